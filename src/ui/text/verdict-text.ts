import { addDays, dateOf, firstCalendar } from '../../domain/time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis, ZoneId } from '../../domain/time/units.ts';
import { LAST_MINUTES, leftSoon } from '../../domain/limits/rules/limit-progress.ts';
import { isQuietTime } from '../../domain/limits/evaluation/outcome.ts';
import type { UpcomingRule } from '../../domain/limits/evaluation/outcome.ts';
import type { VerdictView } from '../../messages/views.ts';
import { momentText, timeText, weekdayName } from './format-date.ts';
import { durationText } from './format-duration.ts';
import { t } from '../i18n.ts';
import type { Key } from '../i18n.ts';

/** How long before it starts a window is announced. */
const WINDOW_NOTICE: Millis = HOUR;

/** "TikTok is off until 07:00" */
export function closedText({ reason, opensAt, now, zone }: VerdictView): string {
  if (reason === 'who') return t('screenWho');
  if (opensAt === null) return t('screenOff');
  const until = untilText(opensAt, now, zone);
  return t(reason === 'session' ? 'ruleWordsBreakUntil' : 'screenOffUntil', until);
}

/** Says that TikTok is off or will be soon; `null` otherwise. */
export function upcomingText(verdict: VerdictView): string | null {
  const { state, next, now, zone } = verdict;
  switch (state) {
    case 'ending':
    case 'closed':
      return closedText(verdict);
    case 'paused':
      return t('ruleWordsAsksNow');
    case 'opening-pause':
    case 'open':
      break;
  }
  if (next === null) return null;
  const left = next.at - now;
  switch (next.reason) {
    case 'bedtime':
    case 'quiet': {
      if (left > (next.putOffBy === undefined ? WINDOW_NOTICE : LAST_MINUTES)) return null;
      return t(windowKey(next), timeText(next.at, zone));
    }
    case 'session':
    case 'daily':
    case 'weekly':
      return leftSoon(next, now) === null ? null : t('popupLeft', durationText(upToMinute(left)));
    case 'who':
    case 'opening':
      return null;
  }
}

/** What happens when, of a rule that applies in a few minutes: "Off around 17:46" */
export function soonText(next: UpcomingRule, zone: ZoneId): string {
  const time = timeText(next.at, zone);
  if (isQuietTime(next.reason)) return t(windowKey(next), time);
  return t(next.strength === 'firm' ? 'popupOffAround' : 'popupAsksAround', time);
}

/** What is left is rounded up, since what is used is rounded down (`limitProgress`). */
export function upToMinute(ms: Millis): Millis {
  return Math.ceil(ms / MINUTE) * MINUTE;
}

/** A deferred window has started already; what ends next is what deferred it. */
function windowKey({ reason, putOffBy }: UpcomingRule): Key {
  if (putOffBy === 'extra') return 'ruleWordsComingExtra';
  if (putOffBy === 'continue') return 'ruleWordsComingAsk';
  return reason === 'bedtime' ? 'screenNoticeBedtime' : 'screenNoticeQuiet';
}

/** "07:00", "Monday, 07:00", or with the date, whichever is unambiguous. */
function untilText(at: EpochMs, now: EpochMs, zone: ZoneId): string {
  const time = timeText(at, zone);
  if (at - now < DAY) return time;
  // The calendar date, not the day that begins at 04:00 (rule C7).
  const calendar = { ...firstCalendar(zone), dayStart: '00:00' };
  const date = dateOf(calendar, at);
  return date > addDays(dateOf(calendar, now), 6)
    ? momentText(at, zone)
    : t('ruleWordsDayTime', weekdayName(date, 'long'), time);
}
