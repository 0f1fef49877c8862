import { normalizePin } from '../../domain/people/pin-attempts.ts';
import { withPin } from '../../domain/people/members.ts';
import type { Parent } from '../../domain/people/members.ts';
import { newSecret, otpauthUri } from '../../platform/crypto/totp.ts';
import { createPinRecord } from '../../platform/crypto/pin-crypto.ts';
import { changeParents, replaced } from '../../store/people/parents.ts';
import { addAuthenticator, removeAuthenticator } from '../../store/people/authenticators.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { refuseParentPin, refusePinForm } from '../security/validate-new-pin.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for the authenticators with which parents answer by phone (rule A14). */
export function authenticatorHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, sealService } = services;
  const unlockedParent = async (): Promise<Parent | undefined> =>
    (await pinGuard.unlocked(await connection.read(readSettings)))?.parent;

  return {
    phone: async () => {
      const parent = await unlockedParent();
      if (parent === undefined) return failure('needs-pin', '');
      const phone = await connection.write(addAuthenticator, parent.id, newSecret());
      if (phone === undefined) return failure('not-there', 'parent');
      const { confirmed, secret } = phone;
      return confirmed
        ? { ok: true, phone: { confirmed } }
        : { ok: true, phone: { confirmed, secret, uri: otpauthUri(secret, parent.name) } };
    },
    'confirm-phone': async ({ code }) => {
      const parent = await unlockedParent();
      if (parent === undefined) return failure('needs-pin', '');
      if (parent.phone === undefined) return failure('not-there', 'phone');
      const caller = await pinGuard.authenticate(code, [parent], 'first-code');
      return caller.ok ? { ok: true } : caller;
    },
    'remove-phone': async ({ parent }) => {
      const unlocked = await unlockedParent();
      if (unlocked === undefined) return failure('needs-pin', '');
      const { wall } = clock.now();
      const found = await connection.write(removeAuthenticator, parent, unlocked.name, wall);
      return found ? { ok: true } : failure('not-there', 'phone');
    },
    'new-pin': async ({ code, pin, confirm }) => {
      const settings = await connection.read(readSettings);
      // Checked first, since checking the code uses it up.
      const refusedForm = refusePinForm(pin, confirm);
      if (refusedForm !== null) return refusedForm;
      const candidates = settings.parents.filter(({ phone }) => phone?.confirmed);
      if (candidates.length === 0) return failure('not-there', 'phone');
      const caller = await pinGuard.authenticate(code, candidates, 'code');
      if (!caller.ok) return caller;
      const { id, name } = caller.parent;
      const others = settings.parents.filter((parent) => parent.id !== id);
      const refused = await refuseParentPin(others, pin, confirm);
      if (refused !== null) return refused;
      const { record, sealKey, signingSeed } = await createPinRecord(normalizePin(pin));
      const { wall } = clock.now();
      const changed = withPin(caller.parent, record, wall);
      const entry = { what: 'pin-changed' as const, who: name, how: 'code' as const };
      const before = settings.parents.map((parent) => parent.id);
      await sealService.begin(id, sealKey, before, (database) =>
        changeParents(database, (parents) => replaced(parents, changed), entry, wall),
      );
      return { ok: true, parent: id, until: await pinGuard.unlock(id, signingSeed) };
    },
  } satisfies Partial<Handlers>;
}
