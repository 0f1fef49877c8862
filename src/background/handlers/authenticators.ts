import { normalizePin } from '../../domain/people/pin-attempts.ts';
import type { Parent } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { newSecret, otpauthUri } from '../../platform/crypto/totp.ts';
import { newPin } from '../../platform/crypto/pin-crypto.ts';
import { writeParents, withPin } from '../../store/people/members.ts';
import { addAuthenticator, removeAuthenticator } from '../../store/people/authenticators.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';
import { faultOf, formFaultOf } from './parents.ts';

type AuthenticatorMessageName = 'phone' | 'confirm-phone' | 'remove-phone' | 'new-pin';

/** Phones that make codes, for a parent who is not in the room. */
export function authenticatorHandlers(
  services: BackgroundServices,
): Handlers<AuthenticatorMessageName> {
  const { connection, clock, pinGuard, sealService } = services;
  const wallNow = (): EpochMs => clock.now().wall;
  const read = async (): Promise<Settings> => connection.read(readSettings);
  const parentHere = async (): Promise<Parent | undefined> =>
    (await pinGuard.unlocked(await read()))?.parent;

  return {
    phone: async () => {
      const parent = await parentHere();
      if (parent === undefined) return failure('needs-pin', '');
      const phone = await connection.write((database) =>
        addAuthenticator(database, parent.id, newSecret()),
      );
      if (phone === undefined) return failure('not-there', 'parent');
      const { confirmed, secret } = phone;
      return confirmed
        ? { ok: true, phone: { confirmed } }
        : { ok: true, phone: { confirmed, secret, uri: otpauthUri(secret, parent.name) } };
    },
    'confirm-phone': async ({ code }) => {
      const parent = await parentHere();
      if (parent === undefined) return failure('needs-pin', '');
      if (parent.phone === undefined) return failure('not-there', 'phone');
      const caller = await pinGuard.authenticate(code, [parent], 'first-code');
      return caller.ok ? { ok: true } : caller;
    },
    'remove-phone': async ({ parent }) => {
      const here = await parentHere();
      if (here === undefined) return failure('needs-pin', '');
      const found = await connection.write((database) =>
        removeAuthenticator(database, parent, here.name, wallNow()),
      );
      return found ? { ok: true } : failure('not-there', 'phone');
    },
    'new-pin': async ({ code, pin, confirm }) => {
      const settings = await read();
      // Whatever can be said without the code is said before it is used up.
      const formFault = formFaultOf(pin, confirm);
      if (formFault !== null) return formFault;
      const callable = settings.parents.filter(({ phone }) => phone?.confirmed);
      if (callable.length === 0) return failure('not-there', 'phone');
      const caller = await pinGuard.authenticate(code, callable, 'code');
      if (!caller.ok) return caller;
      const { id, name } = caller.parent;
      const others = settings.parents.filter((parent) => parent.id !== id);
      const fault = await faultOf(others, pin, confirm);
      if (fault !== null) return fault;
      const { record, sealKey } = await newPin(normalizePin(pin));
      const entry = { what: 'pin-changed' as const, who: name, how: 'code' as const };
      const before = settings.parents.map((parent) => parent.id);
      await sealService.begin(id, sealKey, before, (database) =>
        writeParents(database, (parents) => withPin(parents, id, record), entry, wallNow()),
      );
      return { ok: true, parent: id, until: await pinGuard.unlock(id) };
    },
  };
}
