import { calendarAt, nextBoundary } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { hasAccess } from '../../platform/extension/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { setShortIdleInterval, readSystemState } from '../../platform/idle-state.ts';
import { registerUnlistedFrame } from '../../platform/tabs/unlisted-frames.ts';
import type { Answer, MessageName, PageLocation, DocumentStatus } from '../../messages/index.ts';
import type { PageMessage } from '../../messages/parser.ts';
import { recordPresence } from '../../store/tracking/tracking-state.ts';
import { recordReport } from '../../store/tracking/record-report.ts';
import { readSettings } from '../../store/settings.ts';
import { applyTrackingChange } from '../lifecycle/start-tracking.ts';
import {
  documentStart,
  registerDocument,
  recordInput,
  timeSinceInput,
} from '../lifecycle/document-registry.ts';
import type { BackgroundServices } from '../services.ts';
import { applyAnswer } from '../enforcement/question-answers.ts';
import type { PageSender } from '../enforcement/question-answers.ts';

/** Handles the messages of a site document, which may report time and ask for the verdict. */
export async function handleDocumentMessage(
  services: BackgroundServices,
  message: PageMessage,
  sender: PageSender,
): Promise<Answer<MessageName>> {
  const { connection, clock } = services;
  const { wall } = clock.now();
  /** The tab that the document is in; `sender.tab` is only that of a top frame. */
  const tabAround = sender.frame?.tab ?? null;
  switch (message.name) {
    case 'hello': {
      const { document, began } = message.request;
      const settings = await connection.read(readSettings);
      const counts = settings.countingSince !== null;
      let first: EpochMs | null = null;
      // Nothing is stored before the set-up, not even in session storage (rule C10).
      if (isSetUp(settings)) {
        first = await registerDocument(tabAround, document, began, wall);
        await registerFrame(sender, wall);
      }
      const touchedAgoMs =
        counts && sender.tab !== null ? await timeSinceInput(sender.tab, wall) : null;
      const status = await statusFor(services, settings, message.request, sender, first, wall);
      return { ok: true, ...status, touchedAgoMs };
    }
    case 'report': {
      const { document, sequence, claims, gaps, touchedAgoMs } = message.request;
      const before = await connection.read(readSettings);
      if (before.countingSince === null) {
        // Nothing is stored (rule C10); the reply says that nothing counts.
        const status = await statusFor(services, before, message.request, sender, null, wall);
        return { ok: true, ...status, acknowledged: sequence };
      }
      setShortIdleInterval();
      await followZone(services, before, wall);
      if (touchedAgoMs !== null && sender.tab !== null) {
        await recordInput(sender.tab, wall - touchedAgoMs);
      }
      await registerFrame(sender, wall);
      const began = await documentStart(tabAround, document, wall);
      const report = { site: sender.site.id, claims, gaps, wall, began };
      const settings = await connection.write(recordReport, report);
      services.refreshBadge();
      const attended = claims.length > 0;
      if (attended) services.inBackground(services.folderSync.visit('watching'));
      const { request } = message;
      const status = await statusFor(services, settings, request, sender, began, wall, attended);
      return { ok: true, ...status, acknowledged: sequence };
    }
    case 'moved':
    case 'answer': {
      const { name, request } = message;
      if (name === 'answer') await applyAnswer(services, request, request.answer, sender);
      const settings = await connection.read(readSettings);
      const began = await documentStart(tabAround, request.document, wall);
      return { ok: true, ...(await statusFor(services, settings, request, sender, began, wall)) };
    }
  }
}

async function registerFrame({ frame, isListed }: PageSender, wall: EpochMs): Promise<void> {
  if (frame !== null && !isListed) await registerUnlistedFrame(frame, wall);
}

/** Adopts the machine's time zone if it has changed (rule C7). */
async function followZone(
  services: BackgroundServices,
  settings: Settings,
  wall: EpochMs,
): Promise<void> {
  const { connection, pinGuard } = services;
  const zone = machineZone();
  const { calendars } = settings;
  const now = recordedNow(settings, wall);
  if (calendarAt(calendars, now).zone === zone || calendars.at(-1)?.zone === zone) return;
  const unlocked = (await pinGuard.unlocked(settings)) !== null;
  await connection.write(recordPresence, wall, zone, unlocked);
  await applyTrackingChange(services);
}

/** The reply to a document, with its verdict. If it is not open, all others are told, too. */
async function statusFor(
  { enforcer, inBackground }: Pick<BackgroundServices, 'enforcer' | 'inBackground'>,
  settings: Settings,
  { feed, embedded }: PageLocation,
  { frame, tab }: PageSender,
  began: EpochMs | null,
  wall: EpochMs,
  attended = false,
): Promise<DocumentStatus> {
  const location = { feed, embedded };
  const document = { location, began, frame, tab, attended };
  const { verdict, nextChange } = await enforcer.verdictFor(document);
  if (attended || verdict.state !== 'open') inBackground(enforcer.enforce());
  const [access, system] = await Promise.all([hasAccess(), readSystemState()]);
  const counting = settings.countingSince !== null && access;
  const now = recordedNow(settings, wall);
  const boundary: EpochMs = counting
    ? wall + nextBoundary(calendarAt(settings.calendars, now), now) - now
    : wall + DAY;
  return { counting, system, verdict, nextChange: Math.min(boundary, nextChange) };
}
