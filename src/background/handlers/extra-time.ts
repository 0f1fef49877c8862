import { agreementAt } from '../../domain/agreement/agreement.ts';
import { NO_PIN } from '../../domain/agreement/consent.ts';
import { amountsFor, whoAnswers } from '../../domain/agreement/extra-time-request.ts';
import { FREE_EXTENSION } from '../../domain/limits/rules/extra-time.ts';
import type { GrantMethod } from '../../domain/limits/rules/extra-time.ts';
import type { Author } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { Failure } from '../../messages/index.ts';
import { readAgreements } from '../../store/agreement/agreements.ts';
import {
  openRequest,
  refuseRequest,
  saveRequest,
} from '../../store/agreement/extra-time-requests.ts';
import { addGrant } from '../../store/limits/extra-time.ts';
import { readSettings } from '../../store/settings.ts';
import { refuseFreeExtension } from '../enforcement/agreement-decision.ts';
import { evaluate } from '../enforcement/evaluator.ts';
import { failure } from '../messaging/errors.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import { signGrant } from '../security/signer.ts';
import type { Signatory } from '../security/signer.ts';
import type { BackgroundServices } from '../services.ts';

/** Handlers for extra time: asking for it, and giving it. */
export function extraTimeHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, enforcer } = services;
  const applyGrant = async (): Promise<void> => {
    await enforcer.enforceAgain();
    services.refreshBadge();
  };

  return {
    'extra-time': async ({ minutes, code, pastBedtime, reason }) => {
      const settings = await connection.read(readSettings);
      if (settings.parents.length === 0) return failure('needs-pin', '');
      const member = (await evaluate(services, null))?.member ?? null;
      if (member === null) return failure('not-there', 'member');
      const caller = await pinGuard.authenticate(code, settings.parents, 'pin-or-code');
      if (!caller.ok) return caller;
      const { parent, how } = caller;
      const grant = { member, ms: minutes * MINUTE, pastBedtime, how, parent, reason };
      const given = await connection.write(addGrant, grant, clock.now().wall);
      if (given !== null) await signGrant(services, given, caller);
      await applyGrant();
      return { ok: true, parent: parent.name };
    },
    'ask-extra-time': async ({ minutes, pastBedtime, reason }) => {
      const member = (await evaluate(services, null))?.member ?? null;
      if (member === null) return failure('not-there', 'member');
      const settings = await connection.read(readSettings);
      const nobody = await refuseAnyone(settings, member);
      if (nobody !== null) return nobody;
      const request = { member, ms: minutes * MINUTE, pastBedtime, reason };
      await connection.write(saveRequest, request, clock.now().wall);
      services.refreshBadge();
      return { ok: true };
    },
    'answer-extra-time': async ({ id, minutes, code, reason }) => {
      if (minutes === null && reason === '') return failure('malformed', 'reason');
      const settings = await connection.read(readSettings);
      // Before the code, which works only once.
      const request = await connection.read(openRequest, id, clock.now().wall);
      if (request === undefined) return failure('not-there', 'request');
      if (minutes !== null && !amountsFor(request).includes(minutes * MINUTE))
        return failure('malformed', 'minutes');
      const answerer = await authenticateAnswer(settings, request.member, code);
      if (!answerer.ok) return answerer;
      const { parent, how } = answerer;
      const { wall } = clock.now();
      if (minutes === null) {
        const found = await connection.write(refuseRequest, id, parent.id, reason, wall);
        services.refreshBadge();
        return found ? { ok: true } : failure('not-there', 'request');
      }
      const { member, pastBedtime } = request;
      const terms = { member, pastBedtime, reason: request.reason, request: id };
      const grant = { ...terms, ms: minutes * MINUTE, how, parent };
      const given = await connection.write(addGrant, grant, wall);
      if (given === null) return failure('not-there', 'request');
      await signGrant(services, given, answerer);
      await applyGrant();
      return { ok: true };
    },
    'free-extension': async () => {
      const evaluation = await evaluate(services, null);
      if (evaluation === null || evaluation.member === null) return failure('not-there', 'member');
      const refused = refuseFreeExtension(evaluation);
      if (refused !== null) return refused;
      const { member } = evaluation;
      const terms = { ms: FREE_EXTENSION, pastBedtime: false, how: 'free' as const };
      const grant = { ...terms, member, parent: null, reason: '' };
      const given = await connection.write(addGrant, grant, clock.now().wall);
      if (given === null) return failure('extension-taken', '');
      await enforcer.enforceAgain();
      return { ok: true };
    },
  } satisfies Partial<Handlers>;

  /** Why there is nobody without a PIN who may answer a member, if so (rule A9). */
  async function refuseAnyone(settings: Settings, member: string): Promise<Failure | null> {
    const agreements = await connection.read(readAgreements, member);
    const now = recordedNow(settings, clock.now().wall);
    const way = agreementAt(agreements, member, now)?.way ?? 'together';
    const hasPin = settings.parents.length > 0;
    return whoAnswers(way, hasPin) === 'nobody' ? failure('needs-pin', '') : null;
  }

  /**
   * Whoever answers a request.
   * @param code empty for the unlocked parent, and where there is no PIN
   */
  async function authenticateAnswer(
    settings: Settings,
    member: string,
    code: string,
  ): Promise<(Signatory & { ok: true; parent: Author; how: GrantMethod }) | Failure> {
    const { parents } = settings;
    if (parents.length === 0) {
      const nobody = await refuseAnyone(settings, member);
      const parent = { id: NO_PIN, name: '' };
      return nobody ?? { ok: true, parent, how: 'no-pin', signingSeed: null };
    }
    const unlocked = code === '' ? await pinGuard.unlocked(settings) : null;
    return unlocked === null
      ? pinGuard.authenticate(code, parents, 'pin-or-code')
      : { ...unlocked, ok: true, how: 'pin' };
  }
}
