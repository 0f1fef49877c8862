import { quietTimesBetween } from '../limits/rules/schedule.ts';
import type { QuietTime } from '../limits/rules/schedule.ts';
import { boundaryOf, dateOf } from '../time/calendar.ts';
import type { Calendar } from '../time/calendar.ts';
import type { EpochMs } from '../time/units.ts';
import { agreementAt } from './agreement.ts';
import type { Agreement } from './agreement.ts';
import { authorOf } from './consent.ts';

/**
 * The windows that began before today under rules which made way for others as the day began, and
 * run to their end (rule A4): a bedtime from 22:00 to 07:00 does not end at 04:00 since there is
 * none from the next evening on. What a parent with a PIN decides today lifts them.
 */
export function begunWindows(
  agreements: readonly Agreement[],
  member: string,
  calendar: Calendar,
  now: EpochMs,
): QuietTime[] {
  const today = dateOf(calendar, now);
  const dayStart = boundaryOf(calendar, today);
  const before = agreementAt(agreements, member, dayStart - 1);
  if (before === null || before === agreementAt(agreements, member, now)) return [];
  const isLifted = agreements.some(
    (one) =>
      one.member === member &&
      one.madeAt >= dayStart &&
      one.from <= now &&
      authorOf(one).is === 'parent',
  );
  if (isLifted) return [];
  return quietTimesBetween(before.rules, calendar, today, today).filter(
    ({ start, end }) => start < dayStart && now < end,
  );
}
