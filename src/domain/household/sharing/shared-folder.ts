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
  /** 404, or 409 for a file: the folder is gone. */
  'not-found',
  /** 405, or an answer that no WebDAV server gives. */
  'not-webdav',
  /** 409 for the folder: the one above does not exist. */
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

/** The names of Kintime's files. Nothing else in the folder is listed, read or written. */
export const FILE_NAME = /^kintime-[\da-f]{32}\.bin$/;

/** A file in the folder. */
export interface FolderFile {
  readonly name: string;
  /**
   * Changes with the content; `null` if the server does not say, so the file has to be read. Only to
   * be compared with the tag of another list: some servers spell it otherwise elsewhere.
   */
  readonly tag: string | null;
}
