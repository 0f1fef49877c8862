import type { SharedUsage } from '../../limits/rules/charged-time.ts';
import { boundsOn } from '../../time/calendar.ts';
import type { Calendar } from '../../time/calendar.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import type { SharedTime } from './shared-time.schema.ts';
import { sharedMs } from './shared-time.ts';

/**
 * What rules charge of the time in other browsers (rule H4). Where the other browser's day began
 * earlier, its time counts from the beginning of the day here.
 * @param rows of one member
 * @throws RangeError for an empty list of calendars, or a zone that does not exist
 */
export function sharedUsage(
  rows: readonly SharedTime[],
  calendars: readonly Calendar[],
): SharedUsage[] {
  return rows.flatMap(({ date, steps }) => {
    const { start } = boundsOn(calendars, date);
    return steps.flatMap(({ at, otherMs, messagesMs }) => {
      const heard = { at: Math.max(at, start), date };
      return [
        { ...heard, ms: otherMs, feed: 'other' as const },
        { ...heard, ms: messagesMs, feed: 'messages' as const },
      ].filter(({ ms }) => ms > 0);
    });
  });
}

/** How long a member watched in another browser of the household. */
export interface BrowserTime {
  /** The other browser's name. */
  readonly browser: string;
  readonly todayMs: Millis;
  /** This week, with today. */
  readonly weekMs: Millis;
}

/**
 * How long a member watched in each of the other browsers, the longest of this week first.
 * @param rows of one member, of this week
 */
export function browserTimes(rows: readonly SharedTime[], today: DayKey): BrowserTime[] {
  const devices = [...new Set(rows.map(({ device }) => device))];
  return devices
    .map((device) => {
      const own = rows.filter((row) => row.device === device);
      return {
        // A browser may have been given another name since.
        browser: own.toSorted((a, b) => a.date.localeCompare(b.date)).at(-1)?.browser ?? '',
        todayMs: sharedMs(own.filter(({ date }) => date === today)),
        weekMs: sharedMs(own),
      };
    })
    .filter(({ weekMs }) => weekMs > 0)
    .toSorted((a, b) => b.weekMs - a.weekMs);
}
