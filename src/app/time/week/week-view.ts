import { addDays, daysBetween } from '../../../domain/time/calendar.ts';
import { daySessionsOf } from '../../../domain/stats/day-sessions.ts';
import type { DaySession } from '../../../domain/stats/day-sessions.ts';
import { groupFeeds } from '../../../domain/stats/feed-groups.ts';
import type { GroupTime } from '../../../domain/stats/feed-groups.ts';
import { FEEDS } from '../../../domain/tracking/feeds.ts';
import {
  addHours,
  shortestHalf,
  hourHistogramOf,
  hoursInOrder,
} from '../../../domain/stats/hour-histogram.ts';
import type { ShownGap } from '../../../domain/tracking/gaps.ts';
import type { HourRun, WeekdayHours } from '../../../domain/stats/hour-histogram.ts';
import { arrivalDate, isMeasured } from '../../../domain/stats/coverage.ts';
import { hereSince, memberAt } from '../../../domain/people/members.ts';
import { ownDays, ownRecords, ownSpans } from '../../../domain/snapshot/usage-snapshot.ts';
import { spansRetainedFrom } from '../../../domain/settings/retention.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import type { DayKey, EpochMs, Millis, WallTime } from '../../../domain/time/units.ts';
import { shiftWeek, typicalMs, weekOf, weekStart } from '../../../domain/stats/weeks.ts';
import { firstWeekday } from '../../../ui/language.ts';
import { lastWeekOf, weekOverviewOf } from '../../../ui/usage/week-overview.ts';
import type { ShownDay, LastWeek, WeekOverview } from '../../../ui/usage/week-overview.ts';
import { currentDayOf } from '../../../ui/usage/current-day.ts';
import { WEEKS_SHOWN } from './week-query.ts';
import type { WeekData } from './week-query.ts';

/** Everything that the page says of one week of one member. */
export interface WeekView {
  readonly overview: WeekOverview;
  readonly before: LastWeek;
  /** The median of the measured days shown, without today; `null` for too few of them. */
  readonly typicalMs: Millis | null;
  readonly longestMs: Millis;
  readonly opens: number;
  readonly skipped: number;
  readonly lateMs: Millis;
  readonly groups: readonly GroupTime[];
  /** The hours of the week that hold half of it; `null` where that would say little. */
  readonly half: HourRun | null;
  /** The hours of the week shown and the three before it. */
  readonly hours: readonly WeekdayHours[];
  readonly hoursHalf: HourRun | null;
  readonly hoursFrom: DayKey;
  readonly day: ShownDay;
  /** `null` where the spans of the day are not kept any more. */
  readonly sessions: readonly DaySession[] | null;
  /** Everything that was not counted in the week, and what of a day was not the member's yet. */
  readonly gaps: readonly ShownGap[];
  /** The first date of which anything can be known of the member; `null` for none. */
  readonly firstDate: DayKey | null;
}

/** A few minutes lie at some hour, but that is no habit. */
const ENOUGH_FOR_WHEN = 30 * MINUTE;

/** @returns `null` before the first start of the background wrote a calendar */
export function weekViewOf(read: WeekData, wall: EpochMs): WeekView | null {
  const { snapshot, weeksAgo, whose, date } = read;
  const firstDay = firstWeekday(snapshot.settings.firstDay);
  const overviewAt = (ago: number): WeekOverview | null =>
    weekOverviewOf(snapshot, wall, firstDay, ago, whose);
  const overview = overviewAt(weeksAgo);
  const before = lastWeekOf(snapshot, wall, firstDay, weeksAgo, whose);
  if (overview === null || before === null) return null;
  const { today, now, week } = overview;
  const day = week.days.find((one) => one.date === date) ?? overview.todayShown;
  const own = ownDays(snapshot, now, whose);
  const records = ownRecords(snapshot, own, overview, whose);
  // The day on which this member came, up to then.
  const notHere = records.disqualifyingGaps.filter(({ reason }) => reason === 'not-here-yet');
  const isWhole = (each: DayKey): boolean => each < today && isMeasured(each, records);
  const ago = Array.from({ length: WEEKS_SHOWN }, (_, i) => i);
  const known = ago
    .flatMap((i) => overviewAt(weeksAgo + i)?.week.days ?? [])
    .filter(({ ms }) => ms !== null);
  const { dayStart } = overview.calendar;
  const hours = hourHistogramOf(
    own,
    known.map((one) => one.date),
    firstDay,
  );
  const sum = (pick: (one: ShownDay) => number): number =>
    week.days.reduce((total, one) => total + pick(one), 0);
  return {
    overview,
    before,
    typicalMs: typicalMs(
      ago.flatMap((i) => weekOf(own, shiftWeek(week.start, -i), firstDay, isWhole).dates),
    ),
    longestMs: Math.max(0, ...week.days.map(({ longestMs }) => longestMs)),
    opens: sum(({ opens }) => opens),
    skipped: sum(({ skipped }) => skipped),
    lateMs: sum(({ lateMs }) => lateMs),
    groups: groupFeeds(
      FEEDS.map((feed) => [
        feed,
        sum(({ feeds }) => feeds.find(([one]) => one === feed)?.[1] ?? 0),
      ]),
    ),
    half: saidHalfOf(
      own.filter((row) => week.days.some((one) => one.date === row.date)),
      dayStart,
    ),
    hours,
    hoursHalf: saidHalfOf(hours, dayStart),
    hoursFrom: addDays(week.start, -7 * (WEEKS_SHOWN - 1)),
    day,
    sessions:
      date < spansRetainedFrom(today) && read.spans.length === 0
        ? null
        : daySessionsOf(ownSpans(snapshot, read.spans, now, whose)),
    gaps: [
      // What others lack of a day that was not this member's yet is nothing to them.
      ...read.gaps.filter(
        ({ start, end }) =>
          !notHere.some((one) => one.start <= start && (end ?? Infinity) <= (one.end ?? Infinity)),
      ),
      ...notHere,
    ],
    firstDate: firstDateOf(read, now),
  };
}

/**
 * From when they came on, unless there are rows from before: what came in with a file is everybody's
 * to see.
 */
function firstDateOf({ snapshot, whose, firstDate }: WeekData, now: EpochMs): DayKey | null {
  const { members, settings, switches } = snapshot;
  const member = whose ?? memberAt(switches, now);
  if (firstDate === null || member === null) return firstDate;
  const since = hereSince(switches, member);
  if (since === -Infinity || members.some(({ elsewhere }) => elsewhere === true)) return firstDate;
  const came = arrivalDate(settings.calendars, since);
  const own = ownDays(snapshot, now, whose);
  if (own.some(({ date }) => came === null || date < came)) return firstDate;
  return came === null || came > firstDate ? came : firstDate;
}

/** Nothing lies before the first day of which anything is known. */
export function hasEarlier(read: WeekData, wall: EpochMs): boolean {
  const { snapshot, weeksAgo } = read;
  const present = currentDayOf(snapshot.settings, wall);
  if (present === null) return false;
  const firstDate = firstDateOf(read, present.now);
  if (firstDate === null) return false;
  const first = firstWeekday(snapshot.settings.firstDay);
  const weeks = daysBetween(weekStart(firstDate, first), weekStart(present.today, first)) / 7;
  return weeksAgo < weeks;
}

/** The hours that hold half, where there is enough time to speak of a habit. */
function saidHalfOf(
  rows: readonly Pick<WeekdayHours, 'hoursMs'>[],
  dayStart: WallTime,
): HourRun | null {
  const hours = addHours(rows.map(({ hoursMs }) => hoursMs));
  const all = hours.reduce((sum, ms) => sum + ms, 0);
  return all < ENOUGH_FOR_WHEN ? null : shortestHalf(hours, hoursInOrder(dayStart));
}
