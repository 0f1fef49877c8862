/**
 * The parts of a site, in the order that settles an instant claimed by two of them:
 * the first in this list has it (design: Counting, rule 3). The endless feed stands
 * first, because what plays there is what holds attention.
 */
export const FEEDS = [
  'for-you',
  'following',
  'friends',
  'live',
  'messages',
  'search',
  'profile',
  'other',
] as const;

export type Feed = (typeof FEEDS)[number];
