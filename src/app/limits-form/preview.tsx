import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Permission } from '../../domain/agreement/agreement.ts';
import type { RuleKind } from '../../domain/limits/rules/rule-kinds.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import type { DayKey } from '../../domain/time/units.ts';
import type { RulesDraft } from '../../messages/index.ts';
import type { PreviewView, VerdictView } from '../../messages/views.ts';
import { t } from '../../ui/i18n.ts';
import { effectText } from './effect-text.ts';
import { previewText } from './preview-text.ts';

/** Long enough to type a number. */
const DEBOUNCE_MS = 300;

/** A debounced preview of rules. The last one stays until there is a newer one. @param inputs what else it depends on */
export function usePreview(draft: RulesDraft | null, inputs: unknown): PreviewView | null {
  const [preview, setPreview] = useState<PreviewView | null>(null);
  const key = JSON.stringify([draft, inputs]);
  useEffect(() => {
    if (draft === null) return undefined;
    let isStale = false;
    const timer = setTimeout(async () => {
      const answer = await ask('preview', draft);
      if (!isStale) setPreview(answer.ok ? answer.preview : null);
    }, DEBOUNCE_MS);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [key]);
  return preview;
}

/** The rule that a form is about. */
export interface RuleInForm {
  readonly kind: RuleKind;
  /** With what happens then; empty for none. */
  readonly sentence: string;
}

interface Props {
  /** `null` while it is unknown. */
  readonly preview: PreviewView | null;
  /** Whether it has anything to say about today. */
  readonly hasToday: boolean;
  /** The rule in the form and its sentence, said where another rule comes first today. */
  readonly about?: RuleInForm | undefined;
  readonly calendar: Calendar;
  readonly permission: Permission;
  /** The first day on which the change shows, if that is later than today. */
  readonly laterDay: DayKey | null;
  readonly isFaulty: boolean;
  /** Whether saving would change nothing. */
  readonly isNothing: boolean;
}

/** What the rules in the form would mean today, and from when they would apply. */
export function Preview({
  preview,
  hasToday,
  about,
  calendar,
  permission,
  laterDay,
  isFaulty,
  isNothing,
}: Props): JSX.Element {
  // Rules that start tomorrow do not affect today.
  const isLater = permission.allowed && permission.from === 'tomorrow';
  const today = isLater
    ? t('agrPreviewToday')
    : preview && todayText(preview.verdict, calendar, about);
  // What is saved as usual starts when the form says.
  const isUsual = permission.allowed && !isLater && laterDay === null;
  return (
    <div class={hasToday ? 'preview' : 'preview preview-none'} role="status" data-testid="preview">
      {isFaulty ? (
        <p>{t('agrMend')}</p>
      ) : (
        <>
          {hasToday && today !== null ? <p>{today}</p> : null}
          {isNothing || isUsual ? null : <p>{effectText(permission, laterDay)}</p>}
        </>
      )}
    </div>
  );
}

function todayText(
  verdict: VerdictView,
  calendar: Calendar,
  about: RuleInForm | undefined,
): string {
  const isOther = about !== undefined && about.sentence !== '' && !concerns(verdict, about.kind);
  return isOther ? about.sentence : previewText(verdict, calendar);
}

/** Whether a verdict comes from a kind of rule, or from none. */
function concerns({ state, reason, next }: VerdictView, kind: RuleKind): boolean {
  const from = state === 'open' ? (next?.reason ?? null) : reason;
  // The limit of a date takes the place of the daily one.
  return from === null || from === kind || (from === 'daily' && kind === 'dates');
}
