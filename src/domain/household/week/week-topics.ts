import type { MemberWeek } from './household-week.ts';
import type { WeekTopics } from './conversation-questions.ts';
import { HOUR, MINUTE } from '../../time/units.ts';
import type { Millis } from '../../time/units.ts';

/** From here on an evening, or a session, is worth a question. */
const LATE_MS: Millis = 15 * MINUTE;
const LONG_MS: Millis = HOUR;
/** Extra time on so many days says that the limit may not fit. */
const EXTRA_DAYS = 2;

/** What the weeks of a household give reason to ask about; a row without a week gives none. */
export function topicsOf(weeks: readonly (MemberWeek | null)[]): WeekTopics {
  const known = weeks.filter((week) => week !== null);
  return {
    late: known.some(isLate),
    long: known.some(isLong),
    phone: known.some(({ phoneMs }) => phoneMs !== null),
    elsewhere: known.some(({ phoneLarger }) => phoneLarger),
  };
}

/** What a member could propose for next week: another rule, to look at the phone, or to leave things as they are. */
export type Suggestion = 'limit' | 'bedtime' | 'session' | 'phone' | 'keep';

/** The first that the week gives reason for; where the phone has more, a calm browser gives none. The rule is the member's to propose, and nobody's to impose. */
export function suggestionFor(week: MemberWeek | null): Suggestion {
  if (week === null) return 'keep';
  if (week.extra.days >= EXTRA_DAYS) return 'limit';
  if (isLate(week)) return 'bedtime';
  if (isLong(week)) return 'session';
  return week.phoneLarger ? 'phone' : 'keep';
}

function isLate({ lateMs }: MemberWeek): boolean {
  return lateMs >= LATE_MS;
}

function isLong({ longestMs }: MemberWeek): boolean {
  return longestMs >= LONG_MS;
}
