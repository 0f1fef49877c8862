import { INITIAL_FOLDER_STATE } from '../../domain/household/sharing/connection.ts';
import type {
  FolderConnection,
  FolderOutbox,
  FolderState,
} from '../../domain/household/sharing/connection.ts';
import { browserFileSchema } from '../../domain/household/sharing/browser-file.schema.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import { withGone } from '../../domain/household/sharing/gone-browsers.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSettings, transact, writeSettings } from '../settings.ts';

/** Connects this browser with the household's shared folder (rule H4), or with another one. */
export async function connectFolder(
  database: KintimeDatabase,
  folder: FolderConnection,
  run: string,
  wall: EpochMs,
): Promise<void> {
  await transact(database, [database.log], wall, async (settings, now) => {
    const { runs, folderState } = settings;
    const { sequence, heardAt, gone } = folderState;
    await writeSettings(database, {
      folder,
      suggestedFolder: null,
      folderState: { ...INITIAL_FOLDER_STATE, sequence, heardAt, gone },
      runs: runs.length === 0 ? [{ id: run, at: now }] : runs,
    });
    if (settings.folder === null) await database.log.add({ at: now, what: 'folder-connected' });
  });
}

/**
 * Forgets the folder, and what other browsers wrote there. What they reported of a day goes on
 * counting (rule H4). Must run inside a transaction on the settings and the files.
 */
export async function forgetFolder(database: KintimeDatabase): Promise<void> {
  const { folderState } = await readSettings(database);
  const { sequence } = folderState;
  await Promise.all([
    database.browserFiles.clear(),
    writeSettings(database, {
      folder: null,
      folderState: { ...INITIAL_FOLDER_STATE, sequence },
      folderOutbox: { answers: [], versions: [] },
      runs: [],
    }),
  ]);
}

/** Leaves the shared folder. */
export async function leaveFolder(
  database: KintimeDatabase,
  who: string,
  wall: EpochMs,
): Promise<void> {
  const { browserFiles, log } = database;
  await transact(database, [browserFiles, log], wall, async (_, now) => {
    await forgetFolder(database);
    await log.add({ at: now, what: 'folder-left', who });
  });
}

/** Changes what is known of the exchange with the folder; nothing without one. */
export async function changeFolderState(
  database: KintimeDatabase,
  change: (state: FolderState) => Partial<FolderState>,
): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const { folder, folderState } = await readSettings(database);
    if (folder === null) return;
    await writeSettings(database, { folderState: { ...folderState, ...change(folderState) } });
  });
}

/** As many starts are kept; a copied profile is found sooner than that. */
const MAX_RUNS = 60;

/** Records a start of the browser, by which a copied profile is recognised. */
export async function addRun(database: KintimeDatabase, id: string, wall: EpochMs): Promise<void> {
  await transact(database, [], wall, async ({ folder, runs }, at) => {
    if (folder === null) return;
    await writeSettings(database, { runs: [...runs, { id, at }].slice(-MAX_RUNS) });
  });
}

/** The latest files of the household's other browsers. */
export async function readBrowserFiles(database: KintimeDatabase): Promise<BrowserFile[]> {
  return validRows(database.browserFiles, browserFileSchema);
}

/** Forgets files that have gone from the folder, and notes whose they were. */
export async function forgetBrowserFiles(
  database: KintimeDatabase,
  devices: readonly string[],
  wall: EpochMs,
): Promise<void> {
  const { browserFiles, settings } = database;
  await database.transaction('rw', [browserFiles, settings], async () => {
    const known = await readBrowserFiles(database);
    await changeFolderState(database, (state) => withGone(state, known, new Set(devices), wall));
    await browserFiles.bulkDelete([...devices]);
  });
}

/** Forgets a browser whose file has gone. @returns false if there is none */
export async function forgetGoneBrowser(
  database: KintimeDatabase,
  device: string,
): Promise<boolean> {
  let isFound = false;
  await changeFolderState(database, ({ gone }) => {
    const others = gone.filter((one) => one.device !== device);
    isFound = others.length < gone.length;
    return { gone: others };
  });
  return isFound;
}

/** As many answers fit into a file; with more, other browsers could read none of it. */
const MAX_ANSWERS = 100;

/** Adds a parent's answers to what this browser's file says to others. */
export async function addToOutbox(
  database: KintimeDatabase,
  { answers, versions }: FolderOutbox,
): Promise<void> {
  await database.transaction('rw', database.settings, async () => {
    const { folderOutbox: before } = await readSettings(database);
    const isReplaced = (id: string): boolean => answers.some(({ to }) => to === id);
    await writeSettings(database, {
      folderOutbox: {
        answers: [...before.answers.filter(({ to }) => !isReplaced(to)), ...answers].slice(
          -MAX_ANSWERS,
        ),
        versions: [...before.versions, ...versions].slice(-MAX_ANSWERS),
      },
    });
  });
}
