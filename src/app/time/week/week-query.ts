import { addDays, dayBounds } from '../../../domain/time/calendar.ts';
import { calendarOn } from '../../../domain/stats/coverage.ts';
import type { Gap } from '../../../domain/tracking/gaps.ts';
import type { UsageSnapshot } from '../../../domain/snapshot/usage-snapshot.ts';
import type { PublicSettings } from '../../../domain/settings/settings.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import type { Span } from '../../../domain/tracking/span.ts';
import type { DayKey, EpochMs } from '../../../domain/time/units.ts';
import { machineClock } from '../../../platform/clock.ts';
import { firstWeekday } from '../../../ui/language.ts';
import { weekOverviewOf } from '../../../ui/usage/week-overview.ts';
import { queryOf } from '../../../ui/hooks/use-query.ts';
import type { Query } from '../../../ui/hooks/use-query.ts';
import { datesOf } from '../../../ui/usage/current-day.ts';

/** What somebody asks to see. */
export interface WeekRequest {
  /** 0 for this week. */
  readonly weeksAgo: number;
  /** The day that was chosen; `null` leaves the choice to the screen. */
  readonly date: DayKey | null;
  /** The member who is current, unless another one was chosen. */
  readonly whose: string | undefined;
}

/** What the screen of one week reads. */
export interface WeekData {
  readonly weeksAgo: number;
  readonly whose: string | undefined;
  /** The days of the week and of the three before it, and today. */
  readonly snapshot: UsageSnapshot;
  /** The day whose sessions are shown. */
  readonly date: DayKey;
  /** Everything that was not counted in that week. */
  readonly gaps: readonly Gap[];
  /** Of that day, whosever. */
  readonly spans: readonly Span[];
  /** The first date of which anything is known, whosever; `null` for none. */
  readonly firstDate: DayKey | null;
}

/** The week on screen and the weeks before it that tell what is usual. */
export const WEEKS_SHOWN = 4;

/** One week with its days, what was not counted in it, and the sessions of one day. */
export function weekQuery({ weeksAgo, date, whose }: WeekRequest): Query<WeekData> {
  return queryOf(async (source) => {
    const { wall } = machineClock.now();
    const snapshot = await source.snapshot((settings) => datesShown(settings, wall, weeksAgo));
    const chosen = dateShown(snapshot, wall, { weeksAgo, date, whose });
    if (chosen === null) {
      return { weeksAgo, whose, snapshot, date: '', gaps: [], spans: [], firstDate: null };
    }
    const week = weekBounds(snapshot, wall, weeksAgo);
    const { gaps, spans, firstDate } = await source.details(week, chosen);
    // Gaps that began earlier and last into the week matter only where they break measuring.
    const lasting = snapshot.disqualifyingGaps.filter(
      ({ start, end }) => start < week.start && (end ?? Infinity) > week.start,
    );
    return {
      weeksAgo,
      whose,
      snapshot,
      date: chosen,
      gaps: [...lasting, ...gaps],
      spans,
      firstDate,
    };
  });
}

function datesShown(settings: PublicSettings, wall: EpochMs, weeksAgo: number): DayKey[] {
  const firstDay = firstWeekday(settings.firstDay);
  const weeks = Array.from({ length: WEEKS_SHOWN }, (_, i) =>
    datesOf(settings, wall, firstDay, weeksAgo + i),
  );
  return [...new Set(weeks.flat())];
}

/** The chosen day where it lies in the week, else today, else the last one with something to see. */
function dateShown(
  snapshot: UsageSnapshot,
  wall: EpochMs,
  { weeksAgo, date, whose }: WeekRequest,
): DayKey | null {
  const firstDay = firstWeekday(snapshot.settings.firstDay);
  const overview = weekOverviewOf(snapshot, wall, firstDay, weeksAgo, whose);
  if (overview === null) return null;
  const { days, start } = overview.week;
  const byItself =
    days.find((day) => day.date === overview.today) ??
    days.findLast(({ ms }) => ms !== null && ms > 0) ??
    days.findLast(({ ms }) => ms !== null);
  const chosen = days.find((day) => day.date === date && !day.ahead) ?? byItself;
  return chosen?.date ?? addDays(start, 6);
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
