import { agreementAt, rulesAt, upcomingAgreement } from '../../domain/agreement/agreement.ts';
import { begunWindows } from '../../domain/agreement/begun-windows.ts';
import { sharedUsage } from '../../domain/household/sharing/shared-usage.ts';
import { addDays, calendarAt, dateOf, dayBounds } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { DayId, DayTerms } from '../../domain/tracking/day-totals.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import { totalMs } from '../../domain/time/interval.ts';
import { grantedMs } from '../../domain/limits/rules/extra-time.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { SwitchCandidate } from '../../domain/agreement/switch-policy.ts';
import { managedContext } from '../../domain/limits/evaluation/managed.ts';
import { dailyLimitOn } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { LONGEST_BREAK } from '../../domain/limits/rules/validate.ts';
import { SESSION_GAP } from '../../domain/tracking/sessions.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EvaluationContext, Usage } from '../../domain/limits/evaluation/context.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import { beforeTracking } from '../../domain/limits/evaluation/before-tracking.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { weekStart } from '../../domain/stats/weeks.ts';
import { readAgreements } from '../agreement/agreements.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { grantsOf } from './extra-time.ts';
import { readLostTime } from './lost-time.ts';
import { readSharedTime } from './shared-time.ts';

/** How far before today a session or the break after it can have begun that reaches into today. */
const SESSION_REACH = LONGEST_BREAK + SESSION_GAP;

/**
 * Everything that one member's verdict depends on. Reads a handful of rows, however long the history
 * is.
 * @param firstDay of the week, for the weekly limit
 * @param wall the wall clock's time
 * @param feed that is being opened; `null` if nothing is
 */
export async function readContext(
  database: KintimeDatabase,
  settings: Settings,
  member: string,
  firstDay: Weekday,
  wall: EpochMs,
  feed: Feed | null,
): Promise<EvaluationContext> {
  const now = recordedNow(settings, wall);
  const calendar = calendarAt(settings.calendars, now);
  const today = dateOf(calendar, now);
  const start = weekStart(today, firstDay);
  const [agreements, person, usage, grants] = await Promise.all([
    readAgreements(database, member),
    database.members.get(member),
    readUsage(database, settings, member, start, now),
    validRows(
      database.grants.where('[member+date]').between([member, start], [member, addDays(start, 7)]),
      grantSchema,
    ),
  ]);
  const context: EvaluationContext = {
    rules: rulesAt(agreements, member, now),
    begun: begunWindows(agreements, member, calendar, now),
    openingPauseMs: person?.openingPauseMs ?? null,
    usage,
    grants,
    answers: settings.answers,
    calendar,
    weekStart: start,
    now,
    aheadMs: now - wall,
    feed,
    isTracked: settings.countingSince !== null,
  };
  return context.isTracked ? context : beforeTracking(context);
}

/** The context of an administrator's rules (rule A20); `null` without any. */
export async function readManagedContext(
  database: KintimeDatabase,
  settings: Settings,
  context: EvaluationContext,
  rules: Rules | null,
): Promise<EvaluationContext | null> {
  if (rules === null) return null;
  const { weekStart: start, now } = context;
  const usage = await readUsage(database, settings, null, start, now);
  const managed = managedContext(context, rules, usage);
  return context.isTracked ? managed : beforeTracking(managed);
}

/** Everything about a member that a switch to or from them depends on (rule A17). */
export async function readSwitchCandidate(
  database: KintimeDatabase,
  settings: Settings,
  member: string,
  firstDay: Weekday,
  wall: EpochMs,
): Promise<SwitchCandidate> {
  const context = await readContext(database, settings, member, firstDay, wall, null);
  const agreements = await readAgreements(database, member);
  const way = agreementAt(agreements, member, context.now)?.way ?? 'self';
  return { context, way, coming: upcomingAgreement(agreements, member, context.now) };
}

/**
 * The limit and extra time of one member's day, as stored in the day's row.
 * @param at a moment of that day; the version of the rules at that moment holds for all of it
 */
export async function readTerms(
  database: KintimeDatabase,
  { member, date }: DayId,
  at: EpochMs,
): Promise<DayTerms> {
  const [agreements, grants] = await Promise.all([
    readAgreements(database, member),
    grantsOf(database, member, date),
  ]);
  const rules = rulesAt(agreements, member, at);
  return {
    limitMs: dailyLimitOn(rules, date),
    grantedMs: grantedMs(grants),
    messagesOpen: rules.daily?.messagesOpen ?? false,
  };
}

/**
 * Of this browser, and what others reported; days of another device, which may come from a saved
 * file or from before a copied profile took a new id, are in no usage but what their own browser
 * reports.
 * @param member whose usage is read; `null` for all members of this browser together, without what
 *   others reported
 */
async function readUsage(
  database: KintimeDatabase,
  settings: Settings,
  member: string | null,
  weekFrom: DayKey,
  now: EpochMs,
): Promise<Usage> {
  const { device, calendars } = settings;
  const calendar = calendarAt(calendars, now);
  const today = dateOf(calendar, now);
  const from = dayBounds(calendar, today).start - SESSION_REACH;
  const isIncluded = (row: { readonly member: string }): boolean =>
    member === null || row.member === member;
  // Limits are for all sites together.
  const [lists, days, allLost, reported] = await Promise.all([
    Promise.all(
      SITES.map(({ id }) =>
        validRows(
          database.spans
            .where('[device+site+start]')
            .between([device, id, from], [device, id, Infinity]),
          spanSchema,
        ),
      ),
    ),
    validRows(database.days.where('date').between(weekFrom, today), daySchema),
    readLostTime(database, settings, weekFrom, today),
    member === null ? [] : readSharedTime(database, settings, member, weekFrom, today),
  ]);
  const lost = allLost.filter(isIncluded);
  return {
    spans: lists
      .flat()
      .filter(isIncluded)
      .map(({ start, end, feed }) => ({ start, end, feed })),
    lost: lost.filter(({ date }) => date === today),
    shared: sharedUsage(reported, calendars),
    weekBeforeMs:
      days
        .filter((day) => day.device === device && isIncluded(day))
        .reduce((sum, { activeMs }) => sum + activeMs, 0) +
      totalMs(lost.filter(({ date }) => date < today)),
  };
}
