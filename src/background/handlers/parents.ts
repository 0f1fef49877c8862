import { normalizePin } from '../../domain/people/pin-attempts.ts';
import { newReset, resetProgress } from '../../domain/people/pin-reset.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { withPin } from '../../domain/people/members.ts';
import type { Parent } from '../../domain/people/members.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { createPinRecord } from '../../platform/crypto/pin-crypto.ts';
import type { PinKeys, SealKey } from '../../platform/crypto/pin-crypto.ts';
import type { Failure } from '../../messages/index.ts';
import {
  cancelPinReset,
  changeParents,
  changePinReset,
  markSealed,
  replaced,
} from '../../store/people/parents.ts';
import { readSettings } from '../../store/settings.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { refuseName } from '../security/refuse-name.ts';
import { signAnew, signForHousehold } from '../security/sign-anew.ts';
import { signedParent } from '../security/signer.ts';
import { refuseParentPin } from '../security/validate-new-pin.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** Handlers for parents, their PINs and the PIN reset. */
export function parentHandlers(services: BackgroundServices) {
  const { connection, clock, pinGuard, sealService, inTurn } = services;

  return {
    unlock: async ({ pin, confirm, parentName }) => {
      const settings = await connection.read(readSettings);
      if (!isSetUp(settings)) return failure('not-counting', '');
      const { parents, pinReset } = settings;
      const due = pinReset !== null && resetProgress(pinReset, clock.now().wall).due;
      if (parents.length === 0 || (due && confirm !== '')) {
        return setFirstPin(services, settings, parentName, pin, confirm);
      }
      const match = await pinGuard.identify(pin, parents);
      if (!match.ok) return match;
      const { holder, sealKey, signingSeed } = match;
      await renewSeal(services, parents, holder, sealKey);
      const until = await pinGuard.unlock(holder.id, signingSeed);
      await signForHousehold(services, { parent: holder, signingSeed });
      return { ok: true, parent: holder.id, until, first: false };
    },
    lock: async () => {
      await pinGuard.lock();
      sealService.forget();
      return { ok: true };
    },
    'add-parent': async ({ parentName: who, pin, confirm }) =>
      inTurn(async () => {
        const settings = await connection.read(readSettings);
        const unlocked = await pinGuard.unlocked(settings);
        if (unlocked === null) return failure('needs-pin', '');
        const refused =
          (await refuseParentPin(settings.parents, pin, confirm)) ??
          (await refuseName(services, who));
        if (refused !== null) return refused;
        const { wall } = clock.now();
        const { parent: added, sealKey } = await newParent(who, pin, wall);
        const parent = await signedParent(services, added, unlocked);
        const entry = { what: 'parent-added' as const, who };
        await sealService.rekey(parent.id, sealKey, (database) =>
          changeParents(database, (parents) => [...parents, parent], entry, wall),
        );
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

/** Somebody else set a PIN at the same time. */
class ParentsChangedError extends Error {
  override readonly name = 'ParentsChangedError';
}

/** Compares parents as read from the database, which keeps the order of fields. */
function isDeepEqual(a: readonly Parent[], b: readonly Parent[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Sets the first PIN, or the one that replaces a forgotten PIN (rule A15). */
async function setFirstPin(
  services: BackgroundServices,
  settings: Settings,
  name: string,
  pin: string,
  confirm: string,
): Promise<{ ok: true; parent: string; until: EpochMs; first: boolean } | Failure> {
  const { clock, pinGuard, sealService } = services;
  const previous = settings.parents.find((parent) => parent.name === name) ?? settings.parents[0];
  const others = settings.parents.filter(({ id }) => id !== previous?.id);
  const isNamed = previous === undefined && name !== '';
  const refused =
    (await refuseParentPin(others, pin, confirm)) ??
    (isNamed ? await refuseName(services, name) : null);
  if (refused !== null) return refused;
  const { wall } = clock.now();
  const fresh = await newParent(name, pin, wall);
  const { sealKey, signingSeed } = fresh;
  const parent = previous === undefined ? fresh.parent : withPin(previous, fresh.parent.pin, wall);
  const before = settings.parents.map(({ id }) => id);
  const entry = { what: 'pin-first' as const, who: parent.name };
  const started = sealService.begin(parent.id, sealKey, before, async (database) => {
    const stored = await readSettings(database);
    if (!isDeepEqual(stored.parents, settings.parents)) throw new ParentsChangedError();
    await changeParents(database, () => [...others, parent], entry, wall);
    if (settings.pinReset !== null) {
      await changePinReset(database, null, { what: 'reset-done' }, wall);
    }
  });
  try {
    await started;
  } catch (error) {
    // There is a PIN by now, which has to be given.
    if (error instanceof ParentsChangedError) return failure('needs-pin', '');
    throw error;
  }
  const until = await pinGuard.unlock(parent.id, signingSeed);
  return { ok: true, parent: parent.id, until, first: true };
}

async function newParent(
  name: string,
  pin: string,
  changedAt: EpochMs,
): Promise<PinKeys & { readonly parent: Parent }> {
  const { record, ...keys } = await createPinRecord(normalizePin(pin));
  return { ...keys, parent: { id: crypto.randomUUID(), name, pin: record, changedAt } };
}

/** Checks a parent's last seal and makes a new one; the first one, if they come from another browser. */
async function renewSeal(
  { sealService }: Pick<BackgroundServices, 'sealService'>,
  parents: readonly Parent[],
  { id, unsealed }: Parent,
  key: SealKey,
): Promise<void> {
  if (unsealed === undefined) return sealService.renew(id, key);
  const ids = parents.map((parent) => parent.id);
  return sealService.begin(id, key, ids, async (database) => markSealed(database, id));
}
