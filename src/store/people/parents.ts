import { NO_ATTEMPTS } from '../../domain/people/pin-attempts.ts';
import type { PinReset } from '../../domain/people/pin-reset.ts';
import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Parent, PinRecord } from '../../domain/people/members.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings, writeSettings } from '../settings.ts';

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
    // The seal of a former parent can never be checked again.
    await seals
      .where('parent')
      .noneOf(parents.map(({ id }) => id))
      .delete();
    await log.add({ at: recordedNow(stored, wall), ...entry });
  });
}

/** The parents with a new PIN for one of them. */
export function withPin(parents: readonly Parent[], id: string, pin: PinRecord): Parent[] {
  return parents.map((parent) => (parent.id === id ? { ...parent, pin } : parent));
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
