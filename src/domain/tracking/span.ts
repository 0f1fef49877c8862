import type { Interval } from '../time/interval.ts';
import type { DayKey, ZoneId } from '../time/units.ts';
import type { Feed } from './feeds.ts';

/** Attended time as a page reports it. */
export interface Claim extends Interval {
  readonly feed: Feed;
}

/** Unbroken attended time as stored. Spans of one device and site never overlap (rule C3). */
export interface Span extends Claim {
  readonly device: string;
  readonly member: string;
  readonly site: string;
  readonly date: DayKey;
  readonly zone: ZoneId;
}

/** Whether two spans have the same fields. */
export function isSameSpan(a: Span, b: Span | undefined): boolean {
  return (
    a.start === b?.start &&
    a.end === b.end &&
    a.device === b.device &&
    a.member === b.member &&
    a.site === b.site &&
    a.feed === b.feed &&
    a.date === b.date &&
    a.zone === b.zone
  );
}
