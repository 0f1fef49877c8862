import type { Settings } from '../../domain/settings/settings.ts';
import type { Parent } from '../../domain/people/members.ts';
import {
  addConsent,
  addProposal,
  addRefusal,
  answerProposal,
  makeAgreement,
  openProposal,
  withdrawProposal,
} from '../../store/agreement/agreements.ts';
import { readSettings } from '../../store/settings.ts';
import { decideDraft, decideProposal, refuseRules } from '../enforcement/agreement-decision.ts';
import { evaluationOf, viewOf } from '../enforcement/agreement-view.ts';
import type { Failure } from '../../messages/index.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { refuseToSpeakAs, speakFor } from '../security/speak-for.ts';
import { toVerdictView } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for the agreement and proposals. */
export function agreementHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, enforcer, inTurn } = services;
  const unlockedParent = async (settings: Settings): Promise<Parent | null> =>
    (await pinGuard.unlocked(settings))?.parent ?? null;
  const applyRules = async (): Promise<void> => {
    await enforcer.enforceAgain();
    services.refreshBadge();
  };

  return {
    agreement: async ({ member }) => {
      const view = await viewOf(services, member);
      return view === null ? failure('not-there', 'member') : { ok: true, agreement: view };
    },
    preview: async (draft) => {
      const refused = refuseRules(draft.rules);
      if (refused !== null) return refused;
      const settings = await connection.read(readSettings);
      const evaluation = await evaluationOf(services, settings, draft.member, draft.rules);
      if (evaluation === null) return failure('not-there', 'member');
      const verdict = toVerdictView(evaluation);
      return { ok: true, preview: { verdict } };
    },
    'save-agreement': async ({ memberPin, forMyself = false, ...request }) => {
      const refused = refuseRules(request.rules);
      if (refused !== null) return refused;
      const settings = await connection.read(readSettings);
      const speaker = await speakFor(services, settings, request.member, memberPin);
      if (!speaker.ok) return speaker;
      const { parent } = speaker;
      const isMember = speaker.isMember || (forMyself && parent === null);
      const saved = await inTurn(async () => {
        const decided = await decideDraft(services, settings, request, { parent, isMember });
        if (!decided.ok) return decided;
        const { decision, starts } = decided;
        const version = await connection.write(makeAgreement, decision, clock.now().wall);
        return { ok: true as const, version, starts };
      });
      if (saved.ok) await applyRules();
      return saved;
    },
    consent: async ({ member, version, as, memberPin }) => {
      const side = await sideOf(member, as, memberPin);
      if (!side.ok) return side;
      const { wall } = clock.now();
      const found = await connection.write(addConsent, member, version, side.parent, wall);
      return found ? { ok: true } : failure('not-there', 'agreement');
    },
    refuse: async ({ member, version, as, reason, memberPin }) => {
      const side = await sideOf(member, as, memberPin);
      if (!side.ok) return side;
      const { wall } = clock.now();
      const found = await connection.write(addRefusal, member, version, side.parent, reason, wall);
      return found ? { ok: true } : failure('not-there', 'agreement');
    },
    propose: async ({ member, rules, reason, memberPin }) => {
      const refused = refuseRules(rules) ?? (await refuseToSpeakAs(services, member, memberPin));
      if (refused !== null) return refused;
      await connection.write(addProposal, member, rules, reason, clock.now().wall);
      return { ok: true };
    },
    'withdraw-proposal': async ({ id, memberPin }) => {
      const settings = await connection.read(readSettings);
      const proposal = await connection.read(openProposal, id);
      if (proposal === undefined) return failure('not-there', 'proposal');
      const speaker = await speakFor(services, settings, proposal.member, memberPin);
      if (!speaker.ok) return speaker;
      const found = await connection.write(withdrawProposal, id, clock.now().wall);
      return found ? { ok: true } : failure('not-there', 'proposal');
    },
    'answer-proposal': async ({ id, answer, reason, memberPin }) => {
      const settings = await connection.read(readSettings);
      const parent = await unlockedParent(settings);
      if (settings.parents.length > 0 && parent === null) return failure('needs-pin', '');
      const proposal = await connection.read(openProposal, id);
      if (proposal === undefined) return failure('not-there', 'proposal');
      const speaker = await speakFor(services, settings, proposal.member, memberPin);
      if (!speaker.ok) return speaker;
      const answered = await inTurn(async () => {
        const decided =
          answer === 'yes' ? await decideProposal(services, settings, proposal, parent) : null;
        if (decided?.ok === false) return decided;
        const decision = decided?.decision ?? null;
        const { wall } = clock.now();
        const terms = [id, answer, reason, parent, decision, wall] as const;
        const found = await connection.write(answerProposal, ...terms);
        return found ? { ok: true as const } : failure('not-there', 'proposal');
      });
      if (answered.ok && answer === 'yes') await applyRules();
      return answered;
    },
  } satisfies Partial<Handlers>;

  /** Whoever says yes or no to an agreement: the unlocked parent, or `null` for the member. */
  async function sideOf(
    member: string,
    as: 'member' | 'parent',
    memberPin?: string,
  ): Promise<{ readonly ok: true; readonly parent: Parent | null } | Failure> {
    if (as === 'member') {
      const refused = await refuseToSpeakAs(services, member, memberPin);
      return refused ?? { ok: true, parent: null };
    }
    const parent = await unlockedParent(await connection.read(readSettings));
    return parent === null ? failure('needs-pin', '') : { ok: true, parent };
  }
}
