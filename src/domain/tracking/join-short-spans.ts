import { MINUTE, SECOND } from '../time/units.ts';
import type { Millis } from '../time/units.ts';
import { FEEDS } from './feeds.ts';
import { mergeSpans } from './merge-spans.ts';
import type { Span } from './span.ts';

/** Nobody's day has so many spans unless a page makes them. */
const MANY_SPANS = 1200;

/**
 * Spans shorter than this are joined: a second, or a minute on a day with very many, so that no
 * page can make a day larger than about 4,000 rows, which is 1 MB (rule C3).
 * @param count how many spans the day has
 */
export function shortestSpan(count: number): Millis {
  return count < MANY_SPANS ? SECOND : MINUTE;
}

/**
 * Joins spans of the same member and day that are both shorter than `shortest` and less than that
 * apart. What lies between counts as well, and all of it goes to the first feed in `FEEDS`. A
 * repeat changes nothing.
 * @param spans of one device and site, sorted and without overlaps
 */
export function joinShortSpans(spans: readonly Span[], shortest: Millis): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && mayJoin(last, span, shortest)) {
      const feed = FEEDS.indexOf(last.feed) <= FEEDS.indexOf(span.feed) ? last.feed : span.feed;
      joined[joined.length - 1] = { ...last, end: span.end, feed };
    } else {
      joined.push(span);
    }
  }
  return mergeSpans(joined, []);
}

function mayJoin(before: Span, after: Span, shortest: Millis): boolean {
  return (
    before.end - before.start < shortest &&
    after.end - after.start < shortest &&
    after.start - before.end < shortest &&
    before.member === after.member &&
    before.date === after.date &&
    before.zone === after.zone
  );
}
