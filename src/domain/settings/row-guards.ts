import { isWallTime, isZoneId } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { RecordedClock } from '../time/recorded-clock.ts';
import type { Answers } from '../limits/evaluation/context.ts';
import { isListOf, isMoment, isNumber, isRecord, isText } from '../time/value-guards.ts';

/*
 * The same as `row-guards.ts` for the settings that every verdict goes by: what Kintime never writes so
 * counts as the default, since a verdict that fails would leave the site open.
 */

/** Whether a value is what days are cut by; an empty list is that of a new installation. */
export function isValidCalendars(value: unknown): value is readonly Calendar[] {
  return isListOf<Calendar>(
    value,
    ({ from, zone, dayStart, lateFrom }) =>
      isMoment(from) && isZoneId(zone) && isWallTime(dayStart) && isWallTime(lateFrom),
  );
}

/** Whether a value is what is known of recorded time. */
export function isValidRecordedClock(value: unknown): value is RecordedClock {
  return isRecord<RecordedClock>(
    value,
    ({ last, aheadMs }) => isMoment(last) && isNumber(aheadMs) && aheadMs >= 0,
  );
}

/** Whether a value is what was answered to Kintime's own questions. */
export function isValidAnswers(value: unknown): value is Answers {
  return isRecord<Answers>(
    value,
    ({ continuedUntil, pausePassedAt, endedKey }) =>
      isNumber(continuedUntil) && isNumber(pausePassedAt) && isText(endedKey),
  );
}
