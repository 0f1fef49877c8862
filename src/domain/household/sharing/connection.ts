import type { EpochMs } from '../../time/units.ts';
import type { SharedAnswer, SharedVersion } from './browser-file.schema.ts';
import type { FolderProblem } from './shared-folder.ts';

/** How this browser reaches the household's shared folder. Never exported. */
export interface FolderConnection {
  /** Ends with a slash. */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** What the family calls this browser. */
  readonly browser: string;
}

/** The shared folder of a household, as a pairing tells it to a browser that joins. */
export type SuggestedFolder = Pick<FolderConnection, 'address' | 'user'>;

/** What is known of the last exchange with the shared folder. */
export interface FolderState {
  /** When the folder was last visited, whether it worked or not, on the wall clock. */
  readonly triedAt: EpochMs;
  /** When all files were last seen, on the wall clock; 0 before the first time. */
  readonly seenAt: EpochMs;
  readonly writtenAt: EpochMs;
  /** Of the last file written; grows even after the database was restored. */
  readonly sequence: number;
  /** The tags of the files that were read or written last, by name; none where the server said none. */
  readonly tags: Readonly<Record<string, string>>;
  /** A fingerprint of what was written last, without what differs in every file. */
  readonly written: string;
  /** What was wrong last; `null` if nothing was. */
  readonly problem: FolderProblem | null;
  /** How often in a row something was wrong. */
  readonly failures: number;
  /** Until when the folder is left alone, on the wall clock. */
  readonly waitUntil: EpochMs;
  /** Until when the server asked to be left alone, on the wall clock; 0 if it did not. */
  readonly serverWaitUntil: EpochMs;
  /** When a new file of each other browser was last seen, on the wall clock, by its id. */
  readonly heardAt: Readonly<Record<string, EpochMs>>;
  /** The browsers whose files have gone from the folder, the latest to go last. */
  readonly gone: readonly GoneBrowser[];
  /** Whether this profile turned out to be a copy, and has taken an id of its own. */
  readonly wasCopied: boolean;
  /** What could not be taken over from other browsers, to be told in words. */
  readonly refusals: readonly FileRefusal[];
}

export const INITIAL_FOLDER_STATE: FolderState = {
  triedAt: 0,
  seenAt: 0,
  writtenAt: 0,
  sequence: 0,
  tags: {},
  written: '',
  problem: null,
  failures: 0,
  waitUntil: 0,
  serverWaitUntil: 0,
  heardAt: {},
  gone: [],
  wasCopied: false,
  refusals: [],
};

/** A browser of the household whose file is no longer in the folder. */
export interface GoneBrowser {
  readonly device: string;
  /** Its name. */
  readonly browser: string;
  /** The names of its people. */
  readonly people: readonly string[];
  /** Of its last file. */
  readonly sequence: number;
  /** When a new file of it was last seen, on the wall clock. */
  readonly heardAt: EpochMs;
  /** When a look found no file of it any more, on the wall clock. */
  readonly goneAt: EpochMs;
}

/** What this browser's file says of members whose browser is another one. */
export interface FolderOutbox {
  /** Answers to their requests and suggestions. */
  readonly answers: readonly SharedAnswer[];
  /** Versions of their agreements that a yes has made here, until their browsers have them. */
  readonly versions: readonly SharedVersion[];
}

/** Why something in a file of the folder was not taken over. */
export const REFUSAL_REASONS = [
  /** It does not open with the household's key, or was changed. */
  'damaged',
  /** Half a file: whoever wrote it was interrupted. */
  'cut',
  /** Of a later version of Kintime. */
  'newer',
  /** Of another household, or with a former key. */
  'foreign',
  /** An older file of that browser than the one that is known. */
  'replayed',
  /** Looser rules without a parent's PIN behind them. */
  'rules-unsigned',
  /** Extra time or an answer without a parent's PIN behind it. */
  'answer-unsigned',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** Something in a file of the folder that was not taken over. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** The name of the browser that wrote it; empty if it is not known. */
  readonly browser: string;
  /** The name of the member or parent concerned; empty for none. */
  readonly whom: string;
}

/** The same with the name of the file. */
export interface FileRefusal extends Refusal {
  readonly file: string;
}

/** One start of this browser. */
export interface Run {
  /** 16 hexadecimal digits, random. */
  readonly id: string;
  /** In recorded time. */
  readonly at: EpochMs;
}
