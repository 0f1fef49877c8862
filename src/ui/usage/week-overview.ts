import type { Weekday } from '../../domain/time/calendar.ts';
import { FEEDS } from '../../domain/tracking/feeds.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import { isMeasured, measuredFrom, wasDeleted } from '../../domain/stats/coverage.ts';
import { ownDays, ownRecords } from '../../domain/snapshot/usage-snapshot.ts';
import type { UsageSnapshot } from '../../domain/snapshot/usage-snapshot.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import { compareWeeks, shiftWeek, weekOf } from '../../domain/stats/weeks.ts';
import type { Comparison, Week, WeekDay } from '../../domain/stats/weeks.ts';
import { currentDayOf } from './current-day.ts';
import type { CurrentDay } from './current-day.ts';

/** How a day is shown. */
export interface ShownDay {
  readonly date: DayKey;
  /**
   * `null`, never zero, where nothing is known: Kintime was not on, the day was deleted, the
   * member had not come yet, or the day has not.
   */
  readonly ms: Millis | null;
  /** Whether the day is still to come. */
  readonly ahead: boolean;
  /** Nothing is known of the day because it was deleted. */
  readonly deleted: boolean;
  /** Nothing is known of the day because this browser was not the member's yet. */
  readonly notYet: boolean;
  /** Something of the day is missing. */
  readonly partly: boolean;
  /** Set on the day on which counting was agreed to, or the member came: from when on it was counted. */
  readonly from: EpochMs | null;
  readonly longestMs: Millis;
  readonly opens: number;
  /** How often the member turned away at the opening pause. */
  readonly skipped: number;
  readonly lateMs: Millis;
  /** The daily limit that was agreed on for it; `null` without one. */
  readonly limitMs: Millis | null;
  /** Extra time that was given for it. */
  readonly grantedMs: Millis;
  /** What of the day the limit did not count. */
  readonly unchargedMs: Millis;
  /** The parts of the site that were watched, the longest first. */
  readonly feeds: readonly (readonly [Feed, Millis])[];
}

export interface WeekOverview extends CurrentDay {
  readonly todayShown: ShownDay;
  readonly week: {
    readonly start: DayKey;
    readonly days: readonly ShownDay[];
    /** `null` for a week on which nothing at all is known. */
    readonly totalMs: Millis | null;
  };
}

/**
 * Everything that the screens show of one week and of today.
 * @param weeksAgo 0 for this week
 * @param whose the member who is current, unless another one is named
 * @returns `null` before the first start of the background wrote a calendar
 */
export function weekOverviewOf(
  snapshot: UsageSnapshot,
  wall: EpochMs,
  firstDay: Weekday,
  weeksAgo: number,
  whose?: string,
): WeekOverview | null {
  const present = currentDayOf(snapshot.settings, wall);
  if (present === null) return null;
  const { today } = present;
  const own = ownDays(snapshot, present.now, whose);
  const records = ownRecords(snapshot, own, present, whose);
  const from = (date: DayKey): EpochMs | null =>
    records.isTheirs(date) ? measuredFrom(date, records) : null;
  const isKnown = (date: DayKey): boolean => isMeasured(date, records) || from(date) !== null;
  const show = ({ date, activeMs }: Pick<WeekDay, 'date' | 'activeMs'>): ShownDay => ({
    ...factsOf(own.filter((day) => day.date === date)),
    date,
    ms: date > today ? null : activeMs,
    ahead: date > today,
    deleted: activeMs === null && wasDeleted(date, records),
    notYet: activeMs === null && !records.isTheirs(date),
    partly: activeMs !== null && !isMeasured(date, records),
    from: from(date),
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
    ...present,
    todayShown,
    week: {
      start: week.start,
      days,
      totalMs: days.some(({ ms }) => ms !== null) ? week.totalMs : null,
    },
  };
}

/** The week before, beside which a week is seen. */
export interface LastWeek {
  readonly days: readonly ShownDay[];
  /** `null` where nothing at all is known of it. */
  readonly totalMs: Millis | null;
  readonly comparison: Comparison;
}

/**
 * The week before a week, and how the later one compares with it over the days that are over.
 * @param snapshot has to hold the days of both weeks
 * @param weeksAgo of the later one; 0 for this week
 * @param whose the member who is current, unless another one is named
 * @returns `null` before the first start of the background wrote a calendar
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
    // Today is not over: beside a whole day it would always look like less.
    date < today && isMeasured(date, records);
  const weekAt = (date: DayKey): Week => weekOf(own, date, firstDay, measured);
  return {
    days: week.days,
    totalMs: week.totalMs,
    comparison: compareWeeks(weekAt(shiftWeek(week.start, 1)), weekAt(week.start)),
  };
}

type Facts = Omit<ShownDay, 'date' | 'ms' | 'ahead' | 'deleted' | 'notYet' | 'partly' | 'from'>;

function factsOf(rows: readonly Day[]): Facts {
  const sum = (pick: (row: Day) => number): number =>
    rows.reduce((total, row) => total + pick(row), 0);
  const feeds = FEEDS.map((feed) => [feed, sum((row) => row.feedsMs[feed] ?? 0)] as const);
  return {
    longestMs: Math.max(0, ...rows.map(({ longestMs }) => longestMs)),
    opens: sum(({ opens }) => opens),
    skipped: sum(({ skipped }) => skipped),
    // Rows of other devices carry their own; the day on screen is held to what was most.
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
