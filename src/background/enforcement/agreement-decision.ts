import { latestAgreement, changePermission } from '../../domain/agreement/agreement.ts';
import { MEMBER, unnamedParent } from '../../domain/agreement/consent.ts';
import type { ChangeContext, Permission, Proposal } from '../../domain/agreement/agreement.ts';
import { calendarAt, nextBoundary } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Parent } from '../../domain/people/members.ts';
import { validateRules } from '../../domain/limits/rules/validate.ts';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Failure, Request, RulesDraft } from '../../messages/index.ts';
import { readAgreements } from '../../store/agreement/agreements.ts';
import type { Decision } from '../../store/agreement/agreements.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import type { Evaluation } from './evaluator.ts';

type DecisionServices = Pick<BackgroundServices, 'connection' | 'clock' | 'pinGuard'>;

interface Decided {
  readonly ok: true;
  readonly decision: Decision;
}

/** Why rules are refused as invalid, if they are. */
export function refuseRules(rules: Rules): Failure | null {
  const [fault] = validateRules(rules);
  return fault === undefined ? null : failure('rules-faulty', fault);
}

/**
 * Whether and from when a draft may take effect, for whoever is here now (rule A3), unless "from
 * now" is chosen.
 */
export async function permissionFor(
  services: DecisionServices,
  settings: Settings,
  draft: RulesDraft,
): Promise<Permission> {
  const unlocked = (await services.pinGuard.unlocked(settings))?.parent ?? null;
  return changePermission(
    draft,
    await changeContextOf(services, settings, draft.member, unlocked, false),
  );
}

/**
 * The new version that a draft makes, or why whoever is here may not make it.
 * @param unlocked the parent who makes it
 */
export async function decideDraft(
  services: DecisionServices,
  settings: Settings,
  { lookAgain, wishes, atOnce, ...draft }: Omit<Request<'save-agreement'>, 'memberPin'>,
  unlocked: Parent | null,
): Promise<Decided | Failure> {
  const parent = unlocked ?? unnamedParent(settings.parents.length > 0, draft.way);
  const terms = { lookAgain, wishes, parent, yeses: [parent?.id ?? MEMBER] };
  return decide(services, settings, draft, terms, unlocked, atOnce);
}

/**
 * The new version that a yes to a proposal makes: both sides have agreed, and it takes effect at
 * once.
 * @param unlocked the parent who answers
 */
export async function decideProposal(
  services: DecisionServices,
  settings: Settings,
  { member, rules }: Proposal,
  unlocked: Parent | null,
): Promise<Decided | Failure> {
  const known = await services.connection.read(readAgreements, member);
  const latest = latestAgreement(known, member);
  const draft = { member, rules, way: latest?.way ?? ('together' as const) };
  const parent = unlocked ?? unnamedParent(settings.parents.length > 0, draft.way);
  const yeses = [MEMBER, ...(parent === null ? [] : [parent.id])];
  const terms = { lookAgain: latest?.lookAgain ?? null, wishes: [], parent, yeses };
  return decide(services, settings, draft, terms, unlocked, true);
}

/** Why the free extension is refused, if it is (rule A12). */
export function refuseFreeExtension({ context, verdict }: Evaluation): Failure | null {
  if (!context.rules.freeExtension) return failure('not-allowed', 'no free extension');
  // It does not lift bedtime and quiet times, and would be used up for nothing.
  const { reason } = verdict;
  return reason === 'bedtime' || reason === 'quiet' ? failure('not-needed', reason) : null;
}

async function decide(
  services: DecisionServices,
  settings: Settings,
  draft: RulesDraft,
  terms: Pick<Decision, 'lookAgain' | 'wishes' | 'parent' | 'yeses'>,
  unlocked: Parent | null,
  atOnce: boolean,
): Promise<Decided | Failure> {
  const { member, way, rules } = draft;
  const context = await changeContextOf(services, settings, member, unlocked, atOnce);
  const permission = changePermission(draft, context);
  if (!permission.allowed) return failure('needs-pin', '');
  const { now } = context;
  const from =
    permission.from === 'now' ? now : nextBoundary(calendarAt(settings.calendars, now), now);
  return { ok: true, decision: { member, way, rules, from, ...terms } };
}

async function changeContextOf(
  { connection, clock }: DecisionServices,
  settings: Settings,
  member: string,
  unlocked: Parent | null,
  atOnce: boolean,
): Promise<ChangeContext> {
  const now = recordedNow(settings, clock.now().wall);
  return {
    agreements: await connection.read(readAgreements, member),
    member,
    now,
    dayStart: calendarAt(settings.calendars, now).dayStart,
    unlocked: unlocked !== null,
    hasPin: settings.parents.length > 0,
    atOnce,
  };
}
