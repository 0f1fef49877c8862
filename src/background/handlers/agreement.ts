import { latestAgreement, MEMBER, permit, SOME_PARENT } from '../../domain/agreement/agreement.ts';
import type { Change, Circumstances, Proposal } from '../../domain/agreement/agreement.ts';
import { calendarAt, nextBoundary } from '../../domain/time/calendar.ts';
import { FREE_EXTENSION } from '../../domain/limits/rules/extra-time.ts';
import { momentOf } from '../../domain/time/recorded-clock.ts';
import type { Decider, Parent } from '../../domain/people/members.ts';
import { faultsOf } from '../../domain/limits/rules/validate.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { Draft, Failure, Reply } from '../../messages/index.ts';
import {
  addProposal,
  addYes,
  answerProposal,
  makeAgreement,
  openProposal,
  withdrawProposal,
} from '../../store/agreement/agreements.ts';
import type { Decision } from '../../store/agreement/agreements.ts';
import { addGrant } from '../../store/limits/extra-time.ts';
import { localMember } from '../../store/people/members.ts';
import { readSettings } from '../../store/settings.ts';
import { readAgreements } from '../../store/limits/evaluation-context.ts';
import { judgementOf, viewOf } from '../enforcement/agreement-view.ts';
import { failure } from '../messaging/errors.ts';
import type { House } from '../services.ts';
import { wordViewOf } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';

type AgreementMessageName =
  | 'agreement'
  | 'preview'
  | 'save-agreement'
  | 'say-yes'
  | 'propose'
  | 'withdraw-proposal'
  | 'answer-proposal'
  | 'extra-time'
  | 'free-extension';

/** Coming to an agreement, and extra time. */
export function agreementHandlers(house: House): Handlers<AgreementMessageName> {
  const { vault, clock, guard, warden } = house;
  const wallNow = (): EpochMs => clock.now().wall;
  const parentHere = async (settings: Settings): Promise<Parent | null> =>
    (await guard.unlocked(settings))?.parent ?? null;

  return {
    agreement: async ({ member }) => {
      const view = await viewOf(house, member);
      return view === null ? failure('not-there', 'member') : { ok: true, agreement: view };
    },
    preview: async (draft) => {
      const fault = faultOf(draft);
      if (fault !== null) return fault;
      const settings = await vault.read(readSettings);
      const judgement = await judgementOf(house, settings, draft.member, draft.rules);
      if (judgement === null) return failure('not-there', 'member');
      const circumstances = await circumstancesOf(house, settings, draft, false);
      const permission = permit(draft, circumstances);
      const word = wordViewOf(judgement, judgement.wall, judgement.situation.calendar.zone);
      return {
        ok: true,
        preview: { word, permission: permission.allowed ? permission.from : 'needs-pin' },
      };
    },
    'save-agreement': async ({ lookAgain, wishes, atOnce, ...draft }) => {
      const fault = faultOf(draft);
      if (fault !== null) return fault;
      const settings = await vault.read(readSettings);
      const parent = (await parentHere(settings)) ?? unnamedParent(settings, draft.way);
      const yeses = [parent?.id ?? MEMBER];
      return save(house, settings, draft, { lookAgain, wishes, atOnce, parent, yeses });
    },
    'say-yes': async ({ member, version, as }) => {
      const parent = as === 'parent' ? await parentHere(await vault.read(readSettings)) : null;
      if (as === 'parent' && parent === null) return failure('needs-pin', '');
      const now = wallNow();
      const found = await vault.write((database) => addYes(database, member, version, parent, now));
      return found ? { ok: true } : failure('not-there', 'agreement');
    },
    propose: async ({ member, rules, reason }) => {
      const [fault] = faultsOf(rules);
      if (fault !== undefined) return failure('rules-faulty', fault);
      if (!(await isMember(house, member))) return failure('not-there', 'member');
      await vault.write((database) => addProposal(database, member, rules, reason, wallNow()));
      return { ok: true };
    },
    'withdraw-proposal': async ({ id }) => {
      const found = await vault.write((database) => withdrawProposal(database, id, wallNow()));
      return found ? { ok: true } : failure('not-there', 'proposal');
    },
    'answer-proposal': async ({ id, answer, reason }) => {
      const settings = await vault.read(readSettings);
      const parent = await parentHere(settings);
      if (settings.parents.length > 0 && parent === null) return failure('needs-pin', '');
      const proposal = await vault.read((database) => openProposal(database, id));
      if (proposal === undefined) return failure('not-there', 'proposal');
      const accepted = answer === 'yes' ? await accept(house, settings, proposal, parent) : null;
      if (accepted?.ok === false) return accepted;
      const decision = accepted?.decision ?? null;
      const found = await vault.write((database) =>
        answerProposal(database, id, answer, reason, parent, decision, wallNow()),
      );
      if (!found) return failure('not-there', 'proposal');
      if (decision !== null) await afterwards(house);
      return { ok: true };
    },
    'extra-time': async ({ minutes, code, pastBedtime, reason }) => {
      const settings = await vault.read(readSettings);
      if (settings.parents.length === 0) return failure('needs-pin', '');
      const judgement = await warden.judge.judge(null);
      if (judgement === null || judgement.member === null) return failure('not-there', 'member');
      const caller = await guard.hear(code, settings.parents, 'pin-or-code');
      if (!caller.ok) return caller;
      const { parent, how } = caller;
      const { member } = judgement;
      const gift = { member, ms: minutes * MINUTE, pastBedtime, how };
      await vault.write((database) => addGrant(database, { ...gift, parent, reason }, wallNow()));
      await warden.enforceAnew();
      return { ok: true, parent: parent.name };
    },
    'free-extension': async () => {
      const judgement = await warden.judge.judge(null);
      if (judgement === null || judgement.member === null) return failure('not-there', 'member');
      const { member, situation, verdict } = judgement;
      if (!situation.rules.freeExtension) return failure('not-allowed', 'no free extension');
      // It does not reach past bedtime, where it would be used up for nothing.
      const { reason } = verdict;
      if (reason === 'bedtime' || reason === 'quiet') return failure('not-needed', reason);
      const gift = { member, ms: FREE_EXTENSION, pastBedtime: false, how: 'free' as const };
      const given = await vault.write((database) =>
        addGrant(database, { ...gift, parent: null, reason: '' }, wallNow()),
      );
      if (!given) return failure('extension-taken', '');
      await warden.enforceAnew();
      return { ok: true };
    },
  };
}

function faultOf({ rules }: Draft): Failure | null {
  const [fault] = faultsOf(rules);
  return fault === undefined ? null : failure('rules-faulty', fault);
}

async function isMember({ vault }: House, member: string): Promise<boolean> {
  return (await vault.read((database) => localMember(database, member))) !== undefined;
}

/**
 * Before there is a PIN nobody can tell who sits here. What is not for the member alone to decide
 * is then a parent's word, and waits for the member's yes.
 */
function unnamedParent({ parents }: Settings, way: Draft['way']): Decider | null {
  return parents.length > 0 || way === 'self' ? null : { id: SOME_PARENT, name: '' };
}

interface Terms {
  readonly lookAgain: string | null;
  readonly wishes: Parameters<typeof makeAgreement>[1]['wishes'];
  readonly atOnce: boolean;
  readonly parent: Decider | null;
  readonly yeses: readonly string[];
}

/** What a yes to a proposal decides. */
async function accept(
  house: House,
  settings: Settings,
  { member, rules }: Proposal,
  found: Parent | null,
): Promise<Decided | Failure> {
  const known = await house.vault.read((database) => readAgreements(database, member));
  const latest = latestAgreement(known, member);
  const draft = { member, rules, way: latest?.way ?? ('together' as const) };
  const parent = found ?? unnamedParent(settings, draft.way);
  const yeses = [MEMBER, ...(parent === null ? [] : [parent.id])];
  const terms = { lookAgain: latest?.lookAgain ?? null, wishes: [], atOnce: true };
  return decide(house, settings, draft, { ...terms, parent, yeses });
}

interface Decided {
  readonly ok: true;
  readonly decision: Decision;
}

/** The draft as a version of the agreement, from when it may hold, if whoever is here may make it. */
async function decide(
  house: House,
  settings: Settings,
  draft: Draft,
  { atOnce, ...terms }: Terms,
): Promise<Decided | Failure> {
  if (!(await isMember(house, draft.member))) return failure('not-there', 'member');
  const circumstances = await circumstancesOf(house, settings, draft, atOnce);
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
  house: House,
  settings: Settings,
  draft: Draft,
  terms: Terms,
): Promise<({ ok: true } & Reply<'save-agreement'>) | Failure> {
  const decided = await decide(house, settings, draft, terms);
  if (!decided.ok) return decided;
  const { decision } = decided;
  const { wall } = house.clock.now();
  const version = await house.vault.write((database) => makeAgreement(database, decision, wall));
  await afterwards(house);
  return { ok: true, version, from: decision.from };
}

/** Other rules may hold from now on. */
async function afterwards({ warden, changed }: House): Promise<void> {
  await warden.enforceAnew();
  changed();
}

async function circumstancesOf(
  { vault, clock, guard }: House,
  settings: Settings,
  { member }: Change & { readonly member: string },
  atOnce: boolean,
): Promise<Circumstances> {
  const now = momentOf(settings, clock.now().wall);
  return {
    agreements: await vault.read((database) => readAgreements(database, member)),
    member,
    now,
    dayStart: calendarAt(settings.calendars, now).dayStart,
    unlocked: (await guard.unlocked(settings)) !== null,
    hasPin: settings.parents.length > 0,
    atOnce,
  };
}
