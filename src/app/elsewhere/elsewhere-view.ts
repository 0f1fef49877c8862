import { addEstimates, certain } from '../../domain/elsewhere/estimate.ts';
import type { Estimate } from '../../domain/elsewhere/estimate.ts';
import { wholeRange } from '../../domain/elsewhere/record.ts';
import type { DateRange } from '../../domain/elsewhere/record.ts';
import { ownDays, ownElsewhere } from '../../domain/snapshot/usage-snapshot.ts';
import { hourHistogramOf } from '../../domain/stats/hour-histogram.ts';
import type { HourRun, WeekdayHours } from '../../domain/stats/hour-histogram.ts';
import { typicalMs } from '../../domain/stats/weeks.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import { spansRetainedFrom } from '../../domain/tracking/retention.ts';
import type { Session } from '../../domain/tracking/sessions.ts';
import { firstWeekday } from '../../ui/language.ts';
import { weekOverviewOf } from '../../ui/usage/week-overview.ts';
import { WEEKS_SHOWN } from '../time/week/week-query.ts';
import type { WeekData } from '../time/week/week-query.ts';
import { habitualHours } from '../time/week/week-view.ts';
import type { WeekView } from '../time/week/week-view.ts';

/** One day in this browser and elsewhere; `null` for what is unknown, never zero. */
export interface DayEverywhere {
  readonly date: DayKey;
  /** Whether the day is in the future. */
  readonly ahead: boolean;
  readonly hereMs: Millis | null;
  readonly elsewhere: DayElsewhere | null;
  /** Whether it is unknown because the two could not be told apart any more (rule C18). */
  readonly tooOld: boolean;
}

/** A day's estimate, with the stretches of time that it is made of. */
interface DayElsewhere extends Estimate {
  readonly sessions: readonly Session[];
}

/** The hours of `WEEKS_SHOWN` weeks, and those that hold half of the time. */
export interface HabitualHours {
  readonly hours: readonly WeekdayHours[];
  /** `null` for too little time. */
  readonly half: HourRun | null;
}

/** A week with the time outside this browser (rule C18). */
export interface ElsewhereView {
  /** From when to when anything is known of the member. */
  readonly known: DateRange;
  readonly days: readonly DayEverywhere[];
  /** The week's time elsewhere; `null` if no day of the week is known. */
  readonly total: Estimate | null;
  /** Both together, on the days of the week of which both are known; `null` if none is. */
  readonly together: Estimate | null;
  /** The median day of `WEEKS_SHOWN` weeks elsewhere; `null` for too few. */
  readonly typicalMs: Millis | null;
  /** The same of both together, on days on which both are known. */
  readonly typicalTogetherMs: Millis | null;
  readonly elsewhereHours: HabitualHours;
  /** The hours of both, on days on which both are known. */
  readonly togetherHours: HabitualHours;
}

/** @returns `null` where nothing was ever imported for the member */
export function elsewhereViewOf(
  { snapshot, elsewhere, member, weeksAgo }: WeekData,
  { overview }: WeekView,
  wall: EpochMs,
): ElsewhereView | null {
  const { now, today, calendar, week } = overview;
  const record = ownElsewhere(snapshot, elsewhere, now, member);
  const known = wholeRange(record.known);
  if (known === null) return null;
  const there = record.days;
  const byDate = new Map(there.map((totals) => [totals.date, totals]));
  const firstDay = firstWeekday(snapshot.settings.firstDay);
  const isTooOld = (date: DayKey, ms: Millis | null): boolean =>
    (ms ?? 0) > 0 &&
    !byDate.has(date) &&
    known.from <= date &&
    date <= known.to &&
    date < spansRetainedFrom(today);
  const days = week.days.map(({ date, ahead, ms }) => ({
    date,
    ahead,
    hereMs: ms,
    elsewhere: byDate.get(date) ?? null,
    tooOld: isTooOld(date, ms),
  }));
  const found = days.flatMap((day) => day.elsewhere ?? []);
  const both = days.flatMap((day) =>
    day.hereMs === null || day.elsewhere === null ? [] : [certain(day.hereMs), day.elsewhere],
  );
  const weeks = Array.from({ length: WEEKS_SHOWN }, (_, i) =>
    weekOverviewOf(snapshot, wall, firstDay, weeksAgo + i, member),
  );
  const here = weeks
    .flatMap((one) => one?.week.days ?? [])
    .filter(({ date, ms }) => ms !== null && byDate.has(date));
  const complete = here.filter(({ date, partly }) => date < today && !partly);
  const medianOf = (dates: readonly (readonly [DayKey, Millis])[]): Millis | null =>
    typicalMs(dates.map(([date, activeMs]) => ({ date, activeMs, measured: true })));
  const hoursOf = (rows: Parameters<typeof hourHistogramOf>[0], dates: readonly DayKey[]) => {
    const hours = hourHistogramOf(rows, dates, firstDay);
    return { hours, half: habitualHours(hours, calendar.dayStart) };
  };
  return {
    known,
    days,
    total: found.length === 0 ? null : addEstimates(found),
    together: both.length === 0 ? null : addEstimates(both),
    typicalMs: medianOf(there.filter(({ date }) => date < today).map(({ date, ms }) => [date, ms])),
    typicalTogetherMs: medianOf(
      complete.map(({ date, ms }) => [date, (ms ?? 0) + (byDate.get(date)?.ms ?? 0)]),
    ),
    elsewhereHours: hoursOf(there, [...byDate.keys()]),
    togetherHours: hoursOf(
      [...ownDays(snapshot, now, member), ...there],
      here.map(({ date }) => date),
    ),
  };
}
