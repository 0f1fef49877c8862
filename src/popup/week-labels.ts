import { MINUTE } from '../domain/time/units.ts';
import type { Millis } from '../domain/time/units.ts';
import type { Comparison } from '../domain/stats/weeks.ts';
import { durationText } from '../ui/text/format-duration.ts';
import type { LastWeek } from '../ui/usage/week-overview.ts';
import { t } from '../ui/i18n.ts';

/** Less than this apart is "a bit". */
const A_BIT: Millis = 30 * MINUTE;

/** How this week stands beside the last one, or why that cannot be said yet. */
export function weekLine({ totalMs, comparison }: LastWeek): string {
  switch (comparison.kind) {
    case 'none':
      return t(totalMs === null ? 'popupFirstWeek' : 'popupTooEarly');
    case 'same':
      return t('lastWeekSame');
    case 'less':
      return t('lastWeekLess', durationText(comparison.byMs));
    case 'more':
      return t('lastWeekMore', durationText(comparison.byMs));
  }
}

/** Today beside a usual day, in words; `null` where nothing can be said of it yet. */
export function todayLine(comparison: Comparison | null): string | null {
  const { kind, byMs } = comparison ?? { kind: 'none', byMs: 0 };
  switch (kind) {
    case 'none':
      return null;
    case 'same':
      return t('todaySame');
    case 'less':
      return t(byMs < A_BIT ? 'todayBitLess' : 'todayLess');
    case 'more':
      return t(byMs < A_BIT ? 'todayBitMore' : 'todayMore');
  }
}
