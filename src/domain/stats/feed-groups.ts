import type { Feed } from '../tracking/feeds.ts';
import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';

/** What a part of the site is for: the endless feed, people one knows or follows, and the rest. */
export const FEED_GROUPS = ['endless', 'people', 'rest'] as const;

export type FeedGroup = (typeof FEED_GROUPS)[number];

/** For You alone goes on without end and without anybody having been chosen. */
const GROUP_OF: Readonly<Record<Feed, FeedGroup>> = {
  'for-you': 'endless',
  following: 'people',
  friends: 'people',
  messages: 'people',
  live: 'rest',
  search: 'rest',
  profile: 'rest',
  other: 'rest',
};

/** The time of one group, and of its feeds that had any, the longest first. */
export interface GroupTime {
  readonly group: FeedGroup;
  readonly ms: Millis;
  readonly feeds: readonly (readonly [Feed, Millis])[];
}

/**
 * The feeds in their groups, which together hold all of the time. A group without time stays in
 * the list, since none is an answer too.
 */
export function groupFeeds(feeds: readonly (readonly [Feed, Millis])[]): GroupTime[] {
  return FEED_GROUPS.map((group) => {
    const inside = feeds
      .filter(([feed, ms]) => GROUP_OF[feed] === group && ms > 0)
      .toSorted((a, b) => b[1] - a[1]);
    return { group, ms: inside.reduce((sum, [, ms]) => sum + ms, 0), feeds: inside };
  });
}

/** Below this, a share would sound like more than it is (design: evidence, no percentages). */
const MIN_FOR_SHARES: Millis = 30 * MINUTE;

/**
 * A part as tenths of the whole, from 0 to 10: "7 of every 10 minutes". 0 and 10 are said only of
 * none and of all.
 * @returns `null` where the whole is too little to speak of shares
 */
export function tenthsOf(part: Millis, whole: Millis): number | null {
  if (whole < MIN_FOR_SHARES) return null;
  if (part <= 0) return 0;
  if (part >= whole) return 10;
  return Math.min(9, Math.max(1, Math.round((part * 10) / whole)));
}
