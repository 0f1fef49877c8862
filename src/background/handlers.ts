import { nextBoundary, calendarAt } from '../domain/calendar.ts';
import type { Clock } from '../domain/clock.ts';
import { ImpossibleClaimError, recordedNow } from '../domain/ledger.ts';
import type { Settings } from '../domain/settings.ts';
import { DAY } from '../domain/units.ts';
import type { EpochMs } from '../domain/units.ts';
import { hasAccess } from '../platform/access.ts';
import { machineZone } from '../platform/clock.ts';
import { tellDocuments } from '../platform/documents.ts';
import type { Sender } from '../platform/inbox.ts';
import { hasMark, keepMark } from '../platform/keepsake.ts';
import { listenClosely, readSystem } from '../platform/system.ts';
import { parseArchive } from '../protocol/archive.ts';
import type { Answer, Failure, FailureCode, MessageName, Standing } from '../protocol/messages.ts';
import { isPageMessage, parseMessage } from '../protocol/parser.ts';
import type { OwnMessage, PageMessage } from '../protocol/parser.ts';
import { importArchive, readArchive } from '../store/archive.ts';
import { deleteDays, deleteEverything } from '../store/deletion.ts';
import { beginCounting, notePresence, trustClock } from '../store/household.ts';
import { readPicture } from '../store/reading.ts';
import { recordReport } from '../store/recording.ts';
import { readSettings } from '../store/settings.ts';
import { conditionOf } from './condition.ts';
import { beganAt, noteDocument, noteTouch, touchedAgo } from './documents.ts';
import { VaultError } from './vault.ts';
import type { Vault } from './vault.ts';

export interface HandlerParts {
  readonly vault: Vault;
  readonly clock: Clock;
  /** Something that the badge shows has changed. */
  readonly changed: () => void;
  /** Counting was agreed to, or the days are cut anew. */
  readonly begun: () => Promise<void>;
}

type Page = Extract<Sender, { who: 'page' }>;

/** What answers every message, whoever sends it and whatever it holds. */
export function makeHandler(
  parts: HandlerParts,
): (message: unknown, sender: Sender) => Promise<Answer<MessageName>> {
  return async (message, sender) => {
    if (sender.who === 'stranger') return failure('not-allowed', 'unknown sender');
    const parsed = parseMessage(message);
    if (!parsed.ok) return failure('malformed', parsed.detail);
    try {
      if (isPageMessage(parsed)) {
        if (sender.who === 'page') return await answerPage(parts, parsed, sender);
      } else if (sender.who === 'kintime') return await answerOwn(parts, parsed);
      return failure('not-allowed', `${parsed.name} is not for this sender`);
    } catch (error) {
      return failureOf(error);
    }
  };
}

async function answerPage(
  parts: HandlerParts,
  message: PageMessage,
  sender: Page,
): Promise<Answer<MessageName>> {
  const { vault, clock } = parts;
  const { wall } = clock.now();
  switch (message.name) {
    case 'hello': {
      const { document, began } = message.request;
      const settings = await vault.read(readSettings);
      const agreed = settings.countingSince !== null;
      // Before it was agreed to, nothing is noted, not even for as long as the browser runs.
      if (agreed) await noteDocument(document, began, wall);
      const touched = agreed && sender.tab !== null ? await touchedAgo(sender.tab, wall) : null;
      return { ok: true, ...(await standing(settings, wall)), touchedAgoMs: touched };
    }
    case 'report': {
      const { document, sequence, claims, gaps, touchedAgoMs } = message.request;
      const before = await vault.read(readSettings);
      if (before.countingSince === null) {
        return failure('not-counting', 'counting was not agreed to');
      }
      listenClosely();
      await followZone(parts, before, wall);
      if (touchedAgoMs !== null && sender.tab !== null) {
        await noteTouch(sender.tab, wall - touchedAgoMs);
      }
      const began = await beganAt(document, wall);
      const report = { site: sender.site.id, claims, gaps, wall, began };
      const settings = await vault.write((database) => recordReport(database, report));
      parts.changed();
      return { ok: true, ...(await standing(settings, wall)), acknowledged: sequence };
    }
  }
}

async function answerOwn(parts: HandlerParts, message: OwnMessage): Promise<Answer<MessageName>> {
  const { vault, clock } = parts;
  const { wall } = clock.now();
  switch (message.name) {
    case 'ready':
      await vault.read(readSettings);
      return { ok: true };
    case 'read': {
      const { dates } = message.request;
      return { ok: true, picture: await vault.read((database) => readPicture(database, dates)) };
    }
    case 'condition': {
      const settings = await vault.read(readSettings).catch(() => null);
      const access = await hasAccess();
      return {
        ok: true,
        condition:
          settings === null
            ? {
                counting: false,
                access,
                storage: vault.problem,
                historyLost: false,
                clockBehindMs: null,
              }
            : conditionOf(settings, access, vault.problem, await hasMark(), wall),
      };
    }
    case 'start-counting': {
      const since = await vault.write((database) =>
        beginCounting(database, wall, machineZone(), message.request.memberName.trim()),
      );
      // Counting has begun; none of what follows may keep the pages from hearing of it.
      await Promise.allSettled([
        tellDocuments({ notice: 'counting', counting: await hasAccess() }),
        vault.write((database) => notePresence(database, wall, machineZone())),
        keepMark(),
      ]);
      await parts.begun();
      return { ok: true, since };
    }
    case 'export':
      return {
        ok: true,
        archive: await vault.read((database) => readArchive(database, wall)),
      };
    case 'import': {
      const parsed = parseArchive(message.request.archive, wall);
      if (!parsed.ok) return failure(parsed.error, parsed.detail);
      const added = await vault.write((database) => importArchive(database, parsed.archive, wall));
      parts.changed();
      return { ok: true, ...added };
    }
    case 'delete': {
      const { request } = message;
      const days = await vault.write((database) =>
        'everything' in request
          ? deleteEverything(database, wall)
          : deleteDays(database, request.from, request.to, wall),
      );
      await vault.write((database) => notePresence(database, wall, machineZone()));
      parts.changed();
      return { ok: true, days };
    }
    case 'trust-clock':
      await vault.write((database) => trustClock(database, wall));
      await parts.begun();
      return { ok: true };
  }
}

/** A machine that moved to another zone cuts its days there from now on. */
async function followZone(
  { vault, begun }: HandlerParts,
  { calendars, ledger }: Settings,
  wall: EpochMs,
): Promise<void> {
  const zone = machineZone();
  if (calendarAt(calendars, recordedNow(ledger, wall)).zone === zone) return;
  await vault.write((database) => notePresence(database, wall, zone));
  await begun();
}

/** What a document of the site must know to go on. */
async function standing(settings: Settings, wall: EpochMs): Promise<Standing> {
  const [access, system] = await Promise.all([hasAccess(), readSystem()]);
  const counting = settings.countingSince !== null && access;
  const now = recordedNow(settings.ledger, wall);
  const nextChange = counting
    ? wall + nextBoundary(calendarAt(settings.calendars, now), now) - now
    : wall + DAY;
  return { counting, system, nextChange };
}

function failureOf(error: unknown): Failure {
  if (error instanceof ImpossibleClaimError) return failure('impossible', error.message);
  if (error instanceof VaultError) return failure(`storage-${error.problem}`, String(error.cause));
  return failure('unexpected', String(error));
}

function failure(error: FailureCode, detail: string): Failure {
  return { ok: false, error, detail };
}
