import type { Feed } from './feeds.ts';
import type { DayKey, EpochMs, ZoneId } from './units.ts';

/** `[start, end)`, never empty. */
export interface Interval {
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** What a page claims: somebody watched this feed from start to end. */
export interface Claim extends Interval {
  readonly feed: Feed;
}

/** One unbroken piece of attended time as it is stored. Spans of one device and site never overlap. */
export interface Span extends Claim {
  readonly device: string;
  readonly member: string;
  readonly site: string;
  readonly date: DayKey;
  readonly zone: ZoneId;
}
