import type { Clock } from '../../domain/time/clock.ts';
import type { Household } from '../../domain/household/household.ts';
import { waitAfter } from '../../domain/household/sharing/backoff.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import { smallerFiles } from '../../domain/household/sharing/smaller-files.ts';
import type {
  FileRefusal,
  FolderConnection,
  RefusalReason,
} from '../../domain/household/sharing/connection.ts';
import { firstOwnRun } from '../../domain/household/sharing/copied-profile.ts';
import { parseFolderAddress } from '../../domain/household/sharing/folder-address.ts';
import { FolderError } from '../../domain/household/sharing/shared-folder.ts';
import type { FolderFile } from '../../domain/household/sharing/shared-folder.ts';
import { isVisitDue, nextIdleVisit } from '../../domain/household/sharing/timing.ts';
import type { VisitCause } from '../../domain/household/sharing/timing.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { hasFolderAccess } from '../../platform/extension/host-permission.ts';
import type { SharedFolder, WriteCondition } from '../../platform/shared-folder.ts';
import { readSession, writeSession } from '../../platform/storage/session-storage.ts';
import { webdavFolder } from '../../platform/webdav.ts';
import { takeNewDevice } from '../../store/household/copied-profile.ts';
import {
  addRun,
  changeFolderState,
  forgetBrowserFiles,
  readBrowserFiles,
} from '../../store/household/folder.ts';
import { readSettings } from '../../store/settings.ts';
import type { DatabaseConnection } from '../storage/database-connection.ts';
import type { BackgroundServices } from '../services.ts';
import { buildOwnFile, fingerprintOf } from './own-file.ts';
import { fileNameOf, MAX_FILE_BYTES, openFile, sealFile } from './sealed-file.ts';
import { takeOverFile } from './take-over-file.ts';

/** Leaving must not wait for a server that does not answer. */
const REMOVAL_DEADLINE: Millis = 10 * SECOND;

/** In session storage: that this run of the browser has been recorded. */
const RUN = 'folder-run';

type SyncServices = Pick<BackgroundServices, 'connection' | 'clock' | 'pinGuard' | 'sealService'>;

/** What a visit found, by name of the file. */
interface Visit {
  readonly tags: Record<string, string>;
  readonly refusals: FileRefusal[];
  readonly heardAt: Record<string, EpochMs>;
  hasNews: boolean;
}

/** A household that has a shared folder. */
interface Connected {
  readonly settings: Settings;
  readonly household: Household;
  readonly folder: SharedFolder;
}

/**
 * Keeps this browser in step with the household's others through the shared folder (rule H4): reads
 * what they wrote, takes it over, and writes its own file. Whatever fails is stored in words that
 * pages show; counting and limits go on.
 */
export class FolderSync {
  readonly #services: SyncServices;
  readonly #connection: DatabaseConnection;
  readonly #clock: Clock;
  readonly #onNews: () => Promise<void>;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  /** @param onNews called after something was taken over that a verdict may depend on */
  constructor(services: SyncServices, onNews: () => Promise<void>) {
    this.#services = services;
    this.#connection = services.connection;
    this.#clock = services.clock;
    this.#onNews = onNews;
  }

  /**
   * Visits the folder if there is one and a visit is due. Of several that ask meanwhile, all share
   * the next one. Never throws because of the folder.
   */
  async visit(cause: VisitCause): Promise<void> {
    const settings = await this.#connection.read(readSettings);
    if (!isDue(settings, cause, this.#clock.now().wall)) return;
    this.#next ??= this.#running.then(async () => {
      this.#next = undefined;
      await this.#visit();
    });
    this.#running = this.#next.catch(() => undefined);
    await this.#next;
  }

  /** When the next visit is due by itself, on the wall clock; `Infinity` without a folder. */
  async nextVisitAt(): Promise<EpochMs> {
    const { folder, folderState } = await this.#connection.read(readSettings);
    return folder === null ? Infinity : nextIdleVisit(folderState, this.#clock.now().wall);
  }

  /** Removes this browser's file, if the folder can be reached. */
  async removeOwnFile(): Promise<void> {
    const { folder, device } = await this.#connection.read(readSettings);
    if (folder === null) return;
    const name = await fileNameOf(device);
    await webdavFolder(folder)
      .remove(name, AbortSignal.timeout(REMOVAL_DEADLINE))
      .catch((error: unknown) => {
        if (!(error instanceof FolderError)) throw error;
      });
  }

  async #visit(): Promise<void> {
    const { signal } = new AbortController();
    const { wall } = this.#clock.now();
    await this.#connection.write(changeFolderState, () => ({ triedAt: wall }));
    await this.#recordRun();
    const connected = await this.#connected();
    if (connected === null) return;
    try {
      const visit = await this.#exchange(connected, signal);
      if (visit.hasNews) await this.#onNews();
    } catch (error) {
      if (!(error instanceof FolderError)) throw error;
      await this.#connection.write(changeFolderState, ({ failures }) => ({
        problem: error.problem,
        failures: failures + 1,
        waitUntil: this.#clock.now().wall + waitAfter(failures + 1, error.retryAfterMs),
      }));
    }
  }

  /** A copied profile is recognised by the runs that only one of the two had. */
  async #recordRun(): Promise<void> {
    if ((await readSession(RUN)) === true) return;
    await this.#connection.write(addRun, newRunId(), this.#clock.now().wall);
    await writeSession(RUN, true);
  }

  async #connected(): Promise<Connected | null> {
    const settings = await this.#connection.read(readSettings);
    const { folder, household } = settings;
    if (folder === null || household === null || !(await isReachable(folder))) return null;
    return { settings, household, folder: webdavFolder(folder) };
  }

  async #exchange(connected: Connected, signal: AbortSignal): Promise<Visit> {
    const { folder } = connected;
    const files = await folder.list(signal);
    const settings = await this.#asOwnBrowser(connected, files, signal);
    const current = { ...connected, settings };
    const ownName = await fileNameOf(settings.device);
    const visit: Visit = {
      tags: {},
      refusals: [],
      heardAt: { ...settings.folderState.heardAt },
      hasNews: false,
    };
    const stored = await this.#storedFiles(files);
    for (const file of files) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time is gentle
      if (file.name !== ownName) await this.#read(current, file, stored, visit, signal);
    }
    const own = files.find(({ name }) => name === ownName);
    await this.#write(current, ownName, own, visit, signal);
    const { wall } = this.#clock.now();
    await this.#connection.write(changeFolderState, () => ({
      seenAt: wall,
      problem: null,
      failures: 0,
      waitUntil: 0,
      tags: visit.tags,
      refusals: visit.refusals,
      heardAt: visit.heardAt,
    }));
    return visit;
  }

  /** The known files of other browsers by name, without those that have gone. */
  async #storedFiles(files: readonly FolderFile[]): Promise<ReadonlyMap<string, BrowserFile>> {
    const stored = await this.#connection.read(readBrowserFiles);
    const named = await Promise.all(
      stored.map(async (file) => [await fileNameOf(file.device), file] as const),
    );
    const names = new Set(files.map(({ name }) => name));
    const gone = named.filter(([name]) => !names.has(name)).map(([, { device }]) => device);
    if (gone.length > 0) await this.#connection.write(forgetBrowserFiles, gone);
    return new Map(named.filter(([name]) => names.has(name)));
  }

  /** The settings, after taking a new id if another browser writes this one's file. */
  async #asOwnBrowser(
    connected: Connected,
    files: readonly FolderFile[],
    signal: AbortSignal,
  ): Promise<Settings> {
    const { settings } = connected;
    const { device, folderState, runs } = settings;
    const name = await fileNameOf(device);
    const own = files.find((file) => file.name === name);
    if (own === undefined || isKnown(own, folderState.tags)) return settings;
    const file = await this.#open(connected, name, signal);
    if (file === null || typeof file === 'string') return settings;
    const firstRun = firstOwnRun(runs, file.runs);
    if (firstRun === null) return settings;
    const { wall } = this.#clock.now();
    await this.#connection.write(takeNewDevice, firstRun, crypto.randomUUID(), wall);
    return this.#connection.read(readSettings);
  }

  /**
   * Takes over what another browser says, whether its file is new or not: what was refused before may
   * be allowed by now, and what is known changes nothing.
   */
  async #read(
    connected: Connected,
    file: FolderFile,
    stored: ReadonlyMap<string, BrowserFile>,
    visit: Visit,
    signal: AbortSignal,
  ): Promise<void> {
    const { settings, household } = connected;
    const { tags, refusals } = settings.folderState;
    const { name } = file;
    if (file.tag !== null) visit.tags[name] = file.tag;
    const known = isKnown(file, tags) ? stored.get(name) : undefined;
    if (known === undefined && isKnown(file, tags)) {
      // It could not be opened, and has not changed.
      visit.refusals.push(...refusals.filter((refusal) => refusal.file === name));
      return;
    }
    const opened = known ?? (await this.#open(connected, name, signal));
    if (opened === null) return;
    if (typeof opened === 'string') {
      const browser = stored.get(name)?.browser ?? '';
      visit.refusals.push({ reason: opened, browser, whom: '', file: name });
      return;
    }
    const { wall } = this.#clock.now();
    const outcome = await takeOverFile(this.#services, household, opened, wall);
    if (outcome.isNewer) visit.heardAt[opened.device] = wall;
    visit.hasNews ||= outcome.hasNews;
    visit.refusals.push(...outcome.refusals.map((refusal) => ({ ...refusal, file: name })));
  }

  /** The content of a file; `null` if it has gone meanwhile. */
  async #open(
    { folder, household }: Connected,
    name: string,
    signal: AbortSignal,
  ): Promise<BrowserFile | RefusalReason | null> {
    const content = await folder.read(name, signal);
    return content === null ? null : openFile(household, name, content.bytes);
  }

  /** Writes this browser's file if it would say anything new, or is not there as it was written. */
  async #write(
    { household, folder }: Connected,
    name: string,
    own: FolderFile | undefined,
    visit: Visit,
    signal: AbortSignal,
  ): Promise<void> {
    const settings = await this.#connection.read(readSettings);
    const { folderState } = settings;
    const { wall } = this.#clock.now();
    const sequence = Math.max(folderState.sequence + 1, Math.floor(wall / 1000));
    const file = await buildOwnFile(this.#connection, settings, household, sequence, wall);
    const written = await fingerprintOf(file);
    const isThere = own !== undefined && isKnown(own, folderState.tags);
    if (isThere && written === folderState.written) {
      visit.tags[name] = folderState.tags[name] ?? '';
      return;
    }
    const bytes = await smallestOf(household, name, file);
    const tag = await folder.write(name, bytes, conditionFor(own), signal);
    if (tag !== null) visit.tags[name] = tag;
    await this.#connection.write(changeFolderState, () => ({ writtenAt: wall, sequence, written }));
  }
}

/** 16 hexadecimal digits. */
export function newRunId(): string {
  return crypto.randomUUID().replaceAll('-', '').slice(-16);
}

function isDue({ folder, folderState }: Settings, cause: VisitCause, wall: EpochMs): boolean {
  return folder !== null && isVisitDue(folderState, cause, wall);
}

async function isReachable({ address }: FolderConnection): Promise<boolean> {
  const parsed = parseFolderAddress(address);
  return typeof parsed === 'object' && (await hasFolderAccess(parsed.pattern));
}

function isKnown({ name, tag }: FolderFile, tags: Readonly<Record<string, string>>): boolean {
  return tag !== null && tags[name] === tag;
}

/** Nobody else writes this browser's file; if somebody has, the next visit finds out who. */
function conditionFor(own: FolderFile | undefined): WriteCondition {
  if (own === undefined) return { is: 'absent' };
  return own.tag === null ? { is: 'any' } : { is: 'unchanged', tag: own.tag };
}

/** The file, sealed, with as much in it as fits. */
async function smallestOf(
  household: Household,
  name: string,
  file: BrowserFile,
): Promise<Uint8Array<ArrayBuffer>> {
  for (const smaller of [file, ...smallerFiles(file)]) {
    // oxlint-disable-next-line no-await-in-loop -- the first that fits
    const bytes = await sealFile(household, name, smaller);
    if (bytes.length <= MAX_FILE_BYTES) return bytes;
  }
  throw new FolderError('too-large');
}
