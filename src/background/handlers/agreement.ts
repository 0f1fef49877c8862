import { latestAgreement, permit } from '../../domain/agreement/agreement.ts';
import { MEMBER, SOME_PARENT } from '../../domain/agreement/consent.ts';
import type { RulesChange, ChangeContext, Proposal } from '../../domain/agreement/agreement.ts';
import { calendarAt, nextBoundary } from '../../domain/time/calendar.ts';
import { FREE_EXTENSION } from '../../domain/limits/rules/extra-time.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Author, Parent } from '../../domain/people/members.ts';
import { validateRules } from '../../domain/limits/rules/validate.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { RulesDraft, Failure, Reply } from '../../messages/index.ts';
import {
  addProposal,
  addYes,
  answerProposal,
  makeAgreement,
  openProposal,
  readAgreements,
  withdrawProposal,
} from '../../store/agreement/agreements.ts';
import type { Decision } from '../../store/agreement/agreements.ts';
import { addGrant } from '../../store/limits/extra-time.ts';
import { localMember } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { evaluationOf, viewOf } from '../enforcement/agreement-view.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { toVerdictView } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';

type AgreementMessageName =
  | 'agreement'
  | 'preview'
  | 'save-agreement'
  | 'consent'
  | 'propose'
  | 'withdraw-proposal'
  | 'answer-proposal'
  | 'extra-time'
  | 'free-extension';

/** Coming to an agreement, and extra time. */
export function agreementHandlers(services: BackgroundServices): Handlers<AgreementMessageName> {
  const { connection, clock, pinGuard, enforcer } = services;
  const wallNow = (): EpochMs => clock.now().wall;
  const parentHere = async (settings: Settings): Promise<Parent | null> =>
    (await pinGuard.unlocked(settings))?.parent ?? null;

  return {
    agreement: async ({ member }) => {
      const view = await viewOf(services, member);
      return view === null ? failure('not-there', 'member') : { ok: true, agreement: view };
    },
    preview: async (draft) => {
      const fault = faultOf(draft);
      if (fault !== null) return fault;
      const settings = await connection.read(readSettings);
      const evaluation = await evaluationOf(services, settings, draft.member, draft.rules);
      if (evaluation === null) return failure('not-there', 'member');
      const circumstances = await circumstancesOf(services, settings, draft, false);
      const permission = permit(draft, circumstances);
      const verdict = toVerdictView(evaluation, evaluation.wall, evaluation.context.calendar.zone);
      return {
        ok: true,
        preview: { verdict, permission: permission.allowed ? permission.from : 'needs-pin' },
      };
    },
    'save-agreement': async ({ lookAgain, wishes, atOnce, ...draft }) => {
      const fault = faultOf(draft);
      if (fault !== null) return fault;
      const settings = await connection.read(readSettings);
      const parent = (await parentHere(settings)) ?? unnamedParent(settings, draft.way);
      const yeses = [parent?.id ?? MEMBER];
      return save(services, settings, draft, { lookAgain, wishes, atOnce, parent, yeses });
    },
    consent: async ({ member, version, as }) => {
      const parent = as === 'parent' ? await parentHere(await connection.read(readSettings)) : null;
      if (as === 'parent' && parent === null) return failure('needs-pin', '');
      const now = wallNow();
      const found = await connection.write((database) =>
        addYes(database, member, version, parent, now),
      );
      return found ? { ok: true } : failure('not-there', 'agreement');
    },
    propose: async ({ member, rules, reason }) => {
      const [fault] = validateRules(rules);
      if (fault !== undefined) return failure('rules-faulty', fault);
      if (!(await isMember(services, member))) return failure('not-there', 'member');
      await connection.write((database) => addProposal(database, member, rules, reason, wallNow()));
      return { ok: true };
    },
    'withdraw-proposal': async ({ id }) => {
      const found = await connection.write((database) => withdrawProposal(database, id, wallNow()));
      return found ? { ok: true } : failure('not-there', 'proposal');
    },
    'answer-proposal': async ({ id, answer, reason }) => {
      const settings = await connection.read(readSettings);
      const parent = await parentHere(settings);
      if (settings.parents.length > 0 && parent === null) return failure('needs-pin', '');
      const proposal = await connection.read((database) => openProposal(database, id));
      if (proposal === undefined) return failure('not-there', 'proposal');
      const accepted = answer === 'yes' ? await accept(services, settings, proposal, parent) : null;
      if (accepted?.ok === false) return accepted;
      const decision = accepted?.decision ?? null;
      const found = await connection.write((database) =>
        answerProposal(database, id, answer, reason, parent, decision, wallNow()),
      );
      if (!found) return failure('not-there', 'proposal');
      if (decision !== null) await afterwards(services);
      return { ok: true };
    },
    'extra-time': async ({ minutes, code, pastBedtime, reason }) => {
      const settings = await connection.read(readSettings);
      if (settings.parents.length === 0) return failure('needs-pin', '');
      const evaluation = await enforcer.evaluator.evaluate(null);
      if (evaluation === null || evaluation.member === null) return failure('not-there', 'member');
      const caller = await pinGuard.authenticate(code, settings.parents, 'pin-or-code');
      if (!caller.ok) return caller;
      const { parent, how } = caller;
      const { member } = evaluation;
      const gift = { member, ms: minutes * MINUTE, pastBedtime, how };
      await connection.write((database) =>
        addGrant(database, { ...gift, parent, reason }, wallNow()),
      );
      await enforcer.enforceAgain();
      return { ok: true, parent: parent.name };
    },
    'free-extension': async () => {
      const evaluation = await enforcer.evaluator.evaluate(null);
      if (evaluation === null || evaluation.member === null) return failure('not-there', 'member');
      const { member, context, verdict } = evaluation;
      if (!context.rules.freeExtension) return failure('not-allowed', 'no free extension');
      // It does not reach past bedtime, where it would be used up for nothing.
      const { reason } = verdict;
      if (reason === 'bedtime' || reason === 'quiet') return failure('not-needed', reason);
      const gift = { member, ms: FREE_EXTENSION, pastBedtime: false, how: 'free' as const };
      const given = await connection.write((database) =>
        addGrant(database, { ...gift, parent: null, reason: '' }, wallNow()),
      );
      if (!given) return failure('extension-taken', '');
      await enforcer.enforceAgain();
      return { ok: true };
    },
  };
}

function faultOf({ rules }: RulesDraft): Failure | null {
  const [fault] = validateRules(rules);
  return fault === undefined ? null : failure('rules-faulty', fault);
}

async function isMember({ connection }: BackgroundServices, member: string): Promise<boolean> {
  return (await connection.read((database) => localMember(database, member))) !== undefined;
}

/**
 * Before there is a PIN nobody can tell who sits here. What is not for the member alone to decide
 * is then a parent's word, and waits for the member's yes.
 */
function unnamedParent({ parents }: Settings, way: RulesDraft['way']): Author | null {
  return parents.length > 0 || way === 'self' ? null : { id: SOME_PARENT, name: '' };
}

interface Terms {
  readonly lookAgain: string | null;
  readonly wishes: Parameters<typeof makeAgreement>[1]['wishes'];
  readonly atOnce: boolean;
  readonly parent: Author | null;
  readonly yeses: readonly string[];
}

/** What a yes to a proposal decides. */
async function accept(
  services: BackgroundServices,
  settings: Settings,
  { member, rules }: Proposal,
  found: Parent | null,
): Promise<Decided | Failure> {
  const known = await services.connection.read((database) => readAgreements(database, member));
  const latest = latestAgreement(known, member);
  const draft = { member, rules, way: latest?.way ?? ('together' as const) };
  const parent = found ?? unnamedParent(settings, draft.way);
  const yeses = [MEMBER, ...(parent === null ? [] : [parent.id])];
  const terms = { lookAgain: latest?.lookAgain ?? null, wishes: [], atOnce: true };
  return decide(services, settings, draft, { ...terms, parent, yeses });
}

interface Decided {
  readonly ok: true;
  readonly decision: Decision;
}

/** The draft as a version of the agreement, from when it may hold, if whoever is here may make it. */
async function decide(
  services: BackgroundServices,
  settings: Settings,
  draft: RulesDraft,
  { atOnce, ...terms }: Terms,
): Promise<Decided | Failure> {
  if (!(await isMember(services, draft.member))) return failure('not-there', 'member');
  const circumstances = await circumstancesOf(services, settings, draft, atOnce);
  const permission = permit(draft, circumstances);
  if (!permission.allowed) return failure('needs-pin', '');
  const { now } = circumstances;
  const calendar = calendarAt(settings.calendars, now);
  const from = permission.from === 'now' ? now : nextBoundary(calendar, now);
  const { member, way, rules } = draft;
  return { ok: true, decision: { member, way, rules, from, ...terms } };
}

/** Makes the draft the agreement. */
async function save(
  services: BackgroundServices,
  settings: Settings,
  draft: RulesDraft,
  terms: Terms,
): Promise<({ ok: true } & Reply<'save-agreement'>) | Failure> {
  const decided = await decide(services, settings, draft, terms);
  if (!decided.ok) return decided;
  const { decision } = decided;
  const { wall } = services.clock.now();
  const version = await services.connection.write((database) =>
    makeAgreement(database, decision, wall),
  );
  await afterwards(services);
  return { ok: true, version, from: decision.from };
}

/** Other rules may hold from now on. */
async function afterwards({ enforcer, refreshBadge }: BackgroundServices): Promise<void> {
  await enforcer.enforceAgain();
  refreshBadge();
}

async function circumstancesOf(
  { connection, clock, pinGuard }: BackgroundServices,
  settings: Settings,
  { member }: RulesChange & { readonly member: string },
  atOnce: boolean,
): Promise<ChangeContext> {
  const now = recordedNow(settings, clock.now().wall);
  return {
    agreements: await connection.read((database) => readAgreements(database, member)),
    member,
    now,
    dayStart: calendarAt(settings.calendars, now).dayStart,
    unlocked: (await pinGuard.unlocked(settings)) !== null,
    hasPin: settings.parents.length > 0,
    atOnce,
  };
}
