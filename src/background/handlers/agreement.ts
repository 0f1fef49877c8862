import { FREE_EXTENSION } from '../../domain/limits/rules/extra-time.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Parent } from '../../domain/people/members.ts';
import { MINUTE } from '../../domain/time/units.ts';
import {
  addProposal,
  addConsent,
  answerProposal,
  makeAgreement,
  openProposal,
  withdrawProposal,
} from '../../store/agreement/agreements.ts';
import { addGrant } from '../../store/limits/extra-time.ts';
import { readSettings } from '../../store/settings.ts';
import {
  decideDraft,
  decideProposal,
  refuseFreeExtension,
  refuseRules,
} from '../enforcement/agreement-decision.ts';
import { evaluationOf, viewOf } from '../enforcement/agreement-view.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { refuseToSpeakAs, speakFor } from '../security/speak-for.ts';
import { evaluate, toVerdictView } from '../enforcement/evaluator.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for the agreement, proposals and extra time. */
export function agreementHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, enforcer } = services;
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
      const verdict = toVerdictView(evaluation, evaluation.wall, evaluation.context.calendar.zone);
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
      const decided = await decideDraft(services, settings, request, { parent, isMember });
      if (!decided.ok) return decided;
      const { decision, starts } = decided;
      const version = await connection.write(makeAgreement, decision, clock.now().wall);
      await applyRules();
      return { ok: true, version, starts };
    },
    consent: async ({ member, version, as, memberPin }) => {
      const settings = await connection.read(readSettings);
      const parent = as === 'parent' ? await unlockedParent(settings) : null;
      if (as === 'parent' && parent === null) return failure('needs-pin', '');
      const refused = as === 'member' ? await refuseToSpeakAs(services, member, memberPin) : null;
      if (refused !== null) return refused;
      const found = await connection.write(addConsent, member, version, parent, clock.now().wall);
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
      const decided =
        answer === 'yes' ? await decideProposal(services, settings, proposal, parent) : null;
      if (decided?.ok === false) return decided;
      const decision = decided?.decision ?? null;
      const found = await connection.write(
        answerProposal,
        id,
        answer,
        reason,
        parent,
        decision,
        clock.now().wall,
      );
      if (!found) return failure('not-there', 'proposal');
      if (decision !== null) await applyRules();
      return { ok: true };
    },
    'extra-time': async ({ minutes, code, pastBedtime, reason }) => {
      const settings = await connection.read(readSettings);
      if (settings.parents.length === 0) return failure('needs-pin', '');
      const member = (await evaluate(services, null))?.member ?? null;
      if (member === null) return failure('not-there', 'member');
      const caller = await pinGuard.authenticate(code, settings.parents, 'pin-or-code');
      if (!caller.ok) return caller;
      const { parent, how } = caller;
      const grant = { member, ms: minutes * MINUTE, pastBedtime, how, parent, reason };
      await connection.write(addGrant, grant, clock.now().wall);
      await enforcer.enforceAgain();
      return { ok: true, parent: parent.name };
    },
    'free-extension': async () => {
      const evaluation = await evaluate(services, null);
      if (evaluation === null || evaluation.member === null) return failure('not-there', 'member');
      const refused = refuseFreeExtension(evaluation);
      if (refused !== null) return refused;
      const { member } = evaluation;
      const terms = { ms: FREE_EXTENSION, pastBedtime: false, how: 'free' as const };
      const grant = { ...terms, member, parent: null, reason: '' };
      const granted = await connection.write(addGrant, grant, clock.now().wall);
      if (!granted) return failure('extension-taken', '');
      await enforcer.enforceAgain();
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
