import type { SystemState } from '../domain/tracking/attention.ts';
import type { EpochMs, Millis, ZoneId } from '../domain/time/units.ts';
import type { Reason, State } from '../domain/limits/evaluation/outcome.ts';
import type { TranslationBundle } from '../domain/i18n/messages.ts';

/** What a document must know to go on. */
export interface DocumentStatus {
  /** False until counting was agreed to, and while access is missing. */
  readonly counting: boolean;
  readonly system: SystemState;
  readonly verdict: VerdictMessage;
  /** When what this reply says may change by itself; the page reports at once then. */
  readonly nextChange: EpochMs;
}

/** What the rules say to a document. All moments by the wall clock. */
export interface VerdictMessage {
  readonly state: State;
  readonly reason: Reason | null;
  /** When the site opens again, where that is known. */
  readonly opensAt: EpochMs | null;
  /** By when the video that plays must be over, while it may finish. */
  readonly endsBy: EpochMs | null;
  /** How long the opening pause lasts. */
  readonly pauseMs: Millis | null;
  /** Videos stay paused although the document stays open. */
  readonly still: boolean;
  /**
   * Said once, a few minutes before: the site will close, or ask. Or, until it is closed, that
   * time here will be counted.
   */
  readonly notice: { readonly at: EpochMs; readonly reason: Reason | 'first-visit' } | null;
  /** The rule that speaks was set by an administrator. */
  readonly byAdministrator?: true;
  /** In which zone its times are told. */
  readonly zone: ZoneId;
  /** In what words it is said, where that is not the browser's language. */
  readonly translations?: TranslationBundle;
}

/** What the background tells documents of the site unasked. */
export type DocumentNotice =
  | { readonly notice: 'system'; readonly system: SystemState }
  | { readonly notice: 'counting'; readonly counting: boolean }
  /** What the rules say has changed: look again. `at` is the new word for whoever it concerns. */
  | { readonly notice: 'verdict'; readonly word: VerdictMessage }
  /** The extension is about to be replaced by a newer one: hand over what there is. */
  | { readonly notice: 'hand-over' };
