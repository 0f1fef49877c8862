import { agreementAt, latestAgreement, rulesAt } from '../../domain/agreement/agreement.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { addDays, calendarAt, dateOf, dayBounds, weekdayOf } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type { DayId, DayTerms } from '../../domain/tracking/day-totals.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import { grantedMs } from '../../domain/limits/rules/extra-time.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { SwitchCandidate } from '../../domain/agreement/switch-policy.ts';
import { managedContext } from '../../domain/limits/evaluation/managed.ts';
import { dailyLimitOn } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { SESSION_GAP } from '../../domain/tracking/sessions.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EvaluationContext, Usage } from '../../domain/limits/evaluation/context.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { agreementSchema } from '../../domain/agreement/agreement.schema.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import { HOUR } from '../../domain/time/units.ts';
import { beforeTracking } from '../../domain/limits/evaluation/before-tracking.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import { weekStart } from '../../domain/stats/weeks.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';

/** A break that has to be kept can be this long, and reach into today. */
const LONGEST_SESSION = 12 * HOUR + SESSION_GAP;

/** The agreements of one member, in the order of their versions. */
export async function readAgreements(
  { agreements }: KintimeDatabase,
  member: string,
): Promise<Agreement[]> {
  return agreements
    .where('member')
    .equals(member)
    .filter((row) => is(agreementSchema, row))
    .sortBy('version');
}

/**
 * All that one member's verdict depends on at a moment. A handful of rows, however long the
 * history is.
 * @param firstDay of the week, since the weekly limit counts by it
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
    openingPauseMs: person?.openingPauseMs ?? null,
    usage,
    grants,
    answers: settings.answers,
    calendar,
    weekStart: start,
    now,
    feed,
  };
  return settings.countingSince === null ? beforeTracking(context) : context;
}

/** The same as an administrator's rules see it; `null` where there are none. */
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
  return settings.countingSince === null ? beforeTracking(managed) : managed;
}

/** A member with all that a switch to or from them is judged by. */
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
  const latest = latestAgreement(agreements, member);
  const coming = latest !== null && latest.from > context.now ? latest : null;
  return { context, way, coming };
}

/**
 * What was agreed for one member's day.
 * @param at a moment of that day, whose version of the rules holds for all of it
 */
export async function readTerms(
  database: KintimeDatabase,
  { member, date }: DayId,
  at: EpochMs,
): Promise<DayTerms> {
  const [agreements, grants] = await Promise.all([
    readAgreements(database, member),
    validRows(database.grants.where('[member+date]').equals([member, date]), grantSchema),
  ]);
  const rules = rulesAt(agreements, member, at);
  return {
    limitMs: dailyLimitOn(rules, date, weekdayOf(date)),
    grantedMs: grantedMs(grants),
    messagesOpen: rules.daily?.messagesOpen ?? false,
  };
}

/** What was watched in this browser; by one member, or by all of them together. */
async function readUsage(
  database: KintimeDatabase,
  { device, calendars }: Settings,
  member: string | null,
  weekFrom: DayKey,
  now: EpochMs,
): Promise<Usage> {
  const calendar = calendarAt(calendars, now);
  const today = dateOf(calendar, now);
  const from = dayBounds(calendar, today).start - LONGEST_SESSION;
  const isTheirs = (row: { readonly member: string }): boolean =>
    member === null || row.member === member;
  // One site today; with several, a limit is for all of them together.
  const [lists, days] = await Promise.all([
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
  ]);
  return {
    spans: lists
      .flat()
      .filter(isTheirs)
      .map(({ start, end, feed }) => ({ start, end, feed })),
    weekBeforeMs: days
      .filter((day) => day.device === device && isTheirs(day))
      .reduce((sum, { activeMs }) => sum + activeMs, 0),
  };
}
