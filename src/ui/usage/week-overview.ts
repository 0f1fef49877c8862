import { daysBetween } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import { FEEDS } from '../../domain/tracking/feeds.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import { isMeasured, measuredFrom, hasGapOf } from '../../domain/stats/coverage.ts';
import { ownDays, ownRecords } from '../../domain/snapshot/usage-snapshot.ts';
import type { UsageSnapshot } from '../../domain/snapshot/usage-snapshot.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import { compareWeeks, shiftWeek, weekOf } from '../../domain/stats/weeks.ts';
import type { Week, DaysComparison, WeekDay } from '../../domain/stats/weeks.ts';
import { currentDayOf } from './current-day.ts';
import type { CurrentDay } from './current-day.ts';

/** A day as screens show it. */
export interface ShownDay {
  readonly date: DayKey;
  /**
   * `null`, never zero, if unknown (rule C13): Kintime was not on, the day was deleted, the member
   * did not exist yet, or the day is in the future.
   */
  readonly ms: Millis | null;
  /** Whether the day is in the future. */
  readonly ahead: boolean;
  /** Whether `ms` is unknown because the day was deleted. */
  readonly deleted: boolean;
  /** The same because the browser lost it. */
  readonly lost: boolean;
  /** Whether `ms` is unknown because the member was not yet part of this browser profile. */
  readonly notYet: boolean;
  /** Whether only part of the day was measured. */
  readonly partly: boolean;
  /** From when on the day is known, if its beginning is not. */
  readonly from: EpochMs | null;
  /** Whether counting, or the member's use of this browser, began on this day. */
  readonly first: boolean;
  readonly longestMs: Millis;
  readonly opens: number;
  /** Opens declined at the opening pause. */
  readonly skipped: number;
  readonly lateMs: Millis;
  /** The daily limit; `null` without one. */
  readonly limitMs: Millis | null;
  /** Extra time. */
  readonly grantedMs: Millis;
  /** Time that was not charged to the limit (rule A8). */
  readonly unchargedMs: Millis;
  /** Time by feed, longest first. */
  readonly feeds: readonly (readonly [Feed, Millis])[];
}

export interface WeekOverview extends CurrentDay {
  readonly todayShown: ShownDay;
  readonly week: {
    readonly start: DayKey;
    readonly days: readonly ShownDay[];
    /** `null` if no day of the week is known. */
    readonly totalMs: Millis | null;
  };
}

/**
 * One week and today, as screens show them.
 * @param weeksAgo 0 for this week
 * @param whose a member's id; defaults to the current member
 * @returns `null` before the background has stored a calendar
 */
export function weekOverviewOf(
  snapshot: UsageSnapshot,
  wall: EpochMs,
  firstDay: Weekday,
  weeksAgo: number,
  whose?: string,
): WeekOverview | null {
  const current = currentDayOf(snapshot.settings, wall);
  if (current === null) return null;
  const { today } = current;
  const own = ownDays(snapshot, current.now, whose);
  const records = ownRecords(snapshot, own, current, whose);
  const from = (date: DayKey): EpochMs | null =>
    records.isTheirs(date) ? measuredFrom(date, records) : null;
  const isKnown = (date: DayKey): boolean => isMeasured(date, records) || from(date) !== null;
  const show = ({ date, activeMs }: Pick<WeekDay, 'date' | 'activeMs'>): ShownDay => ({
    ...factsOf(own.filter((day) => day.date === date)),
    date,
    ms: date > today ? null : activeMs,
    ahead: date > today,
    deleted: activeMs === null && hasGapOf('deleted', date, records),
    lost: activeMs === null && hasGapOf('lost', date, records),
    notYet: activeMs === null && !records.isTheirs(date),
    partly: activeMs !== null && !isMeasured(date, records),
    from: from(date),
    first:
      from(date) !== null &&
      !hasGapOf('deleted', date, records) &&
      !hasGapOf('lost', date, records),
  });
  const isToday = ({ date }: { readonly date: DayKey }): boolean => date === today;
  const week = weekOf(own, shiftWeek(today, -weeksAgo), firstDay, isKnown);
  const days = week.dates.map(show);
  const todayShown =
    days.find(isToday) ??
    show(
      weekOf(own, today, firstDay, isKnown).dates.find(isToday) ?? { date: today, activeMs: null },
    );
  return {
    ...current,
    todayShown,
    week: {
      start: week.start,
      days,
      totalMs: days.some(({ ms }) => ms !== null) ? week.totalMs : null,
    },
  };
}

/** The week before another one, for comparison. */
export interface LastWeek extends Omit<WeekOverview['week'], 'start'> {
  readonly comparison: DaysComparison;
  /** Whether it covers all days of this week before today. */
  readonly isUpToYesterday: boolean;
}

/**
 * The week before a given week, and how the given week compares with it over its finished days.
 * @param snapshot must contain both weeks
 * @param weeksAgo of the given week; 0 for this week
 * @param whose a member's id; defaults to the current member
 * @returns `null` before the background has stored a calendar
 */
export function lastWeekOf(
  snapshot: UsageSnapshot,
  wall: EpochMs,
  firstDay: Weekday,
  weeksAgo = 0,
  whose?: string,
): LastWeek | null {
  const last = weekOverviewOf(snapshot, wall, firstDay, weeksAgo + 1, whose);
  if (last === null) return null;
  const { today, week, now } = last;
  const own = ownDays(snapshot, now, whose);
  const records = ownRecords(snapshot, own, last, whose);
  const measured = (date: DayKey): boolean =>
    // Today is unfinished and would always compare as less.
    date < today && isMeasured(date, records);
  const weekAt = (date: DayKey): Week => weekOf(own, date, firstDay, measured);
  const start = shiftWeek(week.start, 1);
  const comparison = compareWeeks(weekAt(start), weekAt(week.start));
  return {
    days: week.days,
    totalMs: week.totalMs,
    comparison,
    isUpToYesterday: comparison.dates.length === daysBetween(start, today),
  };
}

type DayFacts = Omit<
  ShownDay,
  'date' | 'ms' | 'ahead' | 'deleted' | 'lost' | 'notYet' | 'partly' | 'from' | 'first'
>;

function factsOf(rows: readonly Day[]): DayFacts {
  const sum = (pick: (row: Day) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  const feeds = FEEDS.map((feed) => [feed, sum((row) => row.feedsMs[feed] ?? 0)] as const);
  return {
    longestMs: Math.max(0, ...rows.map(({ longestMs }) => longestMs)),
    opens: sum(({ opens }) => opens),
    skipped: sum(({ skipped }) => skipped),
    // Rows of other devices have limits of their own; show the highest.
    limitMs: rows.reduce<Millis | null>(
      (most, { limitMs }) => (limitMs === null ? most : Math.max(most ?? 0, limitMs)),
      null,
    ),
    grantedMs: Math.max(0, ...rows.map(({ grantedMs }) => grantedMs)),
    unchargedMs: sum(({ unchargedMs }) => unchargedMs),
    lateMs: sum(({ lateMs }) => lateMs),
    feeds: feeds.filter(([, ms]) => ms > 0).toSorted((a, b) => b[1] - a[1]),
  };
}
