import type { TranslationBundle } from '../domain/i18n/translations.ts';
import type { Reason, State, UpcomingRule } from '../domain/limits/evaluation/outcome.ts';
import type { RuleOutline } from '../domain/limits/rules/rule-outline.ts';
import type { EpochMs, Millis, ZoneId } from '../domain/time/units.ts';
import type { SystemState } from '../domain/tracking/attention.ts';

/** The background's reply to a document. */
export interface DocumentStatus {
  /** False until counting was agreed to, and while host access is missing. */
  readonly counting: boolean;
  readonly system: SystemState;
  readonly verdict: VerdictMessage;
  /** When any of this may change without an event; the document reports at once then. */
  readonly nextChange: EpochMs;
}

export interface VerdictNotice extends Pick<UpcomingRule, 'at' | 'reason' | 'strength'> {
  /** Whether it offers to ask for more time (rule A9). */
  readonly offersMore: boolean;
}

/** The verdict as a document receives it. All times are wall-clock times. */
export interface VerdictMessage {
  /** `first-visit`: open but for the notice that counting waits for (rule C10). */
  readonly state: State | 'first-visit';
  readonly reason: Reason | null;
  /** When the site reopens, if known. */
  readonly opensAt: EpochMs | null;
  /** Deadline for the last video, while it may finish (rule A11). */
  readonly endsBy: EpochMs | null;
  /** Length of the opening pause. */
  readonly pauseMs: Millis | null;
  /** How often the site was opened today, for the opening pause. */
  readonly opens?: number;
  /** Videos stay paused although the document stays open (rule A8). */
  readonly still: boolean;
  /** Shown once: the site will soon close or ask. */
  readonly notice: VerdictNotice | null;
  /** The rules that are set already, for the notice at the first visit. */
  readonly rules?: readonly RuleOutline[];
  /** Set if the deciding rule comes from an administrator (rule A20). */
  readonly byAdministrator?: true;
  /** The zone in which to show times. */
  readonly zone: ZoneId;
  /** Texts for the overlays, unless they are in the browser's language. */
  readonly translations?: TranslationBundle;
}

/** What the background pushes to documents of the site. */
export type DocumentNotice =
  | { readonly notice: 'system'; readonly system: SystemState }
  | { readonly notice: 'counting'; readonly counting: boolean }
  /** The verdict has changed. The one for messages may be another (rule A8). */
  | {
      readonly notice: 'verdict';
      readonly verdict: VerdictMessage;
      readonly forMessages: VerdictMessage;
    }
  /** The extension is about to be updated: report everything now. */
  | { readonly notice: 'hand-over' };
