import type { JSX } from 'preact';
import { limitProgress } from '../domain/limits/rules/limit-progress.ts';
import type { LimitProgress } from '../domain/limits/rules/limit-progress.ts';
import type { Millis } from '../domain/time/units.ts';
import { HOUR, MINUTE } from '../domain/time/units.ts';
import { durationText } from '../ui/text/format-duration.ts';
import { numberText } from '../ui/text/format-number.ts';
import type { ShownDay } from '../ui/usage/week-overview.ts';
import { t } from '../ui/i18n.ts';
import type { BackgroundAnswers } from './suggested-action.ts';

/** How much of today's limit is used, and whether it leaves out messages. */
export interface TodayProgress extends LimitProgress {
  readonly withoutMessages: boolean;
  /** How much of it was used in other browsers (rule H4). */
  readonly sharedMs: Millis;
}

/**
 * What the daily limit has charged today, as the verdict counts it: not what the rows of days hold,
 * which lack the time of a lost history. `null` without a limit, on a day of which nothing is known,
 * or until the limit is known.
 */
export function todayProgress(
  { ms }: Pick<ShownDay, 'ms'>,
  { agreement }: BackgroundAnswers,
): TodayProgress | null {
  if (agreement === null || agreement === 'none') return null;
  const { allowanceMs, chargedMs, sharedMs, unchargedMs } = agreement;
  if (ms === null && chargedMs === 0) return null;
  // Without any time, "0 of 0 min" would say less than the verdict does.
  if (allowanceMs === null || allowanceMs < MINUTE) return null;
  const withoutMessages = unchargedMs > 0;
  return { ...limitProgress(chargedMs, allowanceMs), withoutMessages, sharedMs };
}

/** How much of today's limit is used, as a quiet bar with its numbers. */
export function TodayLimit({ progress }: { readonly progress: TodayProgress }): JSX.Element {
  const { usedMs, limitMs, sharedMs } = progress;
  return (
    <>
      <p class="today-limit" data-testid="today-limit">
        <span class="unseen">{t('limitLabel')}: </span>
        <span class="limit-track" aria-hidden="true">
          <span class="limit-used" style={{ '--share': String(Math.min(1, usedMs / limitMs)) }} />
        </span>
        <span>{progressText(progress)}</span>
      </p>
      {sharedMs < MINUTE ? null : (
        <p class="today-limit">{t('limitShared', durationText(sharedMs))}</p>
      )}
    </>
  );
}

/** "39 of 45 min", or "30 of 45 min, without messages". */
function progressText({ usedMs, limitMs, withoutMessages }: TodayProgress): string {
  const isShort = usedMs < HOUR && limitMs < HOUR;
  const used = isShort ? numberText(usedMs / MINUTE) : durationText(usedMs);
  return t(withoutMessages ? 'limitUsedCharged' : 'limitUsed', used, durationText(limitMs));
}
