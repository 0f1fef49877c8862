import type { Settings } from '../../domain/settings/settings.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/extension/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { injectIntoOpenDocuments } from '../../platform/tabs/script-injection.ts';
import { openPage } from '../../platform/tabs/extension-tabs.ts';
import { sleep } from '../../platform/sleep.ts';
import { readSession, writeSession } from '../../platform/storage/session-storage.ts';
import { deleteOldRequests } from '../../store/agreement/extra-time-requests.ts';
import { deleteOldReasons } from '../../store/limits/extra-time.ts';
import { deleteOldLostTime } from '../../store/limits/lost-time.ts';
import { deleteOldSharedTime } from '../../store/limits/shared-time.ts';
import {
  recordAccess,
  recordManaged,
  recordPresence,
} from '../../store/tracking/tracking-state.ts';
import { settleOffTime, suspectOffTime } from '../../store/tracking/off-time.ts';
import { applyRetention } from '../../store/data/retention.ts';
import { readSettings } from '../../store/settings.ts';
import { forgetOldDocuments } from './document-registry.ts';
import type { BackgroundServices } from '../services.ts';

/** In session storage, so gone in a new run of the browser or after the extension was disabled. */
const STARTED = 'awake';

/** The same: that the extension was not disabled before this run of the browser. */
const WAS_ON = 'was-on';

/**
 * What has to happen at each start of the background. The tasks do not depend on each other.
 * @param wasOn whether the browser reports a cause of the start other than that the extension was
 *   disabled and enabled again
 */
export function startUp(
  services: BackgroundServices,
  wasOn: Promise<boolean>,
  signal: AbortSignal,
): readonly Promise<void>[] {
  // Before the other tasks, which may overwrite when the background last ran.
  const before = services.connection.read(readSettings).catch(() => undefined);
  return [
    services.enforcer.enforce(),
    startSession(services, before, wasOn),
    checkManaged(services, signal),
    // An alarm may be lost with the browser.
    services.folderSync.visitIfDue(),
  ];
}

/**
 * At the first start in a run of the browser: injects into documents that were open before, and
 * records what was missed. Failing storage must not block the rest.
 */
async function startSession(
  services: BackgroundServices,
  reading: Promise<Settings | undefined>,
  wasOn: Promise<boolean>,
): Promise<void> {
  const isFirst = (await readSession(STARTED)) !== true;
  const before = await reading;
  if (!isFirst && (before?.suspectedOff ?? null) === null) return;
  const steps = isFirst ? await startFirst(services, before) : [];
  // Kept for a later start of the background, which is not told the cause.
  if (await wasOn) await writeSession(WAS_ON, true);
  await services.connection.write(settleOffTime, (await readSession(WAS_ON)) !== true);
  const failed = steps.find((step) => step.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function startFirst(
  services: BackgroundServices,
  before: Settings | undefined,
): Promise<readonly PromiseSettledResult<void>[]> {
  const { connection, clock } = services;
  const { wall } = clock.now();
  const from = before?.seenAt ?? wall;
  const steps = await Promise.allSettled([
    injectIntoOpenDocuments(),
    connection.write(suspectOffTime, from, wall),
    checkAccess(services, from).then(async () => runDailyTasks(services)),
  ]);
  await writeSession(STARTED, true);
  return steps;
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
  await connection.write(deleteOldRequests, wall);
  await connection.write(deleteOldLostTime, wall);
  await connection.write(deleteOldSharedTime, wall);
  await forgetOldDocuments(wall);
}
