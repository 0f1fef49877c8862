import type { Feed } from './feeds.ts';
import type { DayKey, Millis, ZoneId } from './units.ts';

/** One member's day on one device and site, as it is stored; always recomputed from its spans. */
export interface Day {
  readonly device: string;
  readonly member: string;
  readonly site: string;
  readonly date: DayKey;
  readonly activeMs: Millis;
  /** 24 entries by local clock hour in the zone of recording; after a clock change one may exceed an hour. */
  readonly hoursMs: readonly Millis[];
  readonly feedsMs: Readonly<Partial<Record<Feed, Millis>>>;
  readonly opens: number;
  readonly skipped: number;
  readonly sessions: number;
  readonly longestMs: Millis;
  readonly lateMs: Millis;
  readonly unchargedMs: Millis;
  readonly limitMs: Millis | null;
  readonly grantedMs: Millis;
  readonly zone: ZoneId;
}
