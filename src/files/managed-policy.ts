import * as v from 'valibot';
import { WEEKDAYS } from '../domain/time/calendar.ts';
import { managedPolicySchema } from '../domain/limits/rules/managed-policy.schema.ts';
import { NO_RULES } from '../domain/limits/rules/rules.ts';
import type { Rules } from '../domain/limits/rules/rules.ts';
import { MINUTE, MINUTES_A_DAY, MINUTES_A_WEEK } from '../domain/time/units.ts';
import type { Millis } from '../domain/time/units.ts';

/** The names that an administrator can set. */
export const MANAGED_NAMES: readonly string[] = Object.keys(managedPolicySchema.entries);

/** The break in minutes, if only a session length is set. */
const DEFAULT_BREAK = 15;

/**
 * The rules that an administrator set for this browser, all of them firm (rule A20); `null` if
 * there are none. Never throws: a value that is wrong is ignored.
 */
export function parseManaged(values: unknown): Rules | null {
  const policy = v.safeParse(managedPolicySchema, values);
  if (!policy.success) return null;
  const { bedtime, weeklyLimitMinutes: weekly, sessionMinutes: session } = policy.output;
  const {
    breakMinutes = DEFAULT_BREAK,
    dailyLimitMinutes,
    dailyLimitMinutesByWeekday,
  } = policy.output;
  const daily = dailyLimitMinutesByWeekday ?? dailyLimitMinutes;
  if ([daily, weekly, bedtime, session].every((value) => value === undefined)) return null;
  return {
    ...NO_RULES,
    windows:
      bedtime === undefined || bedtime.from === bedtime.to
        ? []
        : [
            {
              kind: 'bedtime',
              from: bedtime.from,
              to: bedtime.to,
              weekdays: bedtime.weekdays ?? WEEKDAYS,
              strength: 'firm',
            },
          ],
    daily:
      daily === undefined
        ? null
        : { limitsMs: limitsOf(daily), strength: 'firm', messagesOpen: false },
    weekly:
      weekly === undefined || weekly === MINUTES_A_WEEK
        ? null
        : { limitMs: inMs(weekly), strength: 'firm' },
    session:
      session === undefined
        ? null
        : {
            lengthMs: inMs(session),
            breakMs: inMs(breakMinutes),
            strength: 'firm',
            messagesOpen: false,
          },
  };
}

/** A limit of a whole day is no limit. */
function limitsOf(daily: number | readonly number[]): (Millis | null)[] {
  const all = typeof daily === 'number' ? Array<number>(7).fill(daily) : daily;
  return all.map((one) => (one === MINUTES_A_DAY ? null : inMs(one)));
}

function inMs(value: number): Millis {
  return value * MINUTE;
}
