import { rulesAt } from '../../domain/agreement/agreement.ts';
import type { Clock } from '../../domain/time/clock.ts';
import type { Feed } from '../../domain/tracking/feeds.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { evaluateWithManaged, opensAtWithManaged } from '../../domain/limits/evaluation/managed.ts';
import type { JointVerdict } from '../../domain/limits/evaluation/managed.ts';
import { outlineRules } from '../../domain/limits/rules/rule-outline.ts';
import type { RuleOutline } from '../../domain/limits/rules/rule-outline.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { isAwaiting, isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { opensToday } from '../../domain/limits/evaluation/context.ts';
import type { EvaluationContext } from '../../domain/limits/evaluation/context.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { LAST_VIDEO } from '../../domain/limits/evaluation/outcome.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import type { PageLocation, VerdictMessage } from '../../messages/index.ts';
import type { VerdictView } from '../../messages/views.ts';
import type { KintimeDatabase } from '../../store/db/database.ts';
import { readAgreements } from '../../store/agreement/agreements.ts';
import { currentMember, localMembers } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { readManagedContext, readContext } from '../../store/limits/evaluation-context.ts';
import type { ManagedPolicy } from './managed-policy.ts';
import { isMemberChosen } from './member-chosen.ts';
import { translationsFor } from '../i18n/background-translations.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** The verdict for the current member at one instant, with what it was worked out from. */
export interface Evaluation {
  readonly settings: Settings;
  /** `null` until somebody has chosen who is watching. */
  readonly member: string | null;
  readonly verdict: JointVerdict;
  readonly context: EvaluationContext;
  /** The context of an administrator's rules; `null` if there are none. */
  readonly managed: EvaluationContext | null;
  /** The rules that the notice at the first visit names; `null` unless counting waits for it. */
  readonly firstVisit: readonly RuleOutline[] | null;
  readonly wall: EpochMs;
}

/** What the rules are evaluated with. */
export interface EvaluationServices {
  readonly connection: DatabaseConnection;
  readonly clock: Clock;
  readonly managedPolicy: ManagedPolicy;
}

/**
 * The verdict for the current member on one part of the site; `null` before the set-up.
 * @param feed `null` to leave the opening pause out
 */
export async function evaluate(
  { connection, clock, managedPolicy }: EvaluationServices,
  feed: Feed | null,
): Promise<Evaluation | null> {
  const { wall } = clock.now();
  const [isChosen, rules] = await Promise.all([isMemberChosen(), managedPolicy.rules()]);
  return connection.read(async (database) => {
    const settings = await readSettings(database);
    if (!isSetUp(settings)) return null;
    const [current, members] = await Promise.all([
      currentMember(database, recordedNow(settings, wall)),
      localMembers(database),
    ]);
    if (current === null) return null;
    const evaluation = await evaluateMember(database, settings, current, feed, rules, wall);
    return members.length > 1 && !isChosen
      ? { ...evaluation, member: null, verdict: whoIsWatching(evaluation.verdict) }
      : evaluation;
  });
}

/** The verdict for a member, whether current or not. */
export async function evaluateMember(
  database: KintimeDatabase,
  settings: Settings,
  member: string,
  feed: Feed | null,
  managedRules: Rules | null,
  wall: EpochMs,
): Promise<Evaluation> {
  const firstDay = firstWeekday(settings.firstDay);
  const context = await readContext(database, settings, member, firstDay, wall, feed);
  const managed = await readManagedContext(database, settings, context, managedRules);
  const verdict = evaluateWithManaged(context, managed);
  let firstVisit: RuleOutline[] | null = null;
  if (isAwaiting(settings)) {
    // The context has only those that hold before counting starts.
    const rules = rulesAt(await readAgreements(database, member), member, context.now);
    firstVisit = [rules, managedRules ?? NO_RULES].flatMap(outlineRules);
  }
  return { settings, member, verdict, context, managed, firstVisit, wall };
}

/** The site stays closed until somebody has chosen who is watching. */
function whoIsWatching(verdict: JointVerdict): JointVerdict {
  const closed = { state: 'closed', reason: 'who', key: 'who' } as const;
  return { ...verdict, ...closed, still: false, next: null, byAdministrator: false };
}

/** Converts recorded time to the wall clock. */
export function toWallClock({ context, wall }: Evaluation, at: EpochMs): EpochMs {
  return at - context.now + wall;
}

/** The verdict as documents get it; where it is open, counting may wait for a notice (rule C10). */
export function toVerdictMessage(evaluation: Evaluation): VerdictMessage {
  const { verdict, context, managed, member, settings, firstVisit } = evaluation;
  const translations = translationsFor(settings.language);
  const { state, reason, still, since, lastsUntil, byAdministrator } = verdict;
  const isClosing = state === 'closed' || state === 'ending';
  const opensAt = isClosing && member !== null ? opensAtWithManaged(context, managed) : null;
  return {
    ...(state === 'open' && firstVisit !== null
      ? { state: 'first-visit', rules: firstVisit }
      : { state }),
    reason,
    opensAt: opensAt === null ? null : toWallClock(evaluation, opensAt),
    endsBy:
      state === 'ending' ? toWallClock(evaluation, Math.min(lastsUntil, since + LAST_VIDEO)) : null,
    ...(state === 'opening-pause'
      ? { pauseMs: context.openingPauseMs, opens: opensToday(context) }
      : { pauseMs: null }),
    still,
    notice: null,
    ...(byAdministrator ? { byAdministrator } : {}),
    zone: context.calendar.zone,
    ...(translations === undefined ? {} : { translations }),
  };
}

/** The verdict for documents on which no rule is evaluated. */
export const OPEN: Omit<VerdictMessage, 'zone'> = {
  state: 'open',
  reason: null,
  opensAt: null,
  endsBy: null,
  pauseMs: null,
  still: false,
  notice: null,
};

/** The verdict for Kintime's own pages before the set-up. */
export const OPEN_VIEW: Omit<VerdictView, 'now' | 'zone'> = {
  member: null,
  state: 'open',
  reason: null,
  opensAt: null,
  next: null,
};

/** The verdict as Kintime's own pages get it. */
export function toVerdictView(evaluation: Evaluation): VerdictView {
  const { verdict, context, managed, member, wall } = evaluation;
  const { state, reason, next, byAdministrator } = verdict;
  const opensAt = state === 'open' || member === null ? null : opensAtWithManaged(context, managed);
  return {
    member,
    state,
    reason,
    opensAt: opensAt === null ? null : toWallClock(evaluation, opensAt),
    next:
      next === null || state !== 'open' ? null : { ...next, at: toWallClock(evaluation, next.at) },
    now: wall,
    ...(byAdministrator ? { byAdministrator } : {}),
    zone: context.calendar.zone,
  };
}

/** The feed to evaluate: no opening pause in a player that is embedded in another site. */
export function evaluatedFeed({ feed, embedded }: PageLocation): Feed | null {
  return embedded && feed === 'other' ? null : feed;
}
