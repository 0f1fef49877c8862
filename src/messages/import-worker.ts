import type { ImportLimits } from '../domain/backup/preview-import.ts';
import type { Answer } from './index.ts';
import type { WorkerUpdate } from './worker-update.ts';

/** What the page asks of the worker that makes the preview of an import. */
export interface PreviewJob {
  readonly file: Blob;
  readonly limits: ImportLimits;
}

/** What the worker is doing, in this order. */
export const PREVIEW_STEPS = ['read', 'check', 'compare'] as const;
export type PreviewStep = (typeof PREVIEW_STEPS)[number];

export type PreviewOutcome = Answer<'preview-import'>;

/** Progress is each step as it begins; the outcome is `null` if there can be no preview here. */
export type PreviewUpdate = WorkerUpdate<PreviewStep, PreviewOutcome | null>;
