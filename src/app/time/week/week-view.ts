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
import { memberSince, memberAt } from '../../../domain/people/members.ts';
import {
  ownDays,
  ownElsewhere,
  ownRecords,
  ownSpans,
} from '../../../domain/snapshot/usage-snapshot.ts';
import { sum, sumBy } from '../../../domain/stats/sum.ts';
import { totalMs } from '../../../domain/time/interval.ts';
import { lostTime } from '../../../domain/tracking/lost-time.ts';
import { spansRetainedFrom } from '../../../domain/tracking/retention.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import type { DayKey, EpochMs, Millis, WallTime } from '../../../domain/time/units.ts';
import { shiftWeek, typicalMs, weekOf, weekStart } from '../../../domain/stats/weeks.ts';
import { firstWeekday } from '../../../ui/language.ts';
import { lastWeekOf, weekOverviewOf } from '../../../ui/usage/week-overview.ts';
import type { ShownDay, LastWeek, WeekOverview } from '../../../ui/usage/week-overview.ts';
import { currentDayOf } from '../../../ui/usage/current-day.ts';
import { WEEKS_SHOWN } from './week-query.ts';
import type { WeekData } from './week-query.ts';

/** What the page shows of one member's week. */
export interface WeekView {
  readonly overview: WeekOverview;
  readonly before: LastWeek;
  /** The median of the measured days of `WEEKS_SHOWN` weeks without today; `null` for too few. */
  readonly typicalMs: Millis | null;
  readonly longestMs: Millis;
  readonly opens: number;
  readonly skipped: number;
  readonly lateMs: Millis;
  readonly groups: readonly GroupTime[];
  /** The hours of `WEEKS_SHOWN` weeks, this one the last. */
  readonly hours: readonly WeekdayHours[];
  /** Those that hold half of the time; `null` for too little time. */
  readonly hoursHalf: HourRun | null;
  readonly hoursFrom: DayKey;
  readonly day: ShownDay;
  /** `null` if the spans of the day have expired (rule C16). */
  readonly sessions: readonly DaySession[] | null;
  /** The gaps of the week, including the time before the member used the browser. */
  readonly gaps: readonly ShownGap[];
  /** What other browsers of the household reported of that day (rule H4). */
  readonly otherBrowsersMs: Millis;
  /** What the browser lost of that day's time, and limits still count (rule C17). */
  readonly lostMs: Millis;
  /** The first date that can have data of the member; `null` for none. */
  readonly firstDate: DayKey | null;
}

/** Less time than this shows no habit. */
const MIN_FOR_HABIT = 30 * MINUTE;

/** @returns `null` until the background has stored a calendar */
export function weekViewOf(data: WeekData, wall: EpochMs): WeekView | null {
  const { snapshot, weeksAgo, member, date } = data;
  const firstDay = firstWeekday(snapshot.settings.firstDay);
  const overviews = Array.from({ length: WEEKS_SHOWN }, (_, i) =>
    weekOverviewOf(snapshot, wall, firstDay, weeksAgo + i, member),
  );
  const [overview = null] = overviews;
  const before = lastWeekOf(snapshot, wall, firstDay, weeksAgo, member);
  if (overview === null || before === null) return null;
  const { today, now, week } = overview;
  const day = week.days.find((one) => one.date === date) ?? overview.todayShown;
  const own = ownDays(snapshot, now, member);
  const records = ownRecords(snapshot, own, overview, member);
  const beforeArrival = records.disqualifyingGaps.filter(({ reason }) => reason === 'not-here-yet');
  const isComplete = (each: DayKey): boolean => each < today && isMeasured(each, records);
  const known = overviews.flatMap((one) => one?.week.days ?? []).filter(({ ms }) => ms !== null);
  const { dayStart } = overview.calendar;
  const hours = hourHistogramOf(
    own,
    known.map((one) => one.date),
    firstDay,
  );
  return {
    overview,
    before,
    typicalMs: typicalMs(
      overviews.flatMap(
        (_, i) => weekOf(own, shiftWeek(week.start, -i), firstDay, isComplete).dates,
      ),
    ),
    longestMs: Math.max(0, ...week.days.map(({ longestMs }) => longestMs)),
    opens: sumBy(week.days, ({ opens }) => opens),
    skipped: sumBy(week.days, ({ skipped }) => skipped),
    lateMs: sumBy(week.days, ({ lateMs }) => lateMs),
    groups: groupFeeds(
      FEEDS.map((feed) => [
        feed,
        sumBy(week.days, ({ feeds }) => feeds.find(([one]) => one === feed)?.[1] ?? 0),
      ]),
    ),
    hours,
    hoursHalf: habitualHours(hours, dayStart),
    hoursFrom: addDays(week.start, -7 * (WEEKS_SHOWN - 1)),
    day,
    sessions:
      date < spansRetainedFrom(today) && data.spans.length === 0
        ? null
        : daySessionsOf(ownSpans(snapshot, data.spans, now, member)),
    gaps: [
      // Other members' gaps from before this one used the browser do not concern them.
      ...data.gaps.filter(
        ({ start, end }) =>
          !beforeArrival.some(
            (one) => one.start <= start && (end ?? Infinity) <= (one.end ?? Infinity),
          ),
      ),
      ...beforeArrival,
    ],
    otherBrowsersMs: otherBrowsersMsOf(data, now),
    lostMs: lostMsOf(data, day.date, now),
    firstDate: firstDateOf(data, now),
  };
}

/**
 * The date on which the member first used the browser, unless there are earlier rows: imported
 * history is shown to everyone.
 */
function firstDateOf({ snapshot, member, firstDate }: WeekData, now: EpochMs): DayKey | null {
  const { members, settings, switches } = snapshot;
  const owner = member ?? memberAt(switches, now);
  if (firstDate === null || owner === null) return firstDate;
  const since = memberSince(switches, owner);
  if (since === -Infinity || members.some(({ elsewhere }) => elsewhere === true)) return firstDate;
  const arrival = arrivalDate(settings.calendars, since);
  const own = ownDays(snapshot, now, member);
  if (own.some(({ date }) => arrival === null || date < arrival)) return firstDate;
  return arrival === null || arrival > firstDate ? arrival : firstDate;
}

/** Whether an earlier week can have data. */
export function hasEarlier(data: WeekData, wall: EpochMs): boolean {
  const { snapshot, weeksAgo } = data;
  const current = currentDayOf(snapshot.settings, wall);
  if (current === null) return false;
  const { known } = ownElsewhere(snapshot, data.elsewhere, current.now, data.member);
  const own = firstDateOf(data, current.now);
  const [firstDate] = [own ?? [], known.map(({ from }) => from)].flat().toSorted();
  if (firstDate === undefined) return false;
  const first = firstWeekday(snapshot.settings.firstDay);
  const weeks = daysBetween(weekStart(firstDate, first), weekStart(current.today, first)) / 7;
  return weeksAgo < weeks;
}

/** The hours that hold half of the time; `null` below `MIN_FOR_HABIT`. */
export function habitualHours(
  rows: readonly Pick<WeekdayHours, 'hoursMs'>[],
  dayStart: WallTime,
): HourRun | null {
  const hours = addHours(rows.map(({ hoursMs }) => hoursMs));
  return sum(hours) < MIN_FOR_HABIT ? null : shortestHalf(hours, hoursInOrder(dayStart));
}

function otherBrowsersMsOf({ snapshot, otherBrowsers, member }: WeekData, now: EpochMs): Millis {
  const owner = member ?? memberAt(snapshot.switches, now);
  return sumBy(
    otherBrowsers.filter((one) => one.member === owner),
    ({ ms }) => ms,
  );
}

/** @param data with the spans of that date */
function lostMsOf({ snapshot, spans, member }: WeekData, date: DayKey, now: EpochMs): Millis {
  const { usedBeforeLoss, calendars, device } = snapshot.settings;
  if (usedBeforeLoss === null) return 0;
  const owner = member ?? memberAt(snapshot.switches, now);
  const used = usedBeforeLoss.used.filter((one) => one.date === date);
  const own = spans.filter((span) => span.device === device);
  const lost = lostTime({ ...usedBeforeLoss, used }, calendars, own);
  return totalMs(lost.filter((piece) => piece.member === owner));
}
