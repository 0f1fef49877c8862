import type { ImportLimits } from '../domain/backup/preview-import.ts';
import type { Answer } from './index.ts';

/** What the page asks of the worker that makes the preview of an import. */
export interface PreviewJob {
  readonly file: Blob;
  readonly limits: ImportLimits;
}

/** What the worker is doing, in this order. */
export const PREVIEW_STEPS = ['read', 'check', 'compare'] as const;
export type PreviewStep = (typeof PREVIEW_STEPS)[number];

export type PreviewOutcome = Answer<'preview-import'>;

/**
 * What the worker tells the page: each step as it begins, and the outcome at the end; `null` if it
 * cannot make a preview here.
 */
export type PreviewUpdate =
  | { readonly step: PreviewStep }
  | { readonly outcome: PreviewOutcome | null };
