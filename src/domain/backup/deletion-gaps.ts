import { addDays, calendarAt, dateOf, dayBounds } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { Gap } from '../tracking/gaps.ts';
import { calendarOn } from '../stats/coverage.ts';
import { overlaps, subtract } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { MINUTE } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** A date of which something was known, on one device and site. */
export type SiteDate = Pick<Day, 'device' | 'site' | 'date'>;

/** A gap that is over, as every deletion is. */
type Closed = Gap & Interval;

/** One side of an import. */
export interface MergeSide {
  readonly days: readonly SiteDate[];
  readonly gaps: readonly Gap[];
  /** What was later than this, it cannot know. */
  readonly until: EpochMs;
}

/** Times are shown in whole minutes; what is left of a deletion below that says nothing to anybody. */
const MIN_LEFT: Millis = MINUTE;

/**
 * Notes that dates were deleted, beside what was noted before, in as few gaps as can be. Without
 * that, they would look like days on which Kintime was not on.
 * @param gone today among them counts up to now, and what is ahead not at all
 * @param now in recorded time
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function addDeletions(
  noted: readonly Gap[],
  gone: readonly SiteDate[],
  calendars: readonly Calendar[],
  now: EpochMs,
): Gap[] {
  const days = gone.map(({ device, site, date }): Closed => {
    const { start, end } = dayBounds(calendarOn(calendars, date), date);
    return { device, site, start, end: Math.min(end, now), reason: 'deleted' };
  });
  const united: Closed[] = [];
  for (const gap of [...noted.filter(isDeletion), ...days].toSorted(compareGaps)) {
    const last = united.at(-1);
    if (gap.start >= gap.end) continue;
    if (last !== undefined && isSamePlace(last, gap) && gap.start <= last.end) {
      united[united.length - 1] = { ...last, end: Math.max(last.end, gap.end) };
    } else united.push(gap);
  }
  return united;
}

/**
 * What stays deleted where two histories come together: not what either side has a row for and
 * has not deleted itself. A file that was saved in the course of a day knows it up to then only.
 * Which side is which makes no difference to the time that is left.
 * @returns the stored gaps to remove, and those to write after that
 */
export function mergeDeletions(
  stored: MergeSide,
  file: MergeSide,
  calendars: readonly Calendar[],
): { gone: Gap[]; added: Gap[] } {
  const here = stored.gaps.filter(isDeletion);
  const there = file.gaps.filter(isDeletion);
  const kept = here.map((gap) => ({ gap, left: cut(gap, knownAround(gap, file, calendars)) }));
  const changed = kept.filter(({ gap, left }) => left.length !== 1 || left[0] !== gap);
  return {
    gone: changed.map(({ gap }) => gap),
    added: [
      ...changed.flatMap(({ left }) => left),
      ...there.flatMap((gap) =>
        cut(gap, [
          ...knownAround(gap, stored, calendars),
          ...here.filter((one) => isSamePlace(one, gap)),
        ]),
      ),
    ],
  };
}

export function isDeletion(gap: Gap): gap is Closed {
  return gap.reason === 'deleted' && gap.end !== null;
}

/** What a side knows of the days that a gap of this device and site touches. */
function knownAround(
  gap: Closed,
  { days, gaps, until }: MergeSide,
  calendars: readonly Calendar[],
): Interval[] {
  if (calendars.length === 0) return [];
  const dateAt = (at: EpochMs) => dateOf(calendarAt(calendars, at), at);
  // A day more on either side: after a journey, a day may be cut by another calendar.
  const [first, last] = [addDays(dateAt(gap.start), -1), addDays(dateAt(gap.end), 1)];
  const dates = days
    .filter((day) => isSamePlace(day, gap) && first <= day.date && day.date <= last)
    .map(({ date }) => date);
  const own = gaps.filter((one) => isDeletion(one)).filter((one) => isSamePlace(one, gap));
  return [...new Set(dates)].flatMap((date) => {
    const { start, end } = dayBounds(calendarOn(calendars, date), date);
    return own.reduce<Interval[]>(subtract, [{ start, end: Math.min(end, until) }]);
  });
}

/** @returns the very gap where nothing of it is known */
function cut(gap: Closed, known: readonly Interval[]): Closed[] {
  const around = known.filter((one) => overlaps(one, gap));
  if (around.length === 0) return [gap];
  return around
    .reduce<Closed[]>(subtract, [gap])
    .filter(({ start, end }) => end - start >= MIN_LEFT);
}

function isSamePlace(a: Omit<SiteDate, 'date'>, b: Omit<SiteDate, 'date'>): boolean {
  return a.device === b.device && a.site === b.site;
}

function compareGaps(a: Closed, b: Closed): number {
  return compareText(a.device, b.device) || compareText(a.site, b.site) || a.start - b.start;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
