import type { FolderFile } from '../domain/household/sharing/shared-folder.ts';

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
