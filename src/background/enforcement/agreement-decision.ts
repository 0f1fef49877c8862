import {
  changePermission,
  latestAgreement,
  startOfChange,
} from '../../domain/agreement/agreement.ts';
import type { ChangeContext, ChangeStart, Proposal } from '../../domain/agreement/agreement.ts';
import { attributeWishes } from '../../domain/agreement/consent.ts';
import type { Speaker } from '../../domain/agreement/consent.ts';
import { calendarAt } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Author } from '../../domain/people/members.ts';
import { evaluate } from '../../domain/limits/evaluation/evaluate.ts';
import { isQuietTime } from '../../domain/limits/evaluation/outcome.ts';
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
  readonly starts: ChangeStart;
}

/** Why rules are refused as invalid, if they are. */
export function refuseRules(rules: Rules): Failure | null {
  const [fault] = validateRules(rules);
  return fault === undefined ? null : failure('rules-faulty', fault);
}

/** The new version that a draft makes, or why whoever is here may not make it. */
export async function decideDraft(
  services: DecisionServices,
  settings: Settings,
  {
    lookAgain,
    wishes,
    atOnce,
    ...draft
  }: Omit<Request<'save-agreement'>, 'memberPin' | 'forMyself'>,
  speaker: Speaker,
): Promise<Decided | Failure> {
  return decide(services, settings, draft, { lookAgain, wishes }, speaker, atOnce);
}

/**
 * The new version that a yes to a proposal makes: its proposer has agreed, and so does a parent who
 * answers with their PIN. It takes effect as soon as possible.
 */
export async function decideProposal(
  services: DecisionServices,
  settings: Settings,
  { id: proposal, member, rules, at: proposedAt }: Proposal,
  parent: Author | null,
): Promise<Decided | Failure> {
  const known = await services.connection.read(readAgreements, member);
  const latest = latestAgreement(known, member);
  const draft = { member, rules, way: latest?.way ?? ('together' as const) };
  const terms = { lookAgain: latest?.lookAgain ?? null, wishes: [], proposedAt, proposal };
  // Whoever answers is not the member, whose yes the proposal is.
  return decide(services, settings, draft, terms, { parent, isMember: false }, true);
}

/** Why the free extension is refused, if it is (rule A12). */
export function refuseFreeExtension({
  context,
  verdict: { reason },
  managed,
}: Pick<Evaluation, 'context' | 'verdict' | 'managed'>): Failure | null {
  if (!context.rules.freeExtension) return failure('not-allowed', 'no free extension');
  // It lifts none of these, and would be used up for nothing.
  if (isQuietTime(reason)) return failure('not-needed', reason);
  const isManaged = managed !== null && evaluate(managed).state !== 'open';
  return isManaged ? failure('not-needed', 'managed') : null;
}

async function decide(
  services: DecisionServices,
  settings: Settings,
  draft: RulesDraft,
  terms: Pick<Decision, 'lookAgain' | 'wishes' | 'proposedAt' | 'proposal'>,
  speaker: Speaker,
  atOnce: boolean,
): Promise<Decided | Failure> {
  const { member, way, rules } = draft;
  const context = await changeContextOf(services, settings, member, speaker, atOnce);
  const permission = changePermission(draft, context);
  if (!permission.allowed) {
    return failure(permission.needs === 'pin' ? 'needs-pin' : 'needs-member', '');
  }
  const { now, agreements } = context;
  const { from: starts } = permission;
  const from = startOfChange(starts, now, settings.calendars);
  const known = latestAgreement(agreements, member)?.wishes ?? [];
  const wishes = attributeWishes(terms.wishes, known, speaker.parent);
  return { ok: true, starts, decision: { member, way, rules, from, ...terms, wishes, ...speaker } };
}

async function changeContextOf(
  { connection, clock }: DecisionServices,
  settings: Settings,
  member: string,
  { parent, isMember }: Speaker,
  atOnce: boolean,
): Promise<ChangeContext> {
  const now = recordedNow(settings, clock.now().wall);
  return {
    agreements: await connection.read(readAgreements, member),
    member,
    now,
    dayStart: calendarAt(settings.calendars, now).dayStart,
    unlocked: parent !== null,
    hasPin: settings.parents.length > 0,
    isMember,
    atOnce,
  };
}
