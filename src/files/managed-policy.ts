import * as v from 'valibot';
import { isWallTime, WEEKDAYS } from '../domain/time/calendar.ts';
import { NO_RULES } from '../domain/limits/rules/rules.ts';
import type { Rules } from '../domain/limits/rules/rules.ts';
import { LONGEST_BREAK, SHORTEST_BREAK } from '../domain/limits/rules/validate.ts';
import { DAY, MINUTE } from '../domain/time/units.ts';
import type { Millis, WallTime } from '../domain/time/units.ts';

const MINUTES_A_DAY = DAY / MINUTE;

const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

const minutes = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const aDay = minutes(0, MINUTES_A_DAY);
const weekdays = v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1), v.maxLength(7));
const wallTime = v.custom<WallTime>(isWallTime);

/**
 * What an administrator can write, each value by itself: one that is wrong does not take the
 * others with it. The same names are in `public/managed.json`, for the browser.
 */
const VALUES = {
  dailyLimitMinutes: v.union([aDay, v.pipe(v.array(aDay), v.length(7))]),
  dailyLimitMinutesByWeekday: v.pipe(v.array(aDay), v.length(7)),
  weeklyLimitMinutes: minutes(0, MINUTES_A_WEEK),
  bedtime: v.object({ from: wallTime, to: wallTime, weekdays: v.optional(weekdays) }),
  sessionMinutes: minutes(1, MINUTES_A_DAY - 1),
  breakMinutes: minutes(SHORTEST_BREAK / MINUTE, LONGEST_BREAK / MINUTE),
};

/** The names that an administrator can write. */
export const MANAGED_NAMES: readonly string[] = Object.keys(VALUES);

/** A break that goes with a session length of which nobody said how long its break is. */
const DEFAULT_BREAK = 15;

/**
 * The rules that an administrator set for this browser, all of them firm; `null` where there are
 * none. Total: whatever stands there, what can be read of it holds.
 */
export function parseManaged(values: unknown): Rules | null {
  if (typeof values !== 'object' || values === null) return null;
  const read = <K extends keyof typeof VALUES>(
    name: K,
  ): v.InferOutput<(typeof VALUES)[K]> | undefined => {
    const value: unknown = Reflect.get(values, name);
    const result = v.safeParse(VALUES[name], value);
    return result.success ? result.output : undefined;
  };
  const daily = read('dailyLimitMinutesByWeekday') ?? read('dailyLimitMinutes');
  const weekly = read('weeklyLimitMinutes');
  const bedtime = read('bedtime');
  const session = read('sessionMinutes');
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
            breakMs: inMs(read('breakMinutes') ?? DEFAULT_BREAK),
            strength: 'firm',
            messagesOpen: false,
          },
  };
}

/** As many minutes as a day has are no limit. */
function limitsOf(daily: number | readonly number[]): (Millis | null)[] {
  const all = typeof daily === 'number' ? Array<number>(7).fill(daily) : daily;
  return all.map((one) => (one === MINUTES_A_DAY ? null : inMs(one)));
}

function inMs(value: number): Millis {
  return value * MINUTE;
}
