import { NO_ATTEMPTS } from '../../domain/people/pin-attempts.ts';
import type { PinReset } from '../../domain/people/pin-reset.ts';
import type { LogEntry, LoggedChange } from '../../domain/agreement/change-log.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Parent, ParentSignature } from '../../domain/people/members.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings, transact, writeSettings } from '../settings.ts';

/** Replaces the list of parents and logs why. */
export async function changeParents(
  database: KintimeDatabase,
  change: (parents: readonly Parent[]) => readonly Parent[],
  entry: LoggedChange,
  wall: EpochMs,
): Promise<void> {
  const { log, seals, settings } = database;
  await database.transaction('rw', [log, seals, settings], async () => {
    const stored = await readSettings(database);
    const parents = change(stored.parents);
    await writeSettings(database, { parents, attempts: NO_ATTEMPTS });
    await rememberRemoved(database, stored, parents);
    // The seal of a former parent can never be checked again.
    await seals
      .where('parent')
      .noneOf(parents.map(({ id }) => id))
      .delete();
    await log.add({ at: recordedNow(stored, wall), ...entry });
  });
}

/** The parents with one of them changed, who keeps the phone that is stored. */
export function replaced(parents: readonly Parent[], changed: Parent): Parent[] {
  const { phone: _, ...rest } = changed;
  return parents.map((parent) => {
    if (parent.id !== changed.id) return parent;
    return parent.phone === undefined ? rest : { ...rest, phone: parent.phone };
  });
}

/**
 * Takes over parents from other browsers (rule H5), and logs whom. The seal under a former PIN goes,
 * since it can never be checked again.
 * @param next may keep parents, replace them, and add some
 * @returns the ids of those who are new or have a new PIN
 */
export async function takeOver(
  database: KintimeDatabase,
  next: (known: readonly Parent[]) => readonly Parent[],
  wall: EpochMs,
): Promise<readonly string[]> {
  const { log, seals } = database;
  return transact(database, [log, seals], wall, async ({ parents: known }, at) => {
    const parents = next(known);
    const changed = parents.filter((parent) => !known.includes(parent));
    if (changed.length === 0) return [];
    await writeSettings(database, { parents });
    await seals.bulkDelete(changed.map(({ id }) => id));
    const entries = changed.map(({ id, name: who }): LogEntry => {
      const isKnown = known.some((parent) => parent.id === id);
      return { at, what: isKnown ? 'pin-changed' : 'parent-added', who };
    });
    await log.bulkAdd(entries);
    return changed.map(({ id }) => id);
  });
}

/** Notes that there is a seal of a parent who was taken over. May run in the transaction that saves it. */
export async function markSealed(database: KintimeDatabase, id: string): Promise<void> {
  await editParents(database, (parent) => {
    const { unsealed: _, ...sealed } = parent;
    return parent.id === id ? sealed : parent;
  });
}

/** Adds signatures under parents, by the ids of those parents (rule H5). */
export async function addParentSignatures(
  database: KintimeDatabase,
  signatures: ReadonlyMap<string, ParentSignature>,
): Promise<void> {
  await editParents(database, (parent) => {
    const signature = signatures.get(parent.id);
    return signature === undefined ? parent : { ...parent, signature };
  });
}

/** Adds the public key that an older record of a PIN lacks (rule H5). Changes no other record. */
export async function addPublicKey(
  database: KintimeDatabase,
  { id, pin: { verify } }: Parent,
  publicKey: string,
  wall: EpochMs,
): Promise<void> {
  await editParents(database, (parent) => {
    const isIt = parent.id === id && parent.pin.verify === verify;
    if (!isIt || parent.pin.publicKey !== undefined) return parent;
    return { ...parent, pin: { ...parent.pin, publicKey }, changedAt: wall };
  });
}

/** Adds to the parents what the change log does not tell. */
async function editParents(
  database: KintimeDatabase,
  edit: (parent: Parent) => Parent,
): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const { parents } = await readSettings(database);
    await writeSettings(database, { parents: parents.map(edit) });
  });
}

/** Other browsers of the household still have whoever was removed here (rule H5). */
async function rememberRemoved(
  database: KintimeDatabase,
  { household, parents }: Settings,
  after: readonly Parent[],
): Promise<void> {
  const removed = parents.map(({ id }) => id).filter((id) => !after.some((one) => one.id === id));
  if (household === null || removed.length === 0) return;
  const removedParents = [...(household.removedParents ?? []), ...removed];
  await writeSettings(database, { household: { ...household, removedParents } });
}

/**
 * Starts (rule A15) or ends a PIN reset and logs it.
 * @param pinReset `null` ends it
 */
export async function changePinReset(
  database: KintimeDatabase,
  pinReset: PinReset | null,
  entry: LoggedChange,
  wall: EpochMs,
): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw', [log, settings], async () => {
    const stored = await readSettings(database);
    await writeSettings(database, { pinReset });
    await log.add({ at: recordedNow(stored, wall), ...entry });
  });
}

/** Cancels a pending PIN reset: somebody gave a PIN, so it is not forgotten. */
export async function cancelPinReset(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { pinReset } = await readSettings(database);
  if (pinReset !== null) await changePinReset(database, null, { what: 'reset-cancelled' }, wall);
}
