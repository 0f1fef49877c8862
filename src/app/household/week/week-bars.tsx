import type { JSX } from 'preact';
import { certain } from '../../../domain/elsewhere/estimate.ts';
import type { MemberWeek } from '../../../domain/household/week/household-week.ts';
import type { Millis } from '../../../domain/time/units.ts';
import { Duration } from '../../../ui/components/duration.tsx';
import { t } from '../../../ui/i18n.ts';
import { weekBeforeText } from './row-text.ts';

interface Props {
  readonly own: MemberWeek;
  /** The time outside the browser, in words. */
  readonly outsideText: string;
  readonly testId?: string;
}

/**
 * A member's week as bars: this week, the same days of the week before, and what was outside the
 * browser. On a scale of its own, so that nobody is ranked.
 */
export function WeekBars({ own, outsideText, testId }: Props): JSX.Element {
  const { totalMs, comparison, phoneMs, elsewhere } = own;
  const outside = elsewhere ?? (phoneMs === null ? null : certain(phoneMs));
  const beforeMs = comparison.kind === 'none' ? 0 : comparison.beforeMs;
  const longest = Math.max(totalMs ?? 0, beforeMs, outside?.ms ?? 0, 1);
  const share = (ms: Millis) => ({ '--share': ms / longest });
  return (
    <div class="member-bars">
      <p class="member-line member-line-now" style={share(totalMs ?? 0)}>
        {totalMs === null ? null : (
          <span class="member-bar">
            {/* Days that the week before is not compared over are paler. */}
            <span class="member-bar-compared" style={{ '--part': comparedPart(own) }} />
          </span>
        )}
        <strong data-testid={testId} data-ms={totalMs ?? undefined}>
          {totalMs === null ? t('notMeasured') : <Duration ms={totalMs} />}
        </strong>
      </p>
      {comparison.kind === 'none' ? null : (
        <p class="member-line member-line-before" style={share(beforeMs)}>
          <span class="member-bar" />
          <span>{weekBeforeText(comparison)}</span>
        </p>
      )}
      {outside === null ? null : (
        <p class="member-line member-line-outside" style={share(outside.ms)}>
          <span class="member-bar member-bar-likely" />
          <span>{outsideText}</span>
        </p>
      )}
    </div>
  );
}

function comparedPart({ totalMs, comparison }: MemberWeek): number {
  if (comparison.kind === 'none' || totalMs === null || totalMs === 0) return 1;
  return Math.min(1, comparison.nowMs / totalMs);
}
