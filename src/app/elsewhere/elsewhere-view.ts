import { addEstimates, certain } from '../../domain/elsewhere/estimate.ts';
import type { Estimate } from '../../domain/elsewhere/estimate.ts';
import { wholeRange } from '../../domain/elsewhere/record.ts';
import type { DateRange } from '../../domain/elsewhere/record.ts';
import { ownElsewhere } from '../../domain/snapshot/usage-snapshot.ts';
import {
  addHours,
  hourHistogramOf,
  hoursInOrder,
  shortestHalf,
} from '../../domain/stats/hour-histogram.ts';
import type { HourRun, WeekdayHours } from '../../domain/stats/hour-histogram.ts';
import { typicalMs } from '../../domain/stats/weeks.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import { firstWeekday } from '../../ui/language.ts';
import { weekOverviewOf } from '../../ui/usage/week-overview.ts';
import { WEEKS_SHOWN } from '../time/week/week-query.ts';
import type { WeekData } from '../time/week/week-query.ts';
import type { WeekView } from '../time/week/week-view.ts';

/** One day in this browser and elsewhere; `null` for what is unknown, never zero. */
export interface DayEverywhere {
  readonly date: DayKey;
  readonly hereMs: Millis | null;
  readonly elsewhere: Estimate | null;
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
  /** The median day of `WEEKS_SHOWN` weeks, of days on which both are known; `null` for too few. */
  readonly typicalMs: Millis | null;
  /** Elsewhere, over the same weeks. */
  readonly hours: readonly WeekdayHours[];
  readonly half: HourRun | null;
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
  const own = record.days;
  const byDate = new Map(own.map((totals) => [totals.date, totals]));
  const firstDay = firstWeekday(snapshot.settings.firstDay);
  const days = week.days.map(({ date, ms }) => ({
    date,
    hereMs: ms,
    elsewhere: byDate.get(date) ?? null,
  }));
  const found = days.flatMap((day) => (day.elsewhere === null ? [] : [day.elsewhere]));
  const total = found.length === 0 ? null : addEstimates(found);
  const both = days.flatMap(({ hereMs, elsewhere: there }) =>
    hereMs === null || there === null ? [] : [certain(hereMs), there],
  );
  const weeks = Array.from({ length: WEEKS_SHOWN }, (_, i) =>
    weekOverviewOf(snapshot, wall, firstDay, weeksAgo + i, member),
  );
  const whole = weeks
    .flatMap((one) => one?.week.days ?? [])
    .filter(({ date, ms, partly }) => date < today && ms !== null && !partly && byDate.has(date))
    .map(({ date, ms }) => ({
      date,
      activeMs: (ms ?? 0) + (byDate.get(date)?.ms ?? 0),
      measured: true,
    }));
  const dates = [...byDate.keys()];
  const hours = hourHistogramOf(own, dates, firstDay);
  const order = hoursInOrder(calendar.dayStart);
  return {
    known,
    days,
    total,
    together: both.length === 0 ? null : addEstimates(both),
    typicalMs: typicalMs(whole),
    hours,
    half: shortestHalf(addHours(hours.map(({ hoursMs }) => hoursMs)), order),
  };
}
