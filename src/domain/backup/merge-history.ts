import { calendarAt, firstCalendar } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import { dayOf } from '../tracking/day-totals.ts';
import type { Day, DayId } from '../tracking/day-totals.ts';
import { FEEDS } from '../tracking/feeds.ts';
import { SESSION_GAP } from '../tracking/sessions.ts';
import { mergeSpans } from '../tracking/merge-spans.ts';
import { totalMs } from '../time/interval.ts';
import { isSameSpan } from '../tracking/span.ts';
import type { Span } from '../tracking/span.ts';
import type { EpochMs } from '../time/units.ts';

/** Attended time: the spans that are still kept, and a row for every day. */
export interface TrackedTime {
  readonly spans: readonly Span[];
  readonly days: readonly Day[];
}

/** What a day row is computed from, apart from the calendar. */
interface DayInputs {
  readonly spans: readonly Span[];
  /** When the last span before the day ended, if its session continues into it; else `null`. */
  readonly endBefore: EpochMs | null;
}

/**
 * Merges the time of two histories. Spans are united. A row computed from exactly the united spans
 * is kept as recorded; if each side had a part of them, it is recomputed. A row with more time than
 * its spans, as after retention, is never lowered. Commutative and idempotent.
 * @param calendars used for recomputed rows; if empty, the defaults in the zone of the spans
 * @throws RangeError if a zone does not exist
 */
export function mergeDays(
  a: TrackedTime,
  b: TrackedTime,
  calendars: readonly Calendar[],
): TrackedTime {
  const [aSpans, bSpans] = [unite(a.spans), unite(b.spans)];
  const [aInputs, bInputs] = [inputsOf(aSpans), inputsOf(bSpans)];
  // A browser without a history takes in the file as it is.
  const isAlone = aSpans.length === 0;
  const spans = isAlone ? bSpans : unite([...aSpans, ...bSpans]);
  const inputs = isAlone ? bInputs : inputsOf(spans);
  const [aRows, bRows] = [daysByKey(a.days), daysByKey(b.days)];
  const days: Day[] = [];
  for (const key of new Set([...aRows.keys(), ...bRows.keys(), ...inputs.keys()])) {
    const [aRow, bRow, basis] = [aRows.get(key), bRows.get(key), inputs.get(key)];
    const recorded = richest([aRow, bRow]);
    const exact = richest([
      isSameDayInputs(aInputs.get(key), basis) ? aRow : undefined,
      isSameDayInputs(bInputs.get(key), basis) ? bRow : undefined,
    ]);
    const computed = basis === undefined ? exact : computeRow(basis, exact, recorded, calendars);
    const isLess = recorded !== undefined && recorded.activeMs > (computed?.activeMs ?? -1);
    const row = isLess ? recorded : computed;
    if (row !== undefined) days.push(row);
  }
  return { spans, days };
}

function computeRow(
  { spans, endBefore }: DayInputs,
  exact: Day | undefined,
  stored: Day | undefined,
  calendars: readonly Calendar[],
): Day | undefined {
  const [first] = spans;
  if (first === undefined || (exact !== undefined && exact.activeMs >= totalMs(spans)))
    return exact;
  const calendar =
    calendars.length > 0 ? calendarAt(calendars, first.start) : firstCalendar(first.zone);
  return dayOf(first, spans, { calendar, endBefore, stored });
}

/** Spans of any devices and sites, merged per device and site; sorted. */
function unite(spans: readonly Span[]): Span[] {
  const bySite = new Map<string, Span[]>();
  const siteKey = repeatingKey(({ device, site }: Span) => [device, site]);
  for (const span of spans) {
    const key = siteKey(span);
    const group = bySite.get(key);
    if (group === undefined) bySite.set(key, [span]);
    else group.push(span);
  }
  return [...bySite.keys()].toSorted().flatMap((key) => mergeSpans([], bySite.get(key) ?? []));
}

function inputsOf(united: readonly Span[]): ReadonlyMap<string, DayInputs> {
  const inputs = new Map<string, { spans: Span[]; endBefore: EpochMs | null }>();
  const ends = new Map<string, EpochMs>();
  const spanDayKey = repeatingKey(dayParts);
  const ownerKey = repeatingKey(({ device, member, site }: Span) => [device, member, site]);
  for (const span of united) {
    const key = spanDayKey(span);
    const who = ownerKey(span);
    const basis = inputs.get(key);
    if (basis === undefined) {
      const end = ends.get(who);
      const goesOn = end !== undefined && span.start - end < SESSION_GAP;
      inputs.set(key, { spans: [span], endBefore: goesOn ? end : null });
    } else {
      basis.spans.push(span);
    }
    ends.set(who, span.end);
  }
  return inputs;
}

function isSameDayInputs(a: DayInputs | undefined, b: DayInputs | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.endBefore === b.endBefore &&
    a.spans.length === b.spans.length &&
    a.spans.every((span, i) => isSameSpan(span, b.spans[i]))
  );
}

export function daysByKey(days: readonly Day[]): ReadonlyMap<string, Day> {
  return new Map(days.map((day) => [dayKeyOf(day), day]));
}

/** The row with more time. Between rows with the same time the choice is arbitrary but deterministic. */
function richest([a, b]: readonly [Day | undefined, Day | undefined]): Day | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.activeMs !== b.activeMs) return a.activeMs > b.activeMs ? a : b;
  return contentOf(a) >= contentOf(b) ? a : b;
}

/** Whether two rows of the same day have the same content. */
export function isSameDay(a: Day, b: Day | undefined): boolean {
  return a === b || (b !== undefined && contentOf(a) === contentOf(b));
}

function contentOf({ hoursMs, feedsMs, ...day }: Day): string {
  const feeds = FEEDS.map((feed) => feedsMs[feed] ?? 0);
  const { activeMs, opens, skipped, sessions, longestMs, lateMs, limitMs, grantedMs } = day;
  const numbers = [activeMs, opens, skipped, sessions, longestMs, lateMs, limitMs, grantedMs];
  return JSON.stringify([...numbers, day.unchargedMs, day.zone, feeds, hoursMs]);
}

/** The primary key of a day row as a string. */
export function dayKeyOf(day: DayId): string {
  return keyOf(...dayParts(day));
}

function dayParts({ device, member, site, date }: DayId): string[] {
  return [device, member, site, date];
}

/** Makes keys for rows that mostly have the same key as the one before. */
function repeatingKey<T>(partsOf: (row: T) => readonly string[]): (row: T) => string {
  let last: { readonly parts: readonly string[]; readonly key: string } | undefined;
  return (row) => {
    const parts = partsOf(row);
    if (last === undefined || parts.some((part, i) => part !== last?.parts[i])) {
      last = { parts, key: keyOf(...parts) };
    }
    return last.key;
  };
}

/** Joins key parts unambiguously; ids may contain any character, so no separator is safe. */
export function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
