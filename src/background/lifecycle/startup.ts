import type { Clock } from '../../domain/time/clock.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { reachOpenDocuments } from '../../platform/tabs/open-documents.ts';
import { openPage } from '../../platform/lifecycle.ts';
import type { Cause } from '../../platform/lifecycle.ts';
import { recall, remember } from '../../platform/storage/session-storage.ts';
import { forgetReasons } from '../../store/limits/extra-time.ts';
import {
  noteAccess,
  noteAdministered,
  noteOff,
  notePresence,
} from '../../store/tracking/tracking-state.ts';
import { applyRetention } from '../../store/data/retention.ts';
import { readSettings } from '../../store/settings.ts';
import type { Administrator } from '../enforcement/managed-policy.ts';
import { forgetOld } from './document-registry.ts';
import type { Vault } from '../storage/database-connection.ts';

/** Empty in a fresh run of the browser, and after the extension was switched off. */
const AWAKE = 'awake';

/**
 * What is put right at the first start of the background in a run: pages that were open before
 * are reached, and what was missed is noted. Storage that fails must not keep the rest from
 * happening, and what failed is tried again at the next start.
 */
export async function putRight(vault: Vault, clock: Clock, cause: Promise<Cause>): Promise<void> {
  if ((await recall(AWAKE)) === true) return;
  const { wall } = clock.now();
  const before = await vault.read(readSettings).catch(() => undefined);
  const steps = await Promise.allSettled([
    reachOpenDocuments(),
    checkAccess(vault, clock, before?.seenAt ?? wall).then(async () => turnDay(vault, clock)),
  ]);
  const why = await cause;
  // Only a start that saw everything can tell that nobody said why it was started.
  if (why === 'switched-on' && before !== undefined && wall - before.seenAt > MINUTE) {
    await vault.write((database) => noteOff(database, before.seenAt, wall));
  }
  await remember(AWAKE, true);
  const failed = steps.find((step) => step.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Opens the welcome page after an installation, unless an earlier one was agreed to. It waits for
 * nothing else: a busy browser says only after more than 10 s that it installed Kintime, when the
 * start has already been taken for one after being switched off.
 */
export async function welcome(vault: Vault): Promise<void> {
  // Where nothing can be read yet, the page asks again, and says so if that stays.
  const settings = await vault.read(readSettings).catch(() => undefined);
  if ((settings?.countingSince ?? null) === null) await openPage('app.html#/welcome');
}

/**
 * Notes whether Kintime can see the site.
 * @param from since when it may not have been able to
 */
export async function checkAccess(vault: Vault, clock: Clock, from: EpochMs): Promise<void> {
  const access = await hasAccess();
  await vault.write((database) => noteAccess(database, access, from, clock.now().wall));
  // Permissions may have changed again while this was written.
  if ((await hasAccess()) !== access) await checkAccess(vault, clock, clock.now().wall);
}

/** Keeps in mind whether an administrator set rules. */
export async function noteManaged(vault: Vault, administrator: Administrator): Promise<void> {
  const administered = (await administrator.rules()) !== null;
  await vault.write((database) => noteAdministered(database, administered));
}

/** At a first start a browser can say for some seconds that there are no policies. */
const POLICIES_COME_WITHIN: Millis = 6 * SECOND;

/**
 * The same at each start of the background: a policy that came or went while the browser was
 * closed is told by no event.
 */
export async function checkManaged(
  vault: Vault,
  administrator: Administrator,
  signal: AbortSignal,
): Promise<void> {
  const { administered } = await vault.read(readSettings);
  const isManaged = (await administrator.said()) !== null;
  if (isManaged === administered) return;
  if (!isManaged) {
    await wait(POLICIES_COME_WITHIN, signal);
    if (signal.aborted) return;
    administrator.lookAgain();
    await administrator.said();
  }
  await noteManaged(vault, administrator);
}

async function wait(ms: Millis, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });
}

/** The housekeeping of a new day, and of a new run: an alarm may be lost with the browser. */
export async function turnDay(vault: Vault, clock: Clock): Promise<void> {
  const { wall } = clock.now();
  await vault.write((database) => notePresence(database, wall, machineZone()));
  await vault.write((database) => applyRetention(database, wall));
  await vault.write((database) => forgetReasons(database, wall));
  await forgetOld(wall);
}
