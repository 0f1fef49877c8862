import { NO_ATTEMPTS, countDown } from '../../domain/people/pin-attempts.ts';
import { addResetTime } from '../../domain/people/pin-reset.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { cancelPinReset } from './parents.ts';

/** A parent's PIN or code was given: clears the failed attempts and cancels a pending PIN reset. */
export async function clearAttempts(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw!', [log, settings], async () => {
    await writeSettings(database, { attempts: NO_ATTEMPTS });
    await cancelPinReset(database, wall);
  });
}

/** Counts running time towards the lockout and a pending PIN reset (rules A13 and A15). */
export async function addRunTime(
  database: KintimeDatabase,
  wall: EpochMs,
  ranMs: Millis,
): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const { attempts, pinReset } = await readSettings(database);
    await writeSettings(database, {
      attempts: countDown(attempts, ranMs),
      ...(pinReset === null ? {} : { pinReset: addResetTime(pinReset, wall, ranMs) }),
    });
  });
}
