import { calendarAt, dateOf, nextBoundary } from '../../domain/time/calendar.ts';
import { momentOf } from '../../domain/time/recorded-clock.ts';
import { isAwaiting, isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { CONTINUE } from '../../domain/limits/evaluation/evaluate.ts';
import { hasAccess } from '../../platform/host-permission.ts';
import { machineZone } from '../../platform/clock.ts';
import { sendTab } from '../../platform/tabs/open-documents.ts';
import type { Sender } from '../../platform/messaging/message-receiver.ts';
import { openPage } from '../../platform/lifecycle.ts';
import { CLOSED_PAGE } from '../../platform/tabs/redirect-rules.ts';
import { listenClosely, readSystem } from '../../platform/idle-state.ts';
import type { Answer, MessageName, PageAnswer, Place, Standing } from '../../messages/index.ts';
import type { PageMessage } from '../../messages/parser.ts';
import { notePresence } from '../../store/tracking/tracking-state.ts';
import { recordReport } from '../../store/tracking/record-report.ts';
import { readSettings, writeSettings } from '../../store/settings.ts';
import { addSkip } from '../../store/tracking/declined-opens.ts';
import { begin } from '../lifecycle/start-tracking.ts';
import {
  beganAt,
  noteDocument,
  noteEmbedded,
  noteTouch,
  touchedAgo,
} from '../lifecycle/document-registry.ts';
import { failure } from '../messaging/errors.ts';
import type { House } from '../services.ts';
import { feedOf } from '../enforcement/evaluator.ts';
import type { Told } from '../enforcement/enforcer.ts';

type Page = Extract<Sender, { who: 'page' }>;

/** Answers a document of the site. It can have time recorded and ask what the rules say. */
export async function answerPage(
  house: House,
  message: PageMessage,
  sender: Page,
): Promise<Answer<MessageName>> {
  const { vault, clock, warden } = house;
  const { wall } = clock.now();
  switch (message.name) {
    case 'hello': {
      const { document, began } = message.request;
      const settings = await vault.read(readSettings);
      const counts = settings.countingSince !== null;
      // Before anybody said yes, nothing is noted, not even for as long as the browser runs.
      const first = isSetUp(settings) ? await noteDocument(document, began, wall) : null;
      await noteFrame(message.request, sender, wall);
      const touched = counts && sender.tab !== null ? await touchedAgo(sender.tab, wall) : null;
      const told = await tell(house, message.request, sender, first, false);
      return {
        ok: true,
        ...(await standing(settings, wall, told)),
        touchedAgoMs: touched,
      };
    }
    case 'report': {
      const { document, sequence, claims, gaps, touchedAgoMs } = message.request;
      const before = await vault.read(readSettings);
      if (before.countingSince === null) {
        return failure('not-counting', 'counting was not agreed to');
      }
      listenClosely();
      await followZone(house, before, wall);
      if (touchedAgoMs !== null && sender.tab !== null) {
        await noteTouch(sender.tab, wall - touchedAgoMs);
      }
      await noteFrame(message.request, sender, wall);
      const began = await beganAt(document, wall);
      const report = { site: sender.site.id, claims, gaps, wall, began };
      const settings = await vault.write((database) => recordReport(database, report));
      house.changed();
      const told = await tell(house, message.request, sender, began, claims.length > 0);
      return {
        ok: true,
        ...(await standing(settings, wall, told)),
        acknowledged: sequence,
      };
    }
    case 'moved': {
      const { document } = message.request;
      const settings = await vault.read(readSettings);
      const began = await beganAt(document, wall);
      const told = await tell(house, message.request, sender, began, false);
      return { ok: true, ...(await standing(settings, wall, told)) };
    }
    case 'finished': {
      const judgement = await warden.judge.judge(null);
      if (judgement?.verdict.state === 'ending') {
        const { key } = judgement.verdict;
        await writeAnswers(house, (answers) => ({ ...answers, endedKey: key }));
      }
      return { ok: true };
    }
    case 'answer': {
      const { document, answer } = message.request;
      await takeAnswer(house, message.request, answer, sender);
      const settings = await vault.read(readSettings);
      const began = await beganAt(document, wall);
      const told = await tell(house, message.request, sender, began, false);
      return { ok: true, ...(await standing(settings, wall, told)) };
    }
  }
}

/** Does what one of Kintime's own questions offers, if that question stands. */
async function takeAnswer(
  house: House,
  place: Place,
  answer: PageAnswer,
  sender: Page,
): Promise<void> {
  const { vault, warden } = house;
  if (answer === 'begin' || answer === 'look') {
    // A player inside another page may be too small or too pale for anybody to have read it.
    if (sender.tab !== null) await takeFirstAnswer(house, answer);
    return;
  }
  const judgement = await warden.judge.judge(feedOf(place));
  if (judgement === null || judgement.member === null) return;
  const { situation, verdict, member } = judgement;
  const { now, calendar } = situation;
  const { state } = verdict;
  switch (answer) {
    case 'continue':
      if (state !== 'paused') return;
      await writeAnswers(house, (answers) => ({ ...answers, continuedUntil: now + CONTINUE }));
      return;
    case 'pause-passed':
      if (state !== 'opening-pause') return;
      await writeAnswers(house, (answers) => ({ ...answers, pausePassedAt: now }));
      return;
    case 'not-now':
      if (state === 'opening-pause') {
        const skip = { at: now, member, site: sender.site.id, date: dateOf(calendar, now) };
        await vault.write((database) => addSkip(database, skip));
      }
      break;
    case 'stop':
  }
  // The closed page says that this was the person's own choice.
  if (state !== 'open' && sender.tab !== null) await sendTab(sender.tab, `${CLOSED_PAGE}#stopped`);
}

/** What the notice of the first visit offers, while it has not been closed anywhere. */
async function takeFirstAnswer(house: House, answer: 'begin' | 'look'): Promise<void> {
  const settings = await house.vault.read(readSettings);
  if (!isAwaiting(settings)) return;
  if (answer === 'look') await openPage('app.html#/welcome');
  else await begin(house, '');
}

async function writeAnswers(
  { vault, warden }: House,
  change: (answers: Settings['answers']) => Settings['answers'],
): Promise<void> {
  await vault.write(async (database) =>
    database.transaction('rw', database.settings, async () => {
      const { answers } = await readSettings(database);
      await writeSettings(database, { answers: change(answers) });
    }),
  );
  await warden.enforceAnew();
}

async function noteFrame({ embedded }: Place, { frame }: Page, wall: EpochMs): Promise<void> {
  if (embedded && frame !== null) await noteEmbedded(frame, wall);
}

/** What the rules say to this document. Where they close, all others hear of it, too. */
async function tell(
  { warden, inBackground }: House,
  { feed, making, embedded }: Place,
  { frame, tab }: Page,
  began: EpochMs | null,
  attended: boolean,
): Promise<Told> {
  const place = { feed, making, embedded };
  const told = await warden.answer({ place, began, frame, tab, attended });
  if (attended || told.word.state !== 'open') inBackground(warden.enforce());
  return told;
}

/** A machine that moved to another zone cuts its days there. */
async function followZone(
  { vault, begun, guard }: House,
  settings: Settings,
  wall: EpochMs,
): Promise<void> {
  const zone = machineZone();
  const { calendars } = settings;
  const now = momentOf(settings, wall);
  if (calendarAt(calendars, now).zone === zone || calendars.at(-1)?.zone === zone) return;
  const unlocked = (await guard.unlocked(settings)) !== null;
  await vault.write((database) => notePresence(database, wall, zone, unlocked));
  await begun();
}

/** What a document of the site must know to go on. */
async function standing(settings: Settings, wall: EpochMs, told: Told): Promise<Standing> {
  const [access, system] = await Promise.all([hasAccess(), readSystem()]);
  const counting = settings.countingSince !== null && access;
  const now = momentOf(settings, wall);
  const boundary: Millis = counting
    ? wall + nextBoundary(calendarAt(settings.calendars, now), now) - now
    : wall + DAY;
  return { counting, system, word: told.word, nextChange: Math.min(boundary, told.nextChange) };
}
