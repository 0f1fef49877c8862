import type { Clock } from '../../domain/time/clock.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { injectIntoOpenDocuments } from '../../platform/tabs/script-injection.ts';
import { openPage } from '../../platform/tabs/extension-tabs.ts';
import type { StartCause } from '../../platform/lifecycle.ts';
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
import type { ManagedPolicy } from '../enforcement/managed-policy.ts';
import { forgetOldDocuments } from './document-registry.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';

/** Empty in a fresh run of the browser, and after the extension was switched off. */
const STARTED = 'awake';

/**
 * What is put right at the first start of the background in a run: pages that were open before
 * are reached, and what was missed is noted. Storage that fails must not keep the rest from
 * happening, and what failed is tried again at the next start.
 */
export async function startUp(
  connection: DatabaseConnection,
  clock: Clock,
  cause: Promise<StartCause>,
): Promise<void> {
  if ((await readSession(STARTED)) === true) return;
  const { wall } = clock.now();
  const before = await connection.read(readSettings).catch(() => undefined);
  const steps = await Promise.allSettled([
    injectIntoOpenDocuments(),
    checkAccess(connection, clock, before?.seenAt ?? wall).then(async () =>
      runDailyTasks(connection, clock),
    ),
  ]);
  const why = await cause;
  // Only a start that saw everything can tell that nobody said why it was started.
  if (why === 'switched-on' && before !== undefined && wall - before.seenAt > MINUTE) {
    await connection.write((database) => recordOffTime(database, before.seenAt, wall));
  }
  await writeSession(STARTED, true);
  const failed = steps.find((step) => step.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

/**
 * Opens the welcome page after an installation, unless an earlier one was agreed to. It waits for
 * nothing else: a busy browser says only after more than 10 s that it installed Kintime, when the
 * start has already been taken for one after being switched off.
 */
export async function welcome(connection: DatabaseConnection): Promise<void> {
  // Where nothing can be read yet, the page asks again, and says so if that stays.
  const settings = await connection.read(readSettings).catch(() => undefined);
  if ((settings?.countingSince ?? null) === null) await openPage('app.html#/welcome');
}

/**
 * Notes whether Kintime can see the site.
 * @param from since when it may not have been able to
 */
export async function checkAccess(
  connection: DatabaseConnection,
  clock: Clock,
  from: EpochMs,
): Promise<void> {
  const access = await hasAccess();
  await connection.write((database) => recordAccess(database, access, from, clock.now().wall));
  // Permissions may have changed again while this was written.
  if ((await hasAccess()) !== access) await checkAccess(connection, clock, clock.now().wall);
}

/** Keeps in mind whether an administrator set rules. */
export async function updateManaged(
  connection: DatabaseConnection,
  managedPolicy: ManagedPolicy,
): Promise<void> {
  const administered = (await managedPolicy.rules()) !== null;
  await connection.write((database) => recordManaged(database, administered));
}

/** At a first start a browser can say for some seconds that there are no policies. */
const POLICY_TIMEOUT: Millis = 6 * SECOND;

/**
 * The same at each start of the background: a policy that came or went while the browser was
 * closed is told by no event.
 */
export async function checkManaged(
  connection: DatabaseConnection,
  managedPolicy: ManagedPolicy,
  signal: AbortSignal,
): Promise<void> {
  const { administered } = await connection.read(readSettings);
  const isManaged = (await managedPolicy.rulesOnceRead()) !== null;
  if (isManaged === administered) return;
  if (!isManaged) {
    await wait(POLICY_TIMEOUT, signal);
    if (signal.aborted) return;
    managedPolicy.invalidate();
    await managedPolicy.rulesOnceRead();
  }
  await updateManaged(connection, managedPolicy);
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
export async function runDailyTasks(connection: DatabaseConnection, clock: Clock): Promise<void> {
  const { wall } = clock.now();
  await connection.write((database) => recordPresence(database, wall, machineZone()));
  await connection.write((database) => applyRetention(database, wall));
  await connection.write((database) => deleteOldReasons(database, wall));
  await forgetOldDocuments(wall);
}
