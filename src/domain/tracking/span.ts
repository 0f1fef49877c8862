import type { Interval } from '../time/interval.ts';
import type { Feed } from './feeds.ts';
import type { Span } from './span.schema.ts';

/** Attended time as a page reports it. */
export interface Claim extends Interval {
  readonly feed: Feed;
}

export type { Span };

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
