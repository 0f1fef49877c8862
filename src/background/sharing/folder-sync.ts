import { waitAfter } from '../../domain/household/sharing/backoff.ts';
import { parseFolderAddress } from '../../domain/household/sharing/folder-address.ts';
import { FolderError } from '../../domain/household/sharing/shared-folder.ts';
import {
  causeOf,
  isVisitDue,
  nextVisit,
  waitUntilAsked,
} from '../../domain/household/sharing/timing.ts';
import type { VisitCause } from '../../domain/household/sharing/timing.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { hasFolderAccess, removeFolderAccess } from '../../platform/extension/host-permission.ts';
import { readSession, writeSession } from '../../platform/storage/session-storage.ts';
import { sleep } from '../../platform/sleep.ts';
import { webdavFolder } from '../../platform/webdav.ts';
import { addRun, changeFolderState } from '../../store/household/folder.ts';
import { readSettings } from '../../store/settings.ts';
import { lastWatchedAt } from '../../store/tracking/last-watched.ts';
import { exchange } from './exchange.ts';
import type { ExchangeServices } from './exchange.ts';
import type { FolderVisits } from './folder-visits.ts';
import type { Connected } from './read-files.ts';
import { fileNameOf } from './sealed-file.ts';

/** Leaving must not wait for a server that does not answer. */
const REMOVAL_DEADLINE: Millis = 10 * SECOND;

/** A slow server must not keep the next visit waiting for longer. */
const VISIT_DEADLINE: Millis = 5 * MINUTE;

/** In session storage: that this run of the browser has been recorded. */
const RUN = 'folder-run';

/**
 * Decides when the household's shared folder is visited (rule H4), one visit at a time. What fails is
 * stored in words that pages show; counting and limits go on.
 */
export class FolderSync implements FolderVisits {
  readonly #services: ExchangeServices;
  readonly #onNews: () => Promise<void>;
  readonly #onVisit: () => void;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;
  /** Whether somebody asked for the next visit. */
  #isAsked = false;
  #visiting = new AbortController();
  #isLeaving = false;

  /**
   * @param onNews called after something was taken over that a verdict may depend on
   * @param onVisit called after each visit: others may wait for something else now
   */
  constructor(services: ExchangeServices, onNews: () => Promise<void>, onVisit: () => void) {
    this.#services = services;
    this.#onNews = onNews;
    this.#onVisit = onVisit;
  }

  async visit(cause: VisitCause): Promise<void> {
    const { connection, clock } = this.#services;
    if (cause === 'asked') await this.#waitUntilAsked();
    const { folder, folderState } = await connection.read(readSettings);
    if (folder === null || !isVisitDue(folderState, cause, clock.now().wall)) return;
    this.#isAsked ||= cause === 'asked';
    if (this.#next === undefined) {
      this.#next = this.#afterwards(this.#running);
      this.#running = this.#next.catch(() => undefined);
    }
    await this.#next;
  }

  /** Nobody presses in vain who presses right after a failure. */
  async #waitUntilAsked(): Promise<void> {
    const { connection, clock } = this.#services;
    const { folderState } = await connection.read(readSettings);
    await sleep(waitUntilAsked(folderState, clock.now().wall), this.#visiting.signal);
  }

  async #afterwards(running: Promise<void>): Promise<void> {
    await running;
    this.#next = undefined;
    await this.#visit();
  }

  async visitIfDue(): Promise<void> {
    const { folder, folderState } = await this.#services.connection.read(readSettings);
    if (folder !== null) await this.visit(causeOf(folderState, await this.#watchedAt()));
  }

  async nextVisitAt(): Promise<EpochMs> {
    const { connection, clock } = this.#services;
    const { folder, folderState } = await connection.read(readSettings);
    if (folder === null) return Infinity;
    return nextVisit(folderState, await this.#watchedAt(), clock.now().wall);
  }

  async leave(forget: () => Promise<void>, kept?: string): Promise<void> {
    this.#isLeaving = true;
    this.#visiting.abort();
    const leaving = this.#running.then(async () => this.#withdraw(kept)).then(forget);
    // A visit that is asked for meanwhile finds no folder any more.
    this.#running = leaving.catch(() => undefined);
    try {
      await leaving;
    } finally {
      this.#isLeaving = false;
    }
  }

  async #withdraw(kept: string | undefined): Promise<void> {
    const { folder, device } = await this.#services.connection.read(readSettings);
    if (folder === null) return;
    const name = await fileNameOf(device);
    await webdavFolder(folder)
      .remove(name, AbortSignal.timeout(REMOVAL_DEADLINE))
      .catch((error: unknown) => {
        if (!(error instanceof FolderError)) throw error;
      });
    const parsed = parseFolderAddress(folder.address);
    if (typeof parsed === 'object' && parsed.pattern !== kept)
      await removeFolderAccess(parsed.pattern, kept !== undefined);
  }

  /** When somebody last watched here, on the wall clock. */
  async #watchedAt(): Promise<EpochMs> {
    const { connection, clock } = this.#services;
    const { wall } = clock.now();
    const settings = await connection.read(readSettings);
    const end = await connection.read(lastWatchedAt, settings.device);
    return end - recordedNow(settings, wall) + wall;
  }

  async #visit(): Promise<void> {
    const cause = this.#isAsked ? 'asked' : 'change';
    this.#isAsked = false;
    if (this.#isLeaving) return;
    this.#visiting = new AbortController();
    const leaving = this.#visiting.signal;
    const { connection, clock } = this.#services;
    const { wall } = clock.now();
    const { folderState } = await connection.read(readSettings);
    // The visit before this one may have found that the server wants to be left alone.
    if (!isVisitDue(folderState, cause, wall)) return;
    await connection.write(changeFolderState, () => ({ triedAt: wall }));
    await this.#recordRun();
    const connected = await this.#connected();
    if (connected === null) return;
    try {
      const signal = AbortSignal.any([leaving, AbortSignal.timeout(VISIT_DEADLINE)]);
      await exchange(this.#services, connected, this.#onNews, signal);
    } catch (error) {
      if (leaving.aborted) return;
      if (!(error instanceof FolderError)) throw error;
      const { problem, retryAfterMs } = error;
      const isToldToWait = retryAfterMs !== null || problem === 'too-many-requests';
      await connection.write(changeFolderState, ({ failures }) => {
        const waitUntil = clock.now().wall + waitAfter(failures + 1, retryAfterMs);
        const serverWaitUntil = isToldToWait ? waitUntil : 0;
        return { problem, failures: failures + 1, waitUntil, serverWaitUntil };
      });
    } finally {
      this.#onVisit();
    }
  }

  /** A copied profile is recognised by the runs that only one of the two had. */
  async #recordRun(): Promise<void> {
    const { connection, clock } = this.#services;
    if ((await readSession(RUN)) === true) return;
    await connection.write(addRun, newRunId(), clock.now().wall);
    await writeSession(RUN, true);
  }

  /** The folder, if there is one and the browser allows connections to it. */
  async #connected(): Promise<Connected | null> {
    const settings = await this.#services.connection.read(readSettings);
    const { folder, household } = settings;
    if (folder === null || household === null) return null;
    const parsed = parseFolderAddress(folder.address);
    const isAllowed = typeof parsed === 'object' && (await hasFolderAccess(parsed.pattern));
    return isAllowed ? { settings, household, folder: webdavFolder(folder) } : null;
  }
}

/** 16 hexadecimal digits. */
export function newRunId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}
