import type { Feed } from '../tracking/feeds.ts';
import { MINUTE } from '../time/units.ts';
import type { Millis } from '../time/units.ts';
import { sumBy } from './sum.ts';

/** The endless feeds, people one knows or follows, and everything else. */
export const FEED_GROUPS = ['endless', 'people', 'rest'] as const;

export type FeedGroup = (typeof FEED_GROUPS)[number];

/** For You and Explore are endless and independent of whom somebody follows. */
const GROUP_OF: Readonly<Record<Feed, FeedGroup>> = {
  'for-you': 'endless',
  explore: 'endless',
  following: 'people',
  friends: 'people',
  messages: 'people',
  live: 'rest',
  search: 'rest',
  profile: 'rest',
  other: 'rest',
};

/** The time of one group, and of its feeds with any time, the longest first. */
export interface GroupTime {
  readonly group: FeedGroup;
  readonly ms: Millis;
  readonly feeds: readonly (readonly [Feed, Millis])[];
}

/**
 * Sums feed times by group. Every group is in the result, also one without any time; together
 * they hold all of the time.
 */
export function groupFeeds(feeds: readonly (readonly [Feed, Millis])[]): GroupTime[] {
  return FEED_GROUPS.map((group) => {
    const inside = feeds
      .filter(([feed, ms]) => GROUP_OF[feed] === group && ms > 0)
      .toSorted((a, b) => b[1] - a[1]);
    return { group, ms: sumBy(inside, ([, ms]) => ms), feeds: inside };
  });
}

/** Below this a share would suggest more precision than there is. */
const MIN_FOR_SHARES: Millis = 30 * MINUTE;

/**
 * A part as tenths of the whole, for "7 of every 10 minutes". 0 and 10 stand for exactly none and
 * exactly all.
 * @returns a whole number from 0 to 10; `null` if the whole is below `MIN_FOR_SHARES`
 */
export function tenthsOf(part: Millis, whole: Millis): number | null {
  if (whole < MIN_FOR_SHARES) return null;
  if (part <= 0) return 0;
  if (part >= whole) return 10;
  return Math.min(9, Math.max(1, Math.round((part * 10) / whole)));
}
