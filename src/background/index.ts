import type { SystemState } from '../domain/tracking/attention.ts';
import type { EpochMs } from '../domain/time/units.ts';
import { onAccessChange, hasAccess } from '../platform/host-permission.ts';
import { onBoundaryAlarm } from '../platform/alarm.ts';
import { machineClock as clock } from '../platform/clock.ts';
import { areDocumentsOpen, notifyDocuments } from '../platform/tabs/open-documents.ts';
import { injectIntoOpenDocuments } from '../platform/tabs/script-injection.ts';
import { openPage } from '../platform/tabs/extension-tabs.ts';
import { acceptPorts, onMessage } from '../platform/messaging/message-receiver.ts';
import { detectStartCause, onInstalled, onUpdate } from '../platform/lifecycle.ts';
import { onManagedChange } from '../platform/storage/managed-storage.ts';
import { onNotificationClick } from '../platform/notification.ts';
import { setLongestIdleInterval, onSystemChange } from '../platform/idle-state.ts';
import { ManagedPolicy } from './enforcement/managed-policy.ts';
import { ToolbarBadge } from './toolbar/badge.ts';
import { PinGuard } from './security/pin-guard.ts';
import { makeHandler } from './messaging/router.ts';
import { SealService } from './security/seal-service.ts';
import {
  checkAccess,
  checkManaged,
  updateManaged,
  startUp,
  runDailyTasks,
  welcome,
} from './lifecycle/startup.ts';
import { DatabaseConnection } from './storage/database-connection.ts';
import { Enforcer } from './enforcement/enforcer.ts';
import { runWeeklyReminder } from './household/weekly-reminder.ts';

const { signal } = new AbortController();

const connection = new DatabaseConnection(() => inBackground(badge.refresh()));
const badge = new ToolbarBadge(connection, clock, async () => enforcer.isClosed());
const pinGuard = new PinGuard(connection, clock, () => inBackground(enforcer.enforce()));
const sealService = new SealService(connection, clock);
const managedPolicy = new ManagedPolicy(() => inBackground(applyManagedPolicy()));
const enforcer = new Enforcer(connection, clock, managedPolicy, otherDeadlines, () =>
  inBackground(badge.refresh()),
);

// Every listener is registered in the first tick: what wakes the worker must find it listening.
const cause = detectStartCause(signal);
onInstalled(() => inBackground(welcome(connection)), signal);
onMessage(
  makeHandler({
    connection,
    clock,
    pinGuard,
    sealService,
    enforcer,
    managedPolicy,
    inBackground,
    refreshBadge: () => inBackground(badge.refresh()),
    trackingStarted: async () => {
      await updateManaged(connection, managedPolicy);
      await checkAccess(connection, clock, clock.now().wall);
      await Promise.all([enforcer.enforceAgain(), badge.refresh()]);
    },
  }),
  signal,
);
acceptPorts(signal);
onUpdate(() => notifyDocuments({ notice: 'hand-over' }), signal);
onBoundaryAlarm(() => inBackground(handleBoundary()), signal);
onAccessChange(() => inBackground(handleAccessChange()), signal);
onManagedChange(() => inBackground(handleManagedChange()), signal);
onNotificationClick(() => inBackground(openPage('app.html#/household')), signal);
onSystemChange((system) => inBackground(handleSystemChange(system)), signal);

inBackground(wakeUp());

async function wakeUp(): Promise<void> {
  const steps = await Promise.allSettled([
    badge.refresh(),
    enforcer.enforce(),
    startUp(connection, clock, cause),
    checkManaged(connection, managedPolicy, signal),
  ]);
  for (const step of steps) if (step.status === 'rejected') reportError(step.reason);
}

/** What comes beside the rules: the end of an unlocking, and the family's weekly moment. */
async function otherDeadlines(): Promise<EpochMs> {
  // A moment that cannot be told, as where its row was edited by hand, holds up no rule.
  const moment = runWeeklyReminder(connection, clock).catch((error: unknown) => {
    reportError(error);
    return Infinity;
  });
  return Math.min(await pinGuard.unlockedUntil(), await moment);
}

/** A report makes us listen closely; once no document is open, idling must not wake us again. */
async function handleSystemChange(system: SystemState): Promise<void> {
  await notifyDocuments({ notice: 'system', system });
  if (!(await areDocumentsOpen())) setLongestIdleInterval();
}

/** A policy came, changed or went; until it came, this background knew of none. */
async function handleManagedChange(): Promise<void> {
  managedPolicy.invalidate();
  await applyManagedPolicy();
}

async function applyManagedPolicy(): Promise<void> {
  await updateManaged(connection, managedPolicy);
  await enforcer.enforceAgain();
}

/** A new day begins, or the rules say something else from now on. */
async function handleBoundary(): Promise<void> {
  await enforcer.enforce();
  await runDailyTasks(connection, clock);
  await badge.refresh();
}

async function handleAccessChange(): Promise<void> {
  const access = await hasAccess();
  await checkAccess(connection, clock, clock.now().wall);
  if (access) await injectIntoOpenDocuments();
  await notifyDocuments({ notice: 'counting', counting: access });
  await badge.refresh();
}

/** Storage that fails is told on the badge and by the pages; the rest must not go unheard. */
function inBackground(work: Promise<void>): void {
  work.catch(reportError);
}
