import { addDays, boundsOn, calendarAt, dateOf } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { Gap } from '../tracking/gaps.ts';
import { compareText } from '../i18n/compare-text.ts';
import { overlaps, subtract } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { MINUTE } from '../time/units.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** A date on one device and site. */
export type SiteDate = Pick<Day, 'device' | 'site' | 'date'>;

/** A gap that has ended, as every deletion has. */
type ClosedGap = Gap & Interval;

/** The days and gaps of one side of an import: this browser's or the file's. */
export interface MergeSide {
  readonly days: readonly SiteDate[];
  readonly gaps: readonly Gap[];
  /** This side knows nothing after this moment. */
  readonly until: EpochMs;
}

/** Shorter remainders of a deletion are dropped, since screens show whole minutes. */
const MIN_REMAINDER: Millis = MINUTE;

/**
 * Adds deleted dates to the recorded deletions and joins adjacent ones. Without these gaps the
 * dates would look like days on which Kintime was not on.
 * @param recorded gaps; those that are not deletions are ignored
 * @param dates the current date counts up to now, future dates not at all
 * @param now in recorded time
 * @returns all deletions, by device, site and start
 * @throws RangeError if there are no calendars, or a date does not exist
 */
export function addDeletions(
  recorded: readonly Gap[],
  dates: readonly SiteDate[],
  calendars: readonly Calendar[],
  now: EpochMs,
): Gap[] {
  const added = dates.map(({ device, site, date }): ClosedGap => {
    const { start, end } = boundsOn(calendars, date);
    return { device, site, start, end: Math.min(end, now), reason: 'deleted' };
  });
  const joined: ClosedGap[] = [];
  for (const gap of [...recorded.filter(isDeletion), ...added].toSorted(compareGaps)) {
    const last = joined.at(-1);
    if (gap.start >= gap.end) continue;
    if (last !== undefined && isSameSite(last, gap) && gap.start <= last.end) {
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, gap.end) };
    } else joined.push(gap);
  }
  return joined;
}

/**
 * The deletions and losses that remain after an import: without the days that the other side has a row for
 * and did not delete itself. A file exported during a day knows that day up to the export only.
 * The remaining time is the same whichever side is which.
 * @returns the stored gaps to remove, then the gaps to write
 * @throws RangeError if a date does not exist
 */
export function mergeDeletions(
  stored: MergeSide,
  file: MergeSide,
  calendars: readonly Calendar[],
): { removed: Gap[]; added: Gap[] } {
  const here = stored.gaps.filter(isAbsence);
  const there = file.gaps.filter(isAbsence);
  const rests = here.map((gap) => ({
    gap,
    rest: subtractAll(gap, knownAround(gap, file, calendars)),
  }));
  const changed = rests.filter(({ gap, rest }) => rest.length !== 1 || rest[0] !== gap);
  return {
    removed: changed.map(({ gap }) => gap),
    added: [
      ...changed.flatMap(({ rest }) => rest),
      ...there.flatMap((gap) =>
        subtractAll(gap, [
          ...knownAround(gap, stored, calendars),
          ...here.filter((one) => isSameSite(one, gap)),
        ]),
      ),
    ],
  };
}

/** Whether a gap is a deletion. */
export function isDeletion(gap: Gap): gap is ClosedGap {
  return gap.reason === 'deleted' && gap.end !== null;
}

/** Whether a gap stands for history that was there once, and that an import can bring back. */
export function isAbsence(gap: Gap): gap is ClosedGap {
  return isDeletion(gap) || (gap.reason === 'lost' && gap.end !== null);
}

/** The days around a gap that a side has rows for, without its own deletions and losses. */
function knownAround(
  gap: ClosedGap,
  { days, gaps, until }: MergeSide,
  calendars: readonly Calendar[],
): Interval[] {
  if (calendars.length === 0) return [];
  const dateAt = (at: EpochMs) => dateOf(calendarAt(calendars, at), at);
  // One day more on either side: after travel, a row's date may follow another calendar.
  const [first, last] = [addDays(dateAt(gap.start), -1), addDays(dateAt(gap.end), 1)];
  const dates = days
    .filter((day) => isSameSite(day, gap) && first <= day.date && day.date <= last)
    .map(({ date }) => date);
  const own = gaps.filter((one) => isAbsence(one)).filter((one) => isSameSite(one, gap));
  return [...new Set(dates)].flatMap((date) => {
    const { start, end } = boundsOn(calendars, date);
    return own.reduce<Interval[]>(subtract, [{ start, end: Math.min(end, until) }]);
  });
}

/** @returns the gap itself, not a copy, if nothing overlaps it */
function subtractAll(gap: ClosedGap, known: readonly Interval[]): ClosedGap[] {
  const overlapping = known.filter((one) => overlaps(one, gap));
  if (overlapping.length === 0) return [gap];
  return overlapping
    .reduce<ClosedGap[]>(subtract, [gap])
    .filter(({ start, end }) => end - start >= MIN_REMAINDER);
}

function isSameSite(a: Omit<SiteDate, 'date'>, b: Omit<SiteDate, 'date'>): boolean {
  return a.device === b.device && a.site === b.site;
}

function compareGaps(a: ClosedGap, b: ClosedGap): number {
  return compareText(a.device, b.device) || compareText(a.site, b.site) || a.start - b.start;
}
