import { onAccessChange } from '../platform/extension/host-permission.ts';
import { onBoundaryAlarm } from '../platform/alarm.ts';
import { machineClock as clock } from '../platform/clock.ts';
import { notifyAllDocuments } from '../platform/tabs/open-documents.ts';
import { acceptPorts, onMessage } from '../platform/messaging/message-receiver.ts';
import { onInstalled, onUpdate, wasEnabledBefore } from '../platform/extension/lifecycle.ts';
import { openPage } from '../platform/tabs/extension-tabs.ts';
import { onManagedChange } from '../platform/storage/managed-storage.ts';
import { onNotificationClick } from '../platform/notification.ts';
import { onSystemChange } from '../platform/idle-state.ts';
import { keepChoiceOverUpdate, takeChoiceOver } from './enforcement/member-chosen.ts';
import { ManagedPolicy } from './enforcement/managed-policy.ts';
import { Enforcer } from './enforcement/enforcer.ts';
import { nextReminderAt } from './household/weekly-reminder.ts';
import {
  applyManagedPolicy,
  handleAccessChange,
  handleBoundary,
  handleManagedChange,
  handleSystemChange,
} from './lifecycle/browser-events.ts';
import { ClockWatch } from './lifecycle/clock-watch.ts';
import { openWelcomePage, startUp } from './lifecycle/startup.ts';
import { makeHandler } from './messaging/router.ts';
import { serialize } from './lib/task-queue.ts';
import { FolderSync } from './sharing/folder-sync.ts';
import { PinGuard } from './security/pin-guard.ts';
import { SealService } from './security/seal-service.ts';
import type { BackgroundServices } from './services.ts';
import { DatabaseConnection } from './storage/database-connection.ts';
import { OutageRecorder } from './storage/outage.ts';
import { SecondCopyKeeper } from './storage/second-copy-keeper.ts';
import { askedElsewhere } from './sharing/waiting.ts';
import { ToolbarBadge } from './toolbar/badge.ts';

const { signal } = new AbortController();
const inBackground = (task: Promise<void>): void => void task.catch(reportError);
const refreshBadge = (): void => inBackground(badge.refresh());

const secondCopy = new SecondCopyKeeper(clock);
const connection = new DatabaseConnection((problem) => {
  refreshBadge();
  inBackground(outage.follow(problem));
}, secondCopy);
const outage = new OutageRecorder(connection, clock);
const badge = new ToolbarBadge(
  connection,
  clock,
  async () => enforcer.isClosed(),
  async () => askedElsewhere({ connection, clock, managedPolicy }),
);
const clockWatch = new ClockWatch(connection, clock);
const pinGuard = new PinGuard(connection, clock, () => inBackground(enforcer.enforce()));
const sealService = new SealService(connection, clock);
const managedPolicy = new ManagedPolicy(() => inBackground(applyManagedPolicy(services)));
const enforcer = new Enforcer(
  { connection, clock, managedPolicy },
  async () =>
    Math.min(
      await pinGuard.unlockedUntil(),
      await nextReminderAt(connection, clock),
      await folderSync.nextVisitAt(),
    ),
  refreshBadge,
);
const folderSync = new FolderSync(
  { connection, clock, pinGuard, sealService },
  async () => enforcer.enforceAgain(),
  refreshBadge,
);
const services: BackgroundServices = {
  connection,
  clock,
  clockWatch,
  pinGuard,
  sealService,
  enforcer,
  folderSync,
  managedPolicy,
  inTurn: serialize(),
  inBackground,
  refreshBadge,
};

// Listeners must be registered in the first tick, or the worker misses the event that started it.
takeChoiceOver();
const wasOn = wasEnabledBefore(signal);
onInstalled(() => inBackground(openWelcomePage(services)), signal);
onMessage(makeHandler(services), signal);
acceptPorts(signal);
onUpdate([async () => notifyAllDocuments({ notice: 'hand-over' }), keepChoiceOverUpdate], signal);
onBoundaryAlarm(() => inBackground(handleBoundary(services)), signal);
onAccessChange(() => inBackground(handleAccessChange(services)), signal);
onManagedChange(() => inBackground(handleManagedChange(services)), signal);
onNotificationClick(() => inBackground(openPage('app.html#/household')), signal);
onSystemChange((system) => inBackground(handleSystemChange(system)), signal);

refreshBadge();
inBackground(outage.resume());
for (const task of startUp(services, wasOn, signal)) inBackground(task);
