import { calendarAt, nextBoundary } from '../domain/calendar.ts';
import type { System } from '../domain/attention.ts';
import { recordedNow } from '../domain/ledger.ts';
import { onAccessChange, hasAccess } from '../platform/access.ts';
import { onBoundaryAlarm, setBoundaryAlarm } from '../platform/alarm.ts';
import { machineClock as clock } from '../platform/clock.ts';
import { areDocumentsOpen, reachOpenDocuments, tellDocuments } from '../platform/documents.ts';
import { onLine, onMessage } from '../platform/inbox.ts';
import { listenForCause, onUpdate } from '../platform/lifecycle.ts';
import { listenLoosely, onSystemChange } from '../platform/system.ts';
import { readSettings } from '../store/settings.ts';
import { Face } from './face.ts';
import { makeHandler } from './handlers.ts';
import { checkAccess, putRight, turnDay } from './start.ts';
import { Vault } from './vault.ts';

const { signal } = new AbortController();

const vault = new Vault(() => inBackground(face.refresh()));
const face = new Face(vault, clock);

// Every listener is registered in the first tick: what wakes the worker must find it listening.
const cause = listenForCause(signal);
onMessage(
  makeHandler({
    vault,
    clock,
    changed: () => inBackground(face.refresh()),
    begun: async () => {
      await checkAccess(vault, clock, clock.now().wall);
      await schedule();
      await face.refresh();
    },
  }),
  signal,
);
onLine(signal);
onUpdate(() => tellDocuments({ notice: 'hand-over' }), signal);
onBoundaryAlarm(() => inBackground(newDay()), signal);
onAccessChange(() => inBackground(accessChanged()), signal);
onSystemChange((system) => inBackground(systemChanged(system)), signal);

inBackground(wakeUp());

async function wakeUp(): Promise<void> {
  const steps = await Promise.allSettled([
    face.refresh(),
    schedule(),
    putRight(vault, clock, cause),
  ]);
  for (const step of steps) if (step.status === 'rejected') reportError(step.reason);
}

/** A report makes us listen closely; once no document is open, idling must not wake us again. */
async function systemChanged(system: System): Promise<void> {
  await tellDocuments({ notice: 'system', system });
  if (!(await areDocumentsOpen())) listenLoosely();
}

async function newDay(): Promise<void> {
  await turnDay(vault, clock);
  await schedule();
  await face.refresh();
}

async function accessChanged(): Promise<void> {
  const access = await hasAccess();
  await checkAccess(vault, clock, clock.now().wall);
  if (access) await reachOpenDocuments();
  await tellDocuments({ notice: 'counting', counting: access });
  await face.refresh();
}

/** Wakes the background when the next day begins; nothing else wakes it by itself. */
async function schedule(): Promise<void> {
  const settings = await vault.read(readSettings);
  if (settings.countingSince === null) return;
  const { wall } = clock.now();
  const now = recordedNow(settings.ledger, wall);
  await setBoundaryAlarm(wall + nextBoundary(calendarAt(settings.calendars, now), now) - now);
}

/** Storage that fails is told on the badge and by the pages; the rest must not go unheard. */
function inBackground(work: Promise<void>): void {
  work.catch(reportError);
}
