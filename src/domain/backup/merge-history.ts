import { calendarAt } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayOf } from '../tracking/day-totals.ts';
import type { Day, DayId } from '../tracking/day-totals.ts';
import { FEEDS } from '../tracking/feeds.ts';
import { SESSION_GAP } from '../tracking/sessions.ts';
import { firstCalendar } from '../settings/settings.ts';
import { mergeSpans } from '../tracking/merge-spans.ts';
import { totalMs } from '../time/interval.ts';
import { isSameSpan } from '../tracking/span.ts';
import type { Span } from '../tracking/span.ts';
import type { EpochMs } from '../time/units.ts';

/** Attended time, as spans where they are still kept and as a row for every day. */
export interface TrackedTime {
  readonly spans: readonly Span[];
  readonly days: readonly Day[];
}

/** All that a day's row is computed from, the household's hours apart. */
interface Basis {
  readonly spans: readonly Span[];
  /** When the session that runs on into these spans paused last; null where the first opens anew. */
  readonly endBefore: EpochMs | null;
}

/**
 * The time that either side knows of (design: Data). Spans are united. A row that was computed
 * from just these spans stays as it was recorded; where both sides had a part, it is computed
 * anew. A row that tells of more time than the spans that are left is never lowered.
 * Which side is which makes no difference, and what is known already changes nothing.
 * @param calendars the hours that hold for rows computed anew
 * @throws RangeError for a zone that does not exist
 */
export function mergeDays(
  a: TrackedTime,
  b: TrackedTime,
  calendars: readonly Calendar[],
): TrackedTime {
  const [aSpans, bSpans] = [unite(a.spans), unite(b.spans)];
  const spans = unite([...aSpans, ...bSpans]);
  const [aBases, bBases, bases] = [basesOf(aSpans), basesOf(bSpans), basesOf(spans)];
  const [aRows, bRows] = [rowsOf(a.days), rowsOf(b.days)];
  const days: Day[] = [];
  for (const key of new Set([...aRows.keys(), ...bRows.keys(), ...bases.keys()])) {
    const [aRow, bRow, basis] = [aRows.get(key), bRows.get(key), bases.get(key)];
    const recorded = richest([aRow, bRow]);
    const exact = richest([
      isSameBasis(aBases.get(key), basis) ? aRow : undefined,
      isSameBasis(bBases.get(key), basis) ? bRow : undefined,
    ]);
    const computed =
      basis === undefined ? undefined : computeRow(basis, exact, recorded, calendars);
    const row =
      computed === undefined || (recorded !== undefined && recorded.activeMs > computed.activeMs)
        ? recorded
        : computed;
    if (row !== undefined) days.push(row);
  }
  return { spans, days };
}

function computeRow(
  { spans, endBefore }: Basis,
  exact: Day | undefined,
  kept: Day | undefined,
  calendars: readonly Calendar[],
): Day | undefined {
  const [first] = spans;
  if (first === undefined || (exact !== undefined && exact.activeMs >= totalMs(spans)))
    return exact;
  const calendar =
    calendars.length > 0 ? calendarAt(calendars, first.start) : firstCalendar(first.zone);
  return dayOf(first, spans, { calendar, endBefore, kept });
}

/** Spans of any devices and sites, each instant of a device and site once; in order. */
function unite(spans: readonly Span[]): Span[] {
  const places = new Map<string, Span[]>();
  for (const span of spans) {
    const key = keyOf(span.device, span.site);
    const place = places.get(key);
    if (place === undefined) places.set(key, [span]);
    else place.push(span);
  }
  return [...places.keys()].toSorted().flatMap((key) => mergeSpans([], places.get(key) ?? []));
}

function basesOf(united: readonly Span[]): ReadonlyMap<string, Basis> {
  const bases = new Map<string, { spans: Span[]; endBefore: EpochMs | null }>();
  const ends = new Map<string, EpochMs>();
  for (const span of united) {
    const key = dayKeyOf(span);
    const who = keyOf(span.device, span.member, span.site);
    const basis = bases.get(key);
    if (basis === undefined) {
      const end = ends.get(who);
      const goesOn = end !== undefined && span.start - end < SESSION_GAP;
      bases.set(key, { spans: [span], endBefore: goesOn ? end : null });
    } else {
      basis.spans.push(span);
    }
    ends.set(who, span.end);
  }
  return bases;
}

function isSameBasis(a: Basis | undefined, b: Basis | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.endBefore === b.endBefore &&
    a.spans.length === b.spans.length &&
    a.spans.every((span, i) => isSameSpan(span, b.spans[i]))
  );
}

function rowsOf(days: readonly Day[]): ReadonlyMap<string, Day> {
  return new Map(days.map((day) => [dayKeyOf(day), day]));
}

/** The row with the most time. Of rows with the same time the choice is of no matter, but always the same. */
function richest([a, b]: readonly [Day | undefined, Day | undefined]): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.activeMs !== b.activeMs) return a.activeMs > b.activeMs ? a : b;
  return contentOf(a) >= contentOf(b) ? a : b;
}

/** Whether two rows of one day are alike in everything. */
export function isSameDay(a: Day, b: Day | undefined): boolean {
  return a === b || (b !== undefined && contentOf(a) === contentOf(b));
}

function contentOf({ hoursMs, feedsMs, ...day }: Day): string {
  const feeds = FEEDS.map((feed) => feedsMs[feed] ?? 0);
  const { activeMs, opens, skipped, sessions, longestMs, lateMs, limitMs, grantedMs } = day;
  const numbers = [activeMs, opens, skipped, sessions, longestMs, lateMs, limitMs, grantedMs];
  return JSON.stringify([...numbers, day.unchargedMs, day.zone, feeds, hoursMs]);
}

/** The key of a day's row, as text. */
export function dayKeyOf({ device, member, site, date }: DayId): string {
  return keyOf(device, member, site, date);
}

/** Ids may hold any character, so that no separator is safe. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
