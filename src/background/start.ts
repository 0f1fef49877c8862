import { MINUTE } from '../domain/units.ts';
import type { Clock } from '../domain/clock.ts';
import { hasAccess } from '../platform/access.ts';
import { machineZone } from '../platform/clock.ts';
import { reachOpenDocuments } from '../platform/documents.ts';
import { openPage } from '../platform/lifecycle.ts';
import type { Cause } from '../platform/lifecycle.ts';
import { recall, remember } from '../platform/session.ts';
import { noteAccess, noteOff, notePresence } from '../store/household.ts';
import { applyRetention } from '../store/retention.ts';
import { readSettings } from '../store/settings.ts';
import { forgetOld } from './documents.ts';
import type { Vault } from './vault.ts';

/** Empty in a fresh run of the browser, and after the extension was switched off. */
const AWAKE = 'awake';

/**
 * What is put right at every start of the background. Most starts only answer one message;
 * the first of a run also reaches pages that were open before, and notes what was missed.
 */
export async function putRight(vault: Vault, clock: Clock, cause: Promise<Cause>): Promise<void> {
  if ((await recall(AWAKE)) === true) return;
  await remember(AWAKE, true);
  const { wall } = clock.now();
  const { seenAt, countingSince } = await vault.read(readSettings);
  await checkAccess(vault, clock);
  await vault.write((database) => notePresence(database, wall, machineZone()));
  await reachOpenDocuments();
  const why = await cause;
  if (why === 'switched-on' && wall - seenAt > MINUTE) {
    await vault.write((database) => noteOff(database, seenAt, wall));
  }
  if (why === 'installed' && countingSince === null) await openPage('app.html#/welcome');
}

/** Notes whether Kintime can see the site; where it can again, reaches the pages that are open. */
export async function checkAccess(vault: Vault, clock: Clock): Promise<void> {
  const access = await hasAccess();
  const { seenAt } = await vault.read(readSettings);
  await vault.write((database) => noteAccess(database, access, seenAt, clock.now().wall));
}

/** The housekeeping of a new day. */
export async function turnDay(vault: Vault, clock: Clock): Promise<void> {
  const { wall } = clock.now();
  await vault.write((database) => notePresence(database, wall, machineZone()));
  await vault.write(applyRetention);
  await forgetOld(wall);
}
