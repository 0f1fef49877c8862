import { MINUTE } from '../domain/time/units.ts';
import type { Millis } from '../domain/time/units.ts';
import type { Comparison } from '../domain/stats/weeks.ts';
import { comparisonText } from '../ui/text/comparison-text.ts';
import type { LastWeek } from '../ui/usage/week-overview.ts';
import { t } from '../ui/i18n.ts';

/** A smaller difference is called "a bit". */
const SMALL_DIFFERENCE: Millis = 30 * MINUTE;

/** Compares this week with last week; `null` while it is too early for that. */
export function weekLine({ totalMs, comparison }: LastWeek): string | null {
  const compared = comparisonText(comparison, 'last-week');
  return compared ?? (totalMs === null ? t('popupFirstWeek') : null);
}

/**
 * Compares today with a usual day; `null` if that is not possible yet.
 * @param isFirst whether counting began here today
 */
export function todayLine(comparison: Comparison | null, isFirst: boolean): string | null {
  const { kind, byMs } = comparison ?? { kind: 'none', byMs: 0 };
  switch (kind) {
    case 'none':
      return isFirst ? t('popupFirstDay') : null;
    case 'same':
      return t('todaySame');
    case 'less':
      return t(byMs < SMALL_DIFFERENCE ? 'todayBitLess' : 'todayLess');
    case 'more':
      return t(byMs < SMALL_DIFFERENCE ? 'todayBitMore' : 'todayMore');
  }
}
