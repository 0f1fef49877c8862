import type { Millis } from '../../time/units.ts';

/** What can be wrong with a shared folder. Pages say each in words. */
export const FOLDER_PROBLEMS = [
  /** The server cannot be reached. */
  'offline',
  /** No answer within the time limit. */
  'slow',
  /** 401: the user or the password is wrong. */
  'sign-in',
  /** 403. */
  'forbidden',
  /** 404: the folder is gone. */
  'not-found',
  /** 405, or an answer that no WebDAV server gives. */
  'not-webdav',
  /** 409: the folder above does not exist. */
  'parent-missing',
  /** 412: somebody else has written the file. */
  'changed',
  /** 423. */
  'locked',
  /** 429. */
  'too-many-requests',
  /** 413 or 507. */
  'full',
  /** 500 and the like. */
  'server',
  /** A redirect, which is never followed: only the address that was entered is called. */
  'redirect',
  /** Larger than any file of Kintime. */
  'too-large',
] as const;
export type FolderProblem = (typeof FOLDER_PROBLEMS)[number];

/** A request to the folder failed. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  readonly problem: FolderProblem;
  /** How long the server asks to be left alone; `null` if it does not say. */
  readonly retryAfterMs: Millis | null;

  constructor(problem: FolderProblem, retryAfterMs: Millis | null = null) {
    super(problem);
    this.problem = problem;
    this.retryAfterMs = retryAfterMs;
  }
}

/** A file in the folder. */
export interface FolderFile {
  readonly name: string;
  /** Changes with the content; `null` if the server does not say, so the file has to be read. */
  readonly tag: string | null;
}

/** A file's content. */
export interface FolderContent {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly tag: string | null;
}

/** What has to hold for a file to be written; servers that know no conditions write anyway. */
export type WriteCondition =
  | { readonly is: 'any' }
  /** There is no such file yet. */
  | { readonly is: 'absent' }
  /** Nobody has written it since. */
  | { readonly is: 'unchanged'; readonly tag: string };

/**
 * A folder that several browsers reach, with files next to each other. Every call may fail with a
 * `FolderError`.
 */
export interface SharedFolder {
  /** Makes the folder unless it exists. */
  readonly create: (signal: AbortSignal) => Promise<void>;
  /** The files of Kintime in it. */
  readonly list: (signal: AbortSignal) => Promise<readonly FolderFile[]>;
  /** A file's content; `null` if there is none. */
  readonly read: (name: string, signal: AbortSignal) => Promise<FolderContent | null>;
  /** Writes a file. @returns its new tag, if the server says */
  readonly write: (
    name: string,
    bytes: Uint8Array<ArrayBuffer>,
    condition: WriteCondition,
    signal: AbortSignal,
  ) => Promise<string | null>;
  /** Removes a file, if there is one. */
  readonly remove: (name: string, signal: AbortSignal) => Promise<void>;
}
