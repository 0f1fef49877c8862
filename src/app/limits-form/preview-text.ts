import { dateOf } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { WordView } from '../../messages/views.ts';
import { timeText } from '../../ui/text/format-date.ts';
import { weekdayTime } from '../../ui/text/format-short-date.ts';
import { say } from '../../ui/i18n.ts';

/** What some rules would mean for the rest of today. */
export function previewText(word: WordView, calendar: Calendar): string {
  const { state, opensAt, next, now, zone } = word;
  if (state === 'closed') {
    return opensAt === null
      ? say('agrPreviewClosed')
      : say('agrPreviewClosedUntil', soonText(opensAt, now, zone));
  }
  if (state === 'ending') return say('agrPreviewEnding');
  if (state === 'paused') return say('agrPreviewAsks');
  if (next === null || dateOf(calendar, next.at) !== dateOf(calendar, now)) {
    return say('agrPreviewOpen');
  }
  const time = timeText(next.at, zone);
  const isByClock = next.reason === 'bedtime' || next.reason === 'quiet';
  if (next.strength === 'soft') {
    return say(isByClock ? 'agrPreviewAsksAt' : 'agrPreviewAsksAfter', time);
  }
  return say(isByClock ? 'agrPreviewOffAt' : 'agrPreviewOffAfter', time);
}

/** "07:00", or "Mon 07:00" where that is not the next one. */
function soonText(at: EpochMs, now: EpochMs, zone: string): string {
  return at - now < DAY ? timeText(at, zone) : weekdayTime(at, zone);
}
