import type { Settings } from '../../domain/settings/settings.ts';
import { suspectedOffTime } from '../../domain/tracking/off-time.ts';
import type { OffTime } from '../../domain/tracking/off-time.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { gapsFrom } from './tracking-state.ts';

/**
 * Stores, at the first start in a run of the browser, since when the extension may have been
 * disabled, before the cause of the start is known. What the run before left undecided is recorded:
 * the browser was quit before a cause was known, and a start of the browser would have been known.
 * @param from when the background last ran
 */
export async function suspectOffTime(
  database: KintimeDatabase,
  from: EpochMs,
  wall: EpochMs,
): Promise<void> {
  await change(database, async (before) => {
    if (before.suspectedOff !== null) await add(database, before, before.suspectedOff);
    await writeSettings(database, { suspectedOff: suspectedOffTime(from, wall) });
  });
}

/**
 * Decides on the suspected time, once the cause of the start is known.
 * @param wasOff false if the extension started with the browser or was updated
 */
export async function settleOffTime(database: KintimeDatabase, wasOff: boolean): Promise<void> {
  await change(database, async (before) => {
    if (before.suspectedOff === null) return;
    if (wasOff) await add(database, before, before.suspectedOff);
    await writeSettings(database, { suspectedOff: null });
  });
}

async function change(
  database: KintimeDatabase,
  work: (before: Settings) => Promise<void>,
): Promise<void> {
  const { gaps, log, settings } = database;
  await database.transaction('rw!', [gaps, log, settings], async () => {
    const before = await readSettings(database);
    if (before.countingSince !== null) await work(before);
  });
}

async function add(
  { gaps, log }: KintimeDatabase,
  { device }: Settings,
  { from, to }: OffTime,
): Promise<void> {
  await gaps.bulkPut(gapsFrom(device, from, to, 'off'));
  await log.add({ at: to, what: 'switched-off', fromMs: from });
}
