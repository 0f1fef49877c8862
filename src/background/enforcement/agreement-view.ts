import { agreementAt, upcomingAgreement } from '../../domain/agreement/agreement.ts';
import { recentRefusal } from '../../domain/agreement/recent-refusal.ts';
import { browserTimes } from '../../domain/household/sharing/shared-usage.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { dateOf } from '../../domain/time/calendar.ts';
import { isFreeTaken } from '../../domain/limits/rules/extra-time.ts';
import { dailyProgress, evaluateWithManaged } from '../../domain/limits/evaluation/managed.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { spansToday } from '../../domain/limits/evaluation/context.ts';
import { totalMs } from '../../domain/time/interval.ts';
import { withRules } from '../../domain/limits/evaluation/before-tracking.ts';
import type { AgreementView } from '../../messages/views.ts';
import { readAgreements, readProposals } from '../../store/agreement/agreements.ts';
import { grantsOf } from '../../store/limits/extra-time.ts';
import { readSharedTime } from '../../store/limits/shared-time.ts';
import { localMember } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { readBaseline } from '../../store/tracking/baseline.ts';
import { evaluateMember } from './evaluator.ts';
import type { Evaluation, EvaluationServices } from './evaluator.ts';

/**
 * The evaluation of a member's rules now; `null` if there is no such member.
 * @param rules evaluated in place of the member's own, for a preview
 */
export async function evaluationOf(
  { connection, clock, managedPolicy }: EvaluationServices,
  settings: Settings,
  member: string,
  rules?: Rules,
): Promise<Evaluation | null> {
  if (settings.calendars.length === 0) return null;
  const { wall } = clock.now();
  const managedRules = await managedPolicy.rules();
  const own = await connection.read(async (database) =>
    (await localMember(database, member)) === undefined
      ? null
      : evaluateMember(database, settings, member, null, managedRules, wall),
  );
  if (own === null || rules === undefined) return own;
  const context = withRules(own.context, rules);
  return { ...own, context, verdict: evaluateWithManaged(context, own.managed) };
}

/** What the agreement page shows of a member; `null` if there is no such member. */
export async function viewOf(
  services: EvaluationServices,
  member: string,
): Promise<AgreementView | null> {
  const { connection } = services;
  const settings = await connection.read(readSettings);
  const evaluation = await evaluationOf(services, settings, member);
  if (evaluation === null) return null;
  const { context, managed } = evaluation;
  const { now, calendar, rules, weekStart, usage } = context;
  const today = dateOf(calendar, now);
  const read = await connection.read(async (database) => ({
    versions: (await readAgreements(database, member)).toReversed(),
    proposals: await readProposals(database, member),
    grants: await grantsOf(database, member, today),
    reported: await readSharedTime(database, settings, member, weekStart, today),
    ...(await readBaseline(database, settings, member, today)),
  }));
  const { reported, ...rest } = read;
  const todayMs = totalMs(spansToday(context));
  const inForce = agreementAt(read.versions, member, now);
  return {
    ...rest,
    member,
    inForce,
    refusal: recentRefusal(read, calendar, today),
    upcoming: upcomingAgreement(read.versions, member, now),
    freeExtension: rules.freeExtension && !isFreeTaken(read.grants, today),
    todayMs: settings.countingSince === null ? null : todayMs,
    weekMs: usage.weekBeforeMs + todayMs,
    otherBrowsers: browserTimes(reported, today),
    ...dailyProgress(context, managed),
  };
}
