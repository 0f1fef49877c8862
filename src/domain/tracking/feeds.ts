/**
 * The parts of a site, in order of precedence: an instant claimed by two feeds goes to the first
 * of them in this list (rule C3). The endless feed comes first because it holds attention most, and
 * messages last because a rule may leave them out (rule A8).
 */
export const FEEDS = [
  'for-you',
  'following',
  'friends',
  'explore',
  'live',
  'search',
  'profile',
  'other',
  'messages',
] as const;

export type Feed = (typeof FEEDS)[number];
