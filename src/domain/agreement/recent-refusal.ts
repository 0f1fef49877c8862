import { addDays, dateOf } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { DayKey } from '../time/units.ts';
import type { Agreement, Proposal } from './agreement.ts';

/**
 * The refused proposal that the member sees first, on the day of the no and the day after, so that
 * an answer late in the evening reaches them (rule A3). Ends earlier with another proposal or a new
 * version of the agreement.
 */
export function recentRefusal(
  known: {
    readonly proposals: readonly Proposal[];
    readonly versions: readonly Agreement[];
  },
  calendar: Calendar,
  today: DayKey,
): Proposal | null {
  const latest = known.proposals.toSorted((a, b) => a.at - b.at).at(-1);
  const { answer, answeredAt = null } = latest ?? { answer: null };
  if (latest === undefined || answer !== 'no' || answeredAt === null) return null;
  const isSuperseded = known.versions.some(({ madeAt }) => madeAt > answeredAt);
  const isRecent = dateOf(calendar, answeredAt) >= addDays(today, -1);
  return isRecent && !isSuperseded ? latest : null;
}
