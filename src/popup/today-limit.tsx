import type { JSX } from 'preact';
import { LAST_MINUTES, limitProgress } from '../domain/limits/rules/limit-progress.ts';
import type { LimitProgress } from '../domain/limits/rules/limit-progress.ts';
import { HOUR, MINUTE } from '../domain/time/units.ts';
import { durationText } from '../ui/text/format-duration.ts';
import { numberText } from '../ui/text/format-number.ts';
import type { ShownDay } from '../ui/usage/week-overview.ts';
import { t } from '../ui/i18n.ts';
import type { BackgroundAnswers } from './suggested-action.ts';

/**
 * Today's charged time against the daily limit; `null` without a limit, on a day that is not
 * measured, or until the limit is known.
 */
export function todayProgress(
  { ms, unchargedMs }: ShownDay,
  { agreement }: BackgroundAnswers,
): LimitProgress | null {
  if (ms === null || agreement === null || agreement === 'none') return null;
  const { allowanceMs } = agreement;
  // Without any time, "0 of 0 min" would say less than the verdict does.
  if (allowanceMs === null || allowanceMs < MINUTE) return null;
  return limitProgress(ms - unchargedMs, allowanceMs);
}

/** Whether what is left of the limit is said: only in its last minutes (rule A1). */
export function isLeftShown({ leftMs }: LimitProgress): boolean {
  return leftMs > 0 && leftMs <= LAST_MINUTES;
}

/** How much of today's limit is used, as a quiet bar with its numbers. */
export function TodayLimit({ progress }: { readonly progress: LimitProgress }): JSX.Element {
  const { usedMs, limitMs } = progress;
  return (
    <p class="today-limit" data-testid="today-limit">
      <span class="unseen">{t('limitLabel')}: </span>
      <span class="limit-track" aria-hidden="true">
        <span class="limit-used" style={{ '--share': String(Math.min(1, usedMs / limitMs)) }} />
      </span>
      <span>{progressText(progress)}</span>
    </p>
  );
}

/** "39 of 45 min", "1 hr, 5 min of 2 hr", or "41 of 45 min, 4 min left". */
function progressText(progress: LimitProgress): string {
  const { usedMs, leftMs, limitMs } = progress;
  const isShort = usedMs < HOUR && limitMs < HOUR;
  const used = isShort ? numberText(usedMs / MINUTE) : durationText(usedMs);
  const text = t('limitUsed', used, durationText(limitMs));
  return isLeftShown(progress) ? t('limitUsedLeft', text, durationText(leftMs)) : text;
}
