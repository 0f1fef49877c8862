import type { Household } from '../../domain/household/household.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import type { FileRefusal, RefusalReason } from '../../domain/household/sharing/connection.ts';
import { firstOwnRun } from '../../domain/household/sharing/copied-profile.ts';
import { withHeard } from '../../domain/household/sharing/gone-browsers.ts';
import { FolderError } from '../../domain/household/sharing/shared-folder.ts';
import type { FolderFile } from '../../domain/household/sharing/shared-folder.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { SharedFolder, WriteCondition } from '../../platform/shared-folder.ts';
import { takeNewDevice } from '../../store/household/copied-profile.ts';
import {
  changeFolderState,
  forgetBrowserFiles,
  readBrowserFiles,
} from '../../store/household/folder.ts';
import { readSettings } from '../../store/settings.ts';
import type { BackgroundServices } from '../services.ts';
import { buildOwnFile, fingerprintOf } from './own-file.ts';
import { fileNameOf, openFile, sealWhatFits } from './sealed-file.ts';
import { takeOverFile } from './take-over-file.ts';

/** What an exchange works with. */
export type ExchangeServices = Pick<
  BackgroundServices,
  'connection' | 'clock' | 'pinGuard' | 'sealService'
>;

/** A household that has a shared folder. */
export interface Connected {
  readonly settings: Settings;
  readonly household: Household;
  readonly folder: SharedFolder;
}

/** What an exchange has found so far. */
interface Found {
  readonly tags: Record<string, string>;
  readonly refusals: FileRefusal[];
  /** When a new file of a browser was read in this exchange. */
  readonly heardAt: Record<string, EpochMs>;
  /** Whether something was taken over that a verdict may depend on. */
  hasNews: boolean;
}

/** What is wrong with a file as a whole, as long as it does not change. */
const LASTING: ReadonlySet<RefusalReason> = new Set<RefusalReason>(['damaged', 'cut', 'replayed']);

/**
 * One exchange with the shared folder (rule H4): takes over what the other browsers wrote, then
 * writes this browser's file if it would say anything new.
 * @param onNews called after something was taken over that a verdict may depend on, also if the
 *   exchange fails later
 * @throws FolderError
 */
export async function exchange(
  services: ExchangeServices,
  before: Connected,
  onNews: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { connection, clock } = services;
  const files = await before.folder.list(signal);
  const settings = await asOwnBrowser(services, before, files, signal);
  const connected = { ...before, settings };
  const ownName = await fileNameOf(settings.device);
  const found: Found = { tags: {}, refusals: [], heardAt: {}, hasNews: false };
  const stored = await storedFiles(services, files);
  try {
    for (const file of files) {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time is gentle
      if (file.name !== ownName) await takeSafely(services, connected, file, stored, found, signal);
    }
  } finally {
    // The same file again is no news.
    await connection.write(changeFolderState, (state) => withHeard(state, found.heardAt));
    if (found.hasNews) await onNews();
  }
  const { tags, refusals } = found;
  const seenAt = clock.now().wall;
  await connection.write(changeFolderState, () => ({ seenAt, refusals }));
  const own = files.find(({ name }) => name === ownName);
  await writeOwnFile(services, connected, ownName, own, found, signal);
  const fine = { problem: null, failures: 0, waitUntil: 0, serverWaitUntil: 0 };
  await connection.write(changeFolderState, () => ({ ...fine, tags }));
}

/** The settings, after taking a new id if another browser writes this one's file. */
async function asOwnBrowser(
  { connection, clock }: ExchangeServices,
  connected: Connected,
  files: readonly FolderFile[],
  signal: AbortSignal,
): Promise<Settings> {
  const { settings } = connected;
  const { device, folderState, runs } = settings;
  const name = await fileNameOf(device);
  const own = files.find((file) => file.name === name);
  if (own === undefined || isKnown(own, folderState.tags)) return settings;
  const file = await open(connected, name, signal);
  if (file === null || typeof file === 'string') return settings;
  const firstRun = firstOwnRun(runs, file.runs);
  if (firstRun !== null) {
    await connection.write(takeNewDevice, firstRun, crypto.randomUUID(), clock.now().wall);
  } else if (own.tag !== null && file.sequence === folderState.sequence) {
    // As it was written; Apache tells no tag then.
    const tags = { ...folderState.tags, [name]: own.tag };
    await connection.write(changeFolderState, () => ({ tags }));
  }
  return connection.read(readSettings);
}

/** The known files of other browsers by name, without those that have gone. */
async function storedFiles(
  { connection, clock }: ExchangeServices,
  files: readonly FolderFile[],
): Promise<ReadonlyMap<string, BrowserFile>> {
  const stored = await connection.read(readBrowserFiles);
  const named = await Promise.all(
    stored.map(async (file) => [await fileNameOf(file.device), file] as const),
  );
  const names = new Set(files.map(({ name }) => name));
  const gone = named.filter(([name]) => !names.has(name)).map(([, { device }]) => device);
  if (gone.length > 0) await connection.write(forgetBrowserFiles, gone, clock.now().wall);
  return new Map(named.filter(([name]) => names.has(name)));
}

/** The same as `take`. What one file does must not keep the others from being read. */
async function takeSafely(
  services: ExchangeServices,
  connected: Connected,
  file: FolderFile,
  stored: ReadonlyMap<string, BrowserFile>,
  found: Found,
  signal: AbortSignal,
): Promise<void> {
  const { name } = file;
  const known = stored.get(name);
  try {
    await take(services, connected, file, known, found, signal);
  } catch (error) {
    if (error instanceof FolderError || signal.aborted) throw error;
    reportError(error);
    found.refusals.push({ reason: 'damaged', browser: known?.browser ?? '', whom: '', file: name });
  }
}

/**
 * Takes over what another browser says, whether its file is new or not: what was refused before may
 * be allowed by now, and what is known changes nothing.
 */
async function take(
  services: ExchangeServices,
  connected: Connected,
  file: FolderFile,
  known: BrowserFile | undefined,
  found: Found,
  signal: AbortSignal,
): Promise<void> {
  const { tags, refusals } = connected.settings.folderState;
  const { name, tag } = file;
  const isUnchanged = isKnown(file, tags);
  const lasting = refusals.filter((one) => one.file === name && LASTING.has(one.reason));
  if (isUnchanged && lasting.length > 0) {
    found.refusals.push(...lasting);
  } else {
    const isTaken = isUnchanged && known !== undefined;
    const opened = isTaken ? known : await open(connected, name, signal);
    if (opened === null) return;
    if (typeof opened === 'string') {
      const browser = known?.browser ?? '';
      found.refusals.push({ reason: opened, browser, whom: '', file: name });
      // A new key or a later version opens it.
      if (!LASTING.has(opened)) return;
    } else {
      const { wall } = services.clock.now();
      const taken = await takeOverFile(services, opened, wall);
      if (taken.isNewer) found.heardAt[opened.device] = wall;
      found.hasNews ||= taken.hasNews;
      for (const refusal of taken.refusals) found.refusals.push({ ...refusal, file: name });
    }
  }
  // Only tags of lists can be compared.
  if (tag !== null) found.tags[name] = tag;
}

/** The content of a file; `null` if it has gone meanwhile. */
async function open(
  { folder, household }: Connected,
  name: string,
  signal: AbortSignal,
): Promise<BrowserFile | RefusalReason | null> {
  try {
    const content = await folder.read(name, signal);
    return content === null ? null : await openFile(household, name, content.bytes);
  } catch (error) {
    // No browser wrote it, and the other files can still be read.
    if (error instanceof FolderError && error.problem === 'too-large') return 'damaged';
    throw error;
  }
}

/** Writes this browser's file if it would say anything new, or is not there as it was written. */
async function writeOwnFile(
  { connection, clock }: ExchangeServices,
  { household, folder }: Connected,
  name: string,
  own: FolderFile | undefined,
  found: Found,
  signal: AbortSignal,
): Promise<void> {
  const settings = await connection.read(readSettings);
  const { folderState } = settings;
  const { wall } = clock.now();
  const sequence = Math.max(folderState.sequence + 1, Math.floor(wall / 1000));
  const file = await buildOwnFile(connection, settings, household, sequence, wall);
  const written = await fingerprintOf(file, household);
  const isThere = own !== undefined && isKnown(own, folderState.tags);
  if (isThere && written === folderState.written) {
    found.tags[name] = folderState.tags[name] ?? '';
    return;
  }
  const bytes = await sealWhatFits(household, name, file);
  const tag = await folder.write(name, bytes, conditionFor(own), signal);
  if (tag !== null) found.tags[name] = tag;
  await connection.write(changeFolderState, () => ({ writtenAt: wall, sequence, written }));
}

function isKnown({ name, tag }: FolderFile, tags: Readonly<Record<string, string>>): boolean {
  return tag !== null && tags[name] === tag;
}

/** Nobody else writes this browser's file; if somebody has, the next exchange finds out who. */
function conditionFor(own: FolderFile | undefined): WriteCondition {
  if (own === undefined) return { is: 'absent' };
  return own.tag === null ? { is: 'any' } : { is: 'unchanged', tag: own.tag };
}
