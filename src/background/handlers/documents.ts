import { calendarAt, dateOf, nextBoundary } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { isAwaiting, isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { CONTINUE } from '../../domain/limits/evaluation/evaluate.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { redirectTab } from '../../platform/tabs/open-documents.ts';
import type { Sender } from '../../platform/messaging/message-receiver.ts';
import { openPage } from '../../platform/tabs/extension-tabs.ts';
import { CLOSED_PAGE } from '../../platform/tabs/redirect-rules.ts';
import { setShortIdleInterval, readSystemState } from '../../platform/idle-state.ts';
import type {
  Answer,
  MessageName,
  PageAnswer,
  PageLocation,
  DocumentStatus,
} from '../../messages/index.ts';
import type { PageMessage } from '../../messages/parser.ts';
import { recordPresence } from '../../store/tracking/tracking-state.ts';
import { recordReport } from '../../store/tracking/record-report.ts';
import { readSettings, writeSettings } from '../../store/settings.ts';
import { addSkip } from '../../store/tracking/declined-opens.ts';
import { beginTracking } from '../lifecycle/start-tracking.ts';
import {
  documentStart,
  registerDocument,
  registerEmbeddedFrame,
  recordTouch,
  touchedAgo,
} from '../lifecycle/document-registry.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';
import { evaluatedFeed } from '../enforcement/evaluator.ts';
import type { DocumentVerdict } from '../enforcement/enforcer.ts';

type Page = Extract<Sender, { who: 'page' }>;

/** Answers a document of the site. It can have time recorded and ask what the rules say. */
export async function handleDocumentMessage(
  services: BackgroundServices,
  message: PageMessage,
  sender: Page,
): Promise<Answer<MessageName>> {
  const { connection, clock, enforcer } = services;
  const { wall } = clock.now();
  switch (message.name) {
    case 'hello': {
      const { document, began } = message.request;
      const settings = await connection.read(readSettings);
      const counts = settings.countingSince !== null;
      // Before anybody said yes, nothing is noted, not even for as long as the browser runs.
      const first = isSetUp(settings) ? await registerDocument(document, began, wall) : null;
      await registerFrame(message.request, sender, wall);
      const touched = counts && sender.tab !== null ? await touchedAgo(sender.tab, wall) : null;
      const told = await verdictFor(services, message.request, sender, first, false);
      return {
        ok: true,
        ...(await documentStatus(settings, wall, told)),
        touchedAgoMs: touched,
      };
    }
    case 'report': {
      const { document, sequence, claims, gaps, touchedAgoMs } = message.request;
      const before = await connection.read(readSettings);
      if (before.countingSince === null) {
        return failure('not-counting', 'counting was not agreed to');
      }
      setShortIdleInterval();
      await followZone(services, before, wall);
      if (touchedAgoMs !== null && sender.tab !== null) {
        await recordTouch(sender.tab, wall - touchedAgoMs);
      }
      await registerFrame(message.request, sender, wall);
      const began = await documentStart(document, wall);
      const report = { site: sender.site.id, claims, gaps, wall, began };
      const settings = await connection.write((database) => recordReport(database, report));
      services.refreshBadge();
      const told = await verdictFor(services, message.request, sender, began, claims.length > 0);
      return {
        ok: true,
        ...(await documentStatus(settings, wall, told)),
        acknowledged: sequence,
      };
    }
    case 'moved': {
      const { document } = message.request;
      const settings = await connection.read(readSettings);
      const began = await documentStart(document, wall);
      const told = await verdictFor(services, message.request, sender, began, false);
      return { ok: true, ...(await documentStatus(settings, wall, told)) };
    }
    case 'finished': {
      const evaluation = await enforcer.evaluator.evaluate(null);
      if (evaluation?.verdict.state === 'ending') {
        const { key } = evaluation.verdict;
        await updateAnswers(services, (answers) => ({ ...answers, endedKey: key }));
      }
      return { ok: true };
    }
    case 'answer': {
      const { document, answer } = message.request;
      await applyAnswer(services, message.request, answer, sender);
      const settings = await connection.read(readSettings);
      const began = await documentStart(document, wall);
      const told = await verdictFor(services, message.request, sender, began, false);
      return { ok: true, ...(await documentStatus(settings, wall, told)) };
    }
  }
}

/** Does what one of Kintime's own questions offers, if that question stands. */
async function applyAnswer(
  services: BackgroundServices,
  place: PageLocation,
  answer: PageAnswer,
  sender: Page,
): Promise<void> {
  const { connection, enforcer } = services;
  if (answer === 'begin' || answer === 'look') {
    // A player inside another page may be too small or too pale for anybody to have read it.
    if (sender.tab !== null) await applyFirstVisitAnswer(services, answer);
    return;
  }
  const evaluation = await enforcer.evaluator.evaluate(evaluatedFeed(place));
  if (evaluation === null || evaluation.member === null) return;
  const { context, verdict, member } = evaluation;
  const { now, calendar } = context;
  const { state } = verdict;
  switch (answer) {
    case 'continue':
      if (state !== 'paused') return;
      await updateAnswers(services, (answers) => ({ ...answers, continuedUntil: now + CONTINUE }));
      return;
    case 'pause-passed':
      if (state !== 'opening-pause') return;
      await updateAnswers(services, (answers) => ({ ...answers, pausePassedAt: now }));
      return;
    case 'not-now':
      if (state === 'opening-pause') {
        const skip = { at: now, member, site: sender.site.id, date: dateOf(calendar, now) };
        await connection.write((database) => addSkip(database, skip));
      }
      break;
    case 'stop':
  }
  // The closed page says that this was the person's own choice.
  if (state !== 'open' && sender.tab !== null)
    await redirectTab(sender.tab, `${CLOSED_PAGE}#stopped`);
}

/** What the notice of the first visit offers, while it has not been closed anywhere. */
async function applyFirstVisitAnswer(
  services: BackgroundServices,
  answer: 'begin' | 'look',
): Promise<void> {
  const settings = await services.connection.read(readSettings);
  if (!isAwaiting(settings)) return;
  if (answer === 'look') await openPage('app.html#/welcome');
  else await beginTracking(services, '');
}

async function updateAnswers(
  { connection, enforcer }: BackgroundServices,
  change: (answers: Settings['answers']) => Settings['answers'],
): Promise<void> {
  await connection.write(async (database) =>
    database.transaction('rw', database.settings, async () => {
      const { answers } = await readSettings(database);
      await writeSettings(database, { answers: change(answers) });
    }),
  );
  await enforcer.enforceAgain();
}

async function registerFrame(
  { embedded }: PageLocation,
  { frame }: Page,
  wall: EpochMs,
): Promise<void> {
  if (embedded && frame !== null) await registerEmbeddedFrame(frame, wall);
}

/** What the rules say to this document. Where they close, all others hear of it, too. */
async function verdictFor(
  { enforcer, inBackground }: BackgroundServices,
  { feed, making, embedded }: PageLocation,
  { frame, tab }: Page,
  began: EpochMs | null,
  attended: boolean,
): Promise<DocumentVerdict> {
  const location = { feed, making, embedded };
  const told = await enforcer.verdictFor({ location, began, frame, tab, attended });
  if (attended || told.verdict.state !== 'open') inBackground(enforcer.enforce());
  return told;
}

/** A machine that moved to another zone cuts its days there. */
async function followZone(
  { connection, trackingStarted, pinGuard }: BackgroundServices,
  settings: Settings,
  wall: EpochMs,
): Promise<void> {
  const zone = machineZone();
  const { calendars } = settings;
  const now = recordedNow(settings, wall);
  if (calendarAt(calendars, now).zone === zone || calendars.at(-1)?.zone === zone) return;
  const unlocked = (await pinGuard.unlocked(settings)) !== null;
  await connection.write((database) => recordPresence(database, wall, zone, unlocked));
  await trackingStarted();
}

/** What a document of the site must know to go on. */
async function documentStatus(
  settings: Settings,
  wall: EpochMs,
  told: DocumentVerdict,
): Promise<DocumentStatus> {
  const [access, system] = await Promise.all([hasAccess(), readSystemState()]);
  const counting = settings.countingSince !== null && access;
  const now = recordedNow(settings, wall);
  const boundary: Millis = counting
    ? wall + nextBoundary(calendarAt(settings.calendars, now), now) - now
    : wall + DAY;
  return {
    counting,
    system,
    verdict: told.verdict,
    nextChange: Math.min(boundary, told.nextChange),
  };
}
