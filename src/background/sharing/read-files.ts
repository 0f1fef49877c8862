import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import type { RefusalReason } from '../../domain/household/sharing/connection.ts';
import type { Household } from '../../domain/household/household.ts';
import { FolderError } from '../../domain/household/sharing/shared-folder.ts';
import type { FolderFile } from '../../domain/household/sharing/shared-folder.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { SharedFolder } from '../../platform/shared-folder.ts';
import { openFile } from './sealed-file.ts';

/** A household that has a shared folder. */
export interface Connected {
  readonly settings: Settings;
  readonly household: Household;
  readonly folder: SharedFolder;
}

/** What is wrong with a file as a whole, as long as it does not change. */
export const LASTING: ReadonlySet<RefusalReason> = new Set<RefusalReason>([
  'damaged',
  'cut',
  'replayed',
]);

/** A file with what is in it, or why it changes nothing. */
export interface ReadFile {
  readonly file: FolderFile;
  readonly content: BrowserFile | RefusalReason;
  /** What the browser that wrote it was called so far; empty if that is not known. */
  readonly browser: string;
}

/**
 * Reads the files of other browsers, new or not: what was refused before may be allowed by now, and
 * what is known changes nothing. All are read before any is taken over, since one tells of what was
 * done in others.
 * @returns those that were read before the folder failed, and why it did
 */
export async function readFiles(
  connected: Connected,
  files: readonly FolderFile[],
  stored: ReadonlyMap<string, BrowserFile>,
  signal: AbortSignal,
): Promise<{ readonly read: readonly ReadFile[]; readonly error: unknown }> {
  const read: ReadFile[] = [];
  const { refusals } = connected.settings.folderState;
  for (const file of files) {
    const known = stored.get(file.name);
    const refused = refusals.find((one) => one.file === file.name);
    const browser = known?.browser ?? refused?.browser ?? '';
    try {
      // oxlint-disable-next-line no-await-in-loop -- one request at a time is gentle
      const content = await contentOf(connected, file, known, signal);
      if (content !== null) read.push({ file, content, browser });
    } catch (error) {
      if (signal.aborted) throw error;
      if (error instanceof FolderError) return { read, error };
      reportError(error);
      // Without a tag it is tried again.
      read.push({ file: { ...file, tag: null }, content: 'damaged', browser });
    }
  }
  return { read, error: null };
}

/** What is in a file, as far as it is known already from there; `null` if it has gone meanwhile. */
async function contentOf(
  connected: Connected,
  file: FolderFile,
  known: BrowserFile | undefined,
  signal: AbortSignal,
): Promise<BrowserFile | RefusalReason | null> {
  const { tags, refusals } = connected.settings.folderState;
  if (isKnown(file, tags)) {
    const lasting = refusals.find((one) => one.file === file.name && LASTING.has(one.reason));
    const kept = lasting?.reason ?? known;
    if (kept !== undefined) return kept;
  }
  return readFile(connected, file.name, signal);
}

/** The content of a file; `null` if it has gone meanwhile. */
export async function readFile(
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

/** Whether a file is as it was last read or written. */
export function isKnown(
  { name, tag }: FolderFile,
  tags: Readonly<Record<string, string>>,
): boolean {
  return tag !== null && tags[name] === tag;
}
