import type { MemberWeek } from './household-week.ts';
import type { WeekTopics } from './conversation-questions.ts';
import { HOUR, MINUTE } from '../../time/units.ts';
import type { Millis } from '../../time/units.ts';

/** Late time and session length from which a question is asked. */
const LATE_MS: Millis = 15 * MINUTE;
const LONG_MS: Millis = HOUR;
/** Days with extra time from which the limit may not fit. */
const EXTRA_DAYS = 2;

/** The question topics of a household's week; rows without data are ignored. */
export function topicsOf(weeks: readonly (MemberWeek | null)[]): WeekTopics {
  const known = weeks.filter((week) => week !== null);
  return {
    late: known.some(isLate),
    long: known.some(isLong),
    phone: known.some(({ phoneMs, elsewhere }) => phoneMs !== null || elsewhere !== null),
    elsewhere: known.some(({ elsewhereLarger }) => elsewhereLarger),
  };
}

/** What a member could propose for next week: a rule, checking the phone, or no change. */
export type Suggestion = 'limit' | 'bedtime' | 'session' | 'phone' | 'keep';

/**
 * The first suggestion that applies to a week. If there was more time elsewhere than in the browser,
 * a quiet week in the browser suggests to check the phone.
 */
export function suggestionFor(week: MemberWeek | null): Suggestion {
  if (week === null) return 'keep';
  if (week.extra.days >= EXTRA_DAYS) return 'limit';
  if (isLate(week)) return 'bedtime';
  if (isLong(week)) return 'session';
  return week.elsewhereLarger ? 'phone' : 'keep';
}

function isLate({ lateMs }: MemberWeek): boolean {
  return lateMs >= LATE_MS;
}

function isLong({ longestMs }: MemberWeek): boolean {
  return longestMs >= LONG_MS;
}
