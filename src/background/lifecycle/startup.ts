import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/extension/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { injectIntoOpenDocuments } from '../../platform/tabs/script-injection.ts';
import { openPage } from '../../platform/tabs/extension-tabs.ts';
import { sleep } from '../../platform/sleep.ts';
import type { StartCause } from '../../platform/extension/lifecycle.ts';
import { readSession, writeSession } from '../../platform/storage/session-storage.ts';
import { deleteOldReasons } from '../../store/limits/extra-time.ts';
import {
  recordAccess,
  recordManaged,
  recordOffTime,
  recordPresence,
} from '../../store/tracking/tracking-state.ts';
import { applyRetention } from '../../store/data/retention.ts';
import { readSettings } from '../../store/settings.ts';
import { forgetOldDocuments } from './document-registry.ts';
import type { BackgroundServices } from '../services.ts';

/** In session storage, so gone in a new run of the browser or after the extension was disabled. */
const STARTED = 'awake';

/** What has to happen at each start of the background. The tasks do not depend on each other. */
export function startUp(
  services: BackgroundServices,
  cause: Promise<StartCause>,
  signal: AbortSignal,
): readonly Promise<void>[] {
  return [
    services.enforcer.enforce(),
    startSession(services, cause),
    checkManaged(services, signal),
  ];
}

/**
 * At the first start in a run of the browser: injects into documents that were open before, and
 * records what was missed. Failing storage must not block the rest, and what failed is tried again
 * at the next start.
 */
async function startSession(
  services: BackgroundServices,
  cause: Promise<StartCause>,
): Promise<void> {
  const { connection, clock } = services;
  if ((await readSession(STARTED)) === true) return;
  const { wall } = clock.now();
  const before = await connection.read(readSettings).catch(() => undefined);
  const steps = await Promise.allSettled([
    injectIntoOpenDocuments(),
    checkAccess(services, before?.seenAt ?? wall).then(async () => runDailyTasks(services)),
  ]);
  // No event gave a cause, so the extension was disabled and enabled again.
  if ((await cause) === 'switched-on' && before !== undefined && wall - before.seenAt > MINUTE) {
    await connection.write(recordOffTime, before.seenAt, wall);
  }
  await writeSession(STARTED, true);
  const failed = steps.find((step) => step.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Opens the welcome page after installation, unless counting was agreed to earlier. Independent of
 * `startUp`: a busy browser fires `onInstalled` more than 10 s late, when the start has already
 * been taken for one after being disabled.
 */
export async function openWelcomePage({ connection }: BackgroundServices): Promise<void> {
  // If storage fails, the page shows that.
  const settings = await connection.read(readSettings).catch(() => undefined);
  if ((settings?.countingSince ?? null) === null) await openPage('app.html#/welcome');
}

/**
 * Records whether Kintime has host permission.
 * @param from since when it may have been missing
 */
export async function checkAccess(services: BackgroundServices, from: EpochMs): Promise<void> {
  const { connection, clock } = services;
  const access = await hasAccess();
  await connection.write(recordAccess, access, from, clock.now().wall);
  // Permissions may have changed again meanwhile.
  if ((await hasAccess()) !== access) await checkAccess(services, clock.now().wall);
}

/** Stores whether an administrator set rules. */
export async function updateManaged(services: BackgroundServices): Promise<void> {
  const administered = (await services.managedPolicy.rules()) !== null;
  await services.connection.write(recordManaged, administered);
}

/** For some seconds after its first start, a browser may claim that there are no policies. */
const POLICY_DELAY: Millis = 6 * SECOND;

/** The same at each start: no event reports a policy that changed while the browser was closed. */
async function checkManaged(services: BackgroundServices, signal: AbortSignal): Promise<void> {
  const { connection, managedPolicy } = services;
  const { administered } = await connection.read(readSettings);
  const isManaged = (await managedPolicy.rulesOnceRead()) !== null;
  if (isManaged === administered) return;
  if (!isManaged) {
    await sleep(POLICY_DELAY, signal);
    if (signal.aborted) return;
    managedPolicy.invalidate();
    await managedPolicy.rulesOnceRead();
  }
  await updateManaged(services);
}

/** Runs at a new day and in a new run of the browser, since an alarm may be lost with the browser. */
export async function runDailyTasks({ connection, clock }: BackgroundServices): Promise<void> {
  const { wall } = clock.now();
  await connection.write(recordPresence, wall, machineZone());
  await connection.write(applyRetention, wall);
  await connection.write(deleteOldReasons, wall);
  await forgetOldDocuments(wall);
}
