import type { RecordCounts } from '../domain/elsewhere/record-kinds.ts';
import type { WorkerUpdate } from './worker-update.ts';

/** What the page asks of the worker that reads TikTok's own export. */
export interface ExportJob {
  readonly file: File;
}

/** Why a file could not be read. */
export type ExportProblem =
  /** Neither a ZIP file nor an export of TikTok. */
  | 'not-tiktok'
  /** An export without a watch history, which may mean anything but zero. */
  | 'no-history'
  /** The times of the watch history are none. */
  | 'no-times'
  | 'encrypted'
  /** Larger than any export, or claiming to be. */
  | 'too-large'
  | 'cut-off'
  | 'damaged'
  /** Two files that could be the watch history. */
  | 'ambiguous';

/** What was read of an export: times and totals, and nothing else of it. */
export interface ExportContent {
  /** When videos started, in whole seconds since 1970: ascending and distinct. */
  readonly seconds: Float64Array;
  /** Which form of the export was read: one package may hold both. */
  readonly format: 'json' | 'text';
  /** How many rows the watch history has. */
  readonly rows: number;
  /** How many of them have no possible time. */
  readonly unusable: number;
  /** How many entries TikTok holds, by kind. */
  readonly counts: RecordCounts;
}

export type ExportOutcome =
  | { readonly ok: true; readonly content: ExportContent }
  | { readonly ok: false; readonly problem: ExportProblem };

/** Progress is how much is read, from 0 to 1. */
export type ExportUpdate = WorkerUpdate<number, ExportOutcome>;
