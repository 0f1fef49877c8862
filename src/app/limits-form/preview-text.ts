import { isQuietTime } from '../../domain/limits/evaluation/outcome.ts';
import { dateOf } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { VerdictView } from '../../messages/views.ts';
import { timeText, weekdayTime } from '../../ui/text/format-date.ts';
import { t } from '../../ui/i18n.ts';

/** What the previewed rules would mean for the rest of today. */
export function previewText(verdict: VerdictView, calendar: Calendar): string {
  const { state, opensAt, next, now, zone } = verdict;
  if (state === 'closed') {
    return opensAt === null
      ? t('agrPreviewClosed')
      : t('agrPreviewClosedUntil', soonText(opensAt, now, zone));
  }
  if (state === 'ending') return t('agrPreviewEnding');
  if (state === 'paused') return t('agrPreviewAsks');
  if (next === null || dateOf(calendar, next.at) !== dateOf(calendar, now)) {
    return t('agrPreviewOpen');
  }
  const time = timeText(next.at, zone);
  const isByClock = isQuietTime(next.reason);
  if (next.strength === 'soft') {
    return t(isByClock ? 'agrPreviewAsksAt' : 'agrPreviewAsksAfter', time);
  }
  return t(isByClock ? 'agrPreviewOffAt' : 'agrPreviewOffAfter', time);
}

/** "07:00", or "Mon 07:00" if it is more than a day away. */
function soonText(at: EpochMs, now: EpochMs, zone: string): string {
  return at - now < DAY ? timeText(at, zone) : weekdayTime(at, zone);
}
