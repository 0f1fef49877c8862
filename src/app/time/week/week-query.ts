import { addDays, dayBounds, calendarOn } from '../../../domain/time/calendar.ts';
import { NO_RECORD } from '../../../domain/elsewhere/record.ts';
import type { ElsewhereRecord } from '../../../domain/elsewhere/record.ts';
import type { Gap } from '../../../domain/tracking/gaps.ts';
import type { MemberTime, UsageSnapshot } from '../../../domain/snapshot/usage-snapshot.ts';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import type { Span } from '../../../domain/tracking/span.ts';
import { shiftWeek, weekDates } from '../../../domain/stats/weeks.ts';
import type { DayKey, EpochMs } from '../../../domain/time/units.ts';
import { machineClock } from '../../../platform/clock.ts';
import { firstWeekday } from '../../../ui/language.ts';
import { weekOverviewOf } from '../../../ui/usage/week-overview.ts';
import { queryOf } from '../../usage-source.ts';
import type { Query } from '../../../ui/hooks/use-query.ts';
import { currentDayOf, datesOf } from '../../../ui/usage/current-day.ts';

/** The requested view. */
export interface WeekRequest {
  /** 0 for this week. */
  readonly weeksAgo: number;
  /** The chosen day; `null` for the default day of the week. */
  readonly date: DayKey | null;
  /** The chosen member; `undefined` for the current one. */
  readonly member: string | undefined;
}

/** The rows for a view. */
export interface WeekData extends Omit<WeekRequest, 'date'> {
  /** The days of the week and of the three before it, and today. */
  readonly snapshot: UsageSnapshot;
  /** The day member sessions are shown. */
  readonly date: DayKey;
  /** All gaps of the week. */
  readonly gaps: readonly Gap[];
  /** The spans of that day, of all members. */
  readonly spans: readonly Span[];
  /** Time in the household's other browsers on that day, of all members (rule H4). */
  readonly otherBrowsers: readonly MemberTime[];
  /** Time elsewhere on the days of the snapshot, of all members (rule C18). */
  readonly elsewhere: ElsewhereRecord;
  /** The first date with data of any member; `null` for none. */
  readonly firstDate: DayKey | null;
}

/** The week on screen and the weeks before it, for the typical day and the hours. */
export const WEEKS_SHOWN = 4;

/** Reads a week's days and gaps, and the spans of one day. */
export function weekQuery({ weeksAgo, date, member }: WeekRequest): Query<WeekData> {
  return queryOf(async (source) => {
    const { wall } = machineClock.now();
    const snapshot = await source.snapshot((settings) => datesShown(settings, wall, weeksAgo));
    const shown = dateShown(snapshot, wall, { weeksAgo, date, member });
    const read = { weeksAgo, member, snapshot };
    if (shown === null) {
      const nothing = { gaps: [], spans: [], otherBrowsers: [], firstDate: null };
      return { ...read, ...nothing, date: '', elsewhere: NO_RECORD };
    }
    const week = weekBounds(snapshot, wall, weeksAgo);
    const dates = datesShown(snapshot.settings, wall, weeksAgo).toSorted();
    const [{ gaps, ...details }, elsewhere] = await Promise.all([
      source.details(week, shown),
      source.elsewhere(dates[0] ?? shown, dates.at(-1) ?? shown),
    ]);
    // Of gaps that began before the week, only those that keep days from being measured matter.
    const ongoing = snapshot.disqualifyingGaps.filter(
      ({ start, end }) => start < week.start && (end ?? Infinity) > week.start,
    );
    return { ...read, ...details, date: shown, gaps: [...ongoing, ...gaps], elsewhere };
  });
}

function datesShown(settings: PublicSettings, wall: EpochMs, weeksAgo: number): DayKey[] {
  const firstDay = firstWeekday(settings.firstDay);
  const weeks = Array.from({ length: WEEKS_SHOWN }, (_, i) =>
    datesOf(settings, wall, firstDay, weeksAgo + i),
  );
  return [...new Set(weeks.flat())];
}

/** The chosen day if it is in the week, else today, else the last day with data. */
function dateShown(
  snapshot: UsageSnapshot,
  wall: EpochMs,
  { weeksAgo, date, member }: WeekRequest,
): DayKey | null {
  const current = currentDayOf(snapshot.settings, wall);
  if (current === null) return null;
  const { today } = current;
  const firstDay = firstWeekday(snapshot.settings.firstDay);
  const dates = weekDates(shiftWeek(today, -weeksAgo), firstDay);
  if (date !== null && date <= today && dates.includes(date)) return date;
  if (weeksAgo === 0) return today;
  const days = weekOverviewOf(snapshot, wall, firstDay, weeksAgo, member)?.week.days ?? [];
  const fallback =
    days.findLast(({ ms }) => ms !== null && ms > 0) ?? days.findLast(({ ms }) => ms !== null);
  return fallback?.date ?? dates.at(-1) ?? today;
}

function weekBounds({ settings }: UsageSnapshot, wall: EpochMs, weeksAgo: number): Interval {
  const { calendars } = settings;
  const [first = ''] = datesOf(settings, wall, firstWeekday(settings.firstDay), weeksAgo);
  const last = addDays(first, 6);
  return {
    start: dayBounds(calendarOn(calendars, first), first).start,
    end: dayBounds(calendarOn(calendars, last), last).end,
  };
}
