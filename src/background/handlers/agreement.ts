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
import type { UnlockedParent } from '../security/pin-guard.ts';
import { signVersion } from '../security/signer.ts';
import { refuseToSpeakAs, speakFor } from '../security/speak-for.ts';
import { toVerdictView } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for the agreement and proposals. */
export function agreementHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, enforcer, inTurn } = services;
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
      const { parent, signatory } = speaker;
      const isMember = speaker.isMember || (forMyself && parent === null);
      const saved = await inTurn(async () => {
        const decided = await decideDraft(services, settings, request, { parent, isMember });
        if (!decided.ok) return decided;
        const { decision, starts } = decided;
        const made = await connection.write(makeAgreement, decision, clock.now().wall);
        await signVersion(services, made, signatory);
        return { ok: true as const, version: made.version, starts };
      });
      if (saved.ok) await applyRules();
      return saved;
    },
    consent: async ({ member, version, as, memberPin }) => {
      const side = await sideOf(member, as, memberPin);
      if (!side.ok) return side;
      const { wall } = clock.now();
      const parent = side.unlocked?.parent ?? null;
      const agreed = await connection.write(addConsent, member, version, parent, wall);
      if (agreed === null) return failure('not-there', 'agreement');
      await signVersion(services, agreed, side.unlocked);
      return { ok: true };
    },
    refuse: async ({ member, version, as, reason, memberPin }) => {
      const side = await sideOf(member, as, memberPin);
      if (!side.ok) return side;
      const { wall } = clock.now();
      const parent = side.unlocked?.parent ?? null;
      const found = await connection.write(addRefusal, member, version, parent, reason, wall);
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
      const unlocked = await pinGuard.unlocked(settings);
      const parent = unlocked?.parent ?? null;
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
        const settled = await connection.write(answerProposal, ...terms);
        if (settled === null) return failure('not-there', 'proposal');
        if (settled.made !== null) await signVersion(services, settled.made, unlocked);
        return { ok: true as const };
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
  ): Promise<{ readonly ok: true; readonly unlocked: UnlockedParent | null } | Failure> {
    if (as === 'member') {
      const refused = await refuseToSpeakAs(services, member, memberPin);
      return refused ?? { ok: true, unlocked: null };
    }
    const unlocked = await pinGuard.unlocked(await connection.read(readSettings));
    return unlocked === null ? failure('needs-pin', '') : { ok: true, unlocked };
  }
}
