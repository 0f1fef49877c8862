import type { System } from '../domain/tracking/attention.ts';
import type { EpochMs } from '../domain/time/units.ts';
import { onAccessChange, hasAccess } from '../platform/host-permission.ts';
import { onBoundaryAlarm } from '../platform/alarm.ts';
import { machineClock as clock } from '../platform/clock.ts';
import {
  areDocumentsOpen,
  reachOpenDocuments,
  tellDocuments,
} from '../platform/tabs/open-documents.ts';
import { onLine, onMessage } from '../platform/messaging/message-receiver.ts';
import { listenForCause, onInstalled, onUpdate, openPage } from '../platform/lifecycle.ts';
import { onManagedChange } from '../platform/storage/managed-storage.ts';
import { onNotificationClick } from '../platform/notification.ts';
import { listenLoosely, onSystemChange } from '../platform/idle-state.ts';
import { Administrator } from './enforcement/managed-policy.ts';
import { Face } from './toolbar/badge.ts';
import { Guard } from './security/pin-guard.ts';
import { makeHandler } from './messaging/router.ts';
import { Sealer } from './security/seal-service.ts';
import {
  checkAccess,
  checkManaged,
  noteManaged,
  putRight,
  turnDay,
  welcome,
} from './lifecycle/startup.ts';
import { Vault } from './storage/database-connection.ts';
import { Warden } from './enforcement/enforcer.ts';
import { keepMoment } from './household/weekly-reminder.ts';

const { signal } = new AbortController();

const vault = new Vault(() => inBackground(face.refresh()));
const face = new Face(vault, clock, async () => warden.isClosed());
const guard = new Guard(vault, clock, () => inBackground(warden.enforce()));
const sealer = new Sealer(vault, clock);
const administrator = new Administrator(() => inBackground(managedCame()));
const warden = new Warden(vault, clock, administrator, also, () => inBackground(face.refresh()));

// Every listener is registered in the first tick: what wakes the worker must find it listening.
const cause = listenForCause(signal);
onInstalled(() => inBackground(welcome(vault)), signal);
onMessage(
  makeHandler({
    vault,
    clock,
    guard,
    sealer,
    warden,
    administrator,
    inBackground,
    changed: () => inBackground(face.refresh()),
    begun: async () => {
      await noteManaged(vault, administrator);
      await checkAccess(vault, clock, clock.now().wall);
      await Promise.all([warden.enforceAnew(), face.refresh()]);
    },
  }),
  signal,
);
onLine(signal);
onUpdate(() => tellDocuments({ notice: 'hand-over' }), signal);
onBoundaryAlarm(() => inBackground(boundaryCame()), signal);
onAccessChange(() => inBackground(accessChanged()), signal);
onManagedChange(() => inBackground(managedChanged()), signal);
onNotificationClick(() => inBackground(openPage('app.html#/household')), signal);
onSystemChange((system) => inBackground(systemChanged(system)), signal);

inBackground(wakeUp());

async function wakeUp(): Promise<void> {
  const steps = await Promise.allSettled([
    face.refresh(),
    warden.enforce(),
    putRight(vault, clock, cause),
    checkManaged(vault, administrator, signal),
  ]);
  for (const step of steps) if (step.status === 'rejected') reportError(step.reason);
}

/** What comes beside the rules: the end of an unlocking, and the family's weekly moment. */
async function also(): Promise<EpochMs> {
  // A moment that cannot be told, as where its row was edited by hand, holds up no rule.
  const moment = keepMoment(vault, clock).catch((error: unknown) => {
    reportError(error);
    return Infinity;
  });
  return Math.min(await guard.unlockedUntil(), await moment);
}

/** A report makes us listen closely; once no document is open, idling must not wake us again. */
async function systemChanged(system: System): Promise<void> {
  await tellDocuments({ notice: 'system', system });
  if (!(await areDocumentsOpen())) listenLoosely();
}

/** A policy came, changed or went; until it came, this background knew of none. */
async function managedChanged(): Promise<void> {
  administrator.lookAgain();
  await managedCame();
}

async function managedCame(): Promise<void> {
  await noteManaged(vault, administrator);
  await warden.enforceAnew();
}

/** A new day begins, or the rules say something else from now on. */
async function boundaryCame(): Promise<void> {
  await warden.enforce();
  await turnDay(vault, clock);
  await face.refresh();
}

async function accessChanged(): Promise<void> {
  const access = await hasAccess();
  await checkAccess(vault, clock, clock.now().wall);
  if (access) await reachOpenDocuments();
  await tellDocuments({ notice: 'counting', counting: access });
  await face.refresh();
}

/** Storage that fails is told on the badge and by the pages; the rest must not go unheard. */
function inBackground(work: Promise<void>): void {
  work.catch(reportError);
}
