import { normalizePin } from '../../domain/people/pin-attempts.ts';
import { newReset, resetProgress } from '../../domain/people/pin-reset.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { withPin } from '../../domain/people/members.ts';
import type { Parent } from '../../domain/people/members.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import { createPinRecord } from '../../platform/crypto/pin-crypto.ts';
import { setGrownUp } from '../../store/household/household.ts';
import {
  cancelPinReset,
  changeParents,
  changePinReset,
  replaced,
} from '../../store/people/parents.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { checkParentName } from '../security/check-parent-name.ts';
import { newParent, setFirstPin } from '../security/first-pin.ts';
import { signAnew } from '../security/sign-anew.ts';
import { signedParent } from '../security/signer.ts';
import { unlockParent } from '../security/unlock-parent.ts';
import { refuseParentPin } from '../security/validate-new-pin.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for parents, their PINs and the PIN reset. */
export function parentHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, sealService, inTurn } = services;

  return {
    unlock: async ({ pin, confirm, ...request }) => {
      const settings = await connection.read(readSettings);
      if (!isSetUp(settings)) return failure('not-counting', '');
      const { parents, pinReset } = settings;
      const due = pinReset !== null && resetProgress(pinReset, clock.now().wall).due;
      if (parents.length === 0 || (due && confirm !== '')) {
        return setFirstPin(services, settings, { pin, confirm, ...request });
      }
      const match = await pinGuard.identify(pin, parents);
      if (!match.ok) return match;
      return unlockParent(services, match.holder, match);
    },
    lock: async () => {
      await pinGuard.lock();
      sealService.forget();
      return { ok: true };
    },
    'add-parent': async ({ pin, confirm, ...name }) =>
      inTurn(async () => {
        const settings = await connection.read(readSettings);
        const unlocked = await pinGuard.unlocked(settings);
        if (unlocked === null) return failure('needs-pin', '');
        const refused = await refuseParentPin(settings.parents, pin, confirm);
        if (refused !== null) return refused;
        const checked = await checkParentName(services, settings, name);
        if (!checked.ok) return checked;
        const { parentName: who } = name;
        const { wall } = clock.now();
        const { parent: added, sealKey } = await newParent(who, pin, wall);
        const parent = await signedParent(services, added, unlocked);
        const entry = { what: 'parent-added' as const, who };
        await sealService.rekey(parent.id, sealKey, (database) =>
          changeParents(database, (parents) => [...parents, parent], entry, wall),
        );
        const { namesake } = checked;
        if (namesake !== null) await connection.write(setGrownUp, [namesake]);
        return { ok: true };
      }),
    'remove-parent': async ({ parent }) => {
      const settings = await connection.read(readSettings);
      if ((await pinGuard.unlocked(settings)) === null) return failure('needs-pin', '');
      const removed = settings.parents.find(({ id }) => id === parent);
      if (removed === undefined) return failure('not-there', 'parent');
      const entry = { what: 'parent-removed' as const, who: removed.name };
      const remove = (parents: readonly Parent[]) => parents.filter(({ id }) => id !== parent);
      await connection.write(changeParents, remove, entry, clock.now().wall);
      return { ok: true };
    },
    'change-pin': async ({ pin, confirm }) => {
      const settings = await connection.read(readSettings);
      const unlocked = await pinGuard.unlocked(settings);
      if (unlocked === null) return failure('needs-pin', '');
      const { id, name } = unlocked.parent;
      const others = settings.parents.filter((parent) => parent.id !== id);
      const refused = await refuseParentPin(others, pin, confirm);
      if (refused !== null) return refused;
      const { record, sealKey, signingSeed } = await createPinRecord(normalizePin(pin));
      const { wall } = clock.now();
      const changed = withPin(unlocked.parent, record, wall);
      const parent = await signedParent(services, changed, unlocked);
      const entry = { what: 'pin-changed' as const, who: name };
      await sealService.rekey(id, sealKey, async (database) => {
        await changeParents(database, (parents) => replaced(parents, parent), entry, wall);
        await cancelPinReset(database, wall);
      });
      // What the old PIN signs counts for nothing from now on.
      await pinGuard.unlock(id, signingSeed);
      await signAnew(services, unlocked.parent, { parent, signingSeed });
      return { ok: true };
    },
    'request-pin-reset': async () => {
      const settings = await connection.read(readSettings);
      if (settings.parents.length === 0) return failure('not-needed', '');
      if (settings.pinReset !== null) return { ok: true };
      const { wall } = clock.now();
      const reset = newReset(recordedNow(settings, wall), wall);
      await connection.write(changePinReset, reset, { what: 'reset-asked' }, wall);
      return { ok: true };
    },
    'cancel-pin-reset': async () => {
      const settings = await connection.read(readSettings);
      if (settings.pinReset === null) return { ok: true };
      await connection.write(changePinReset, null, { what: 'reset-cancelled' }, clock.now().wall);
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
