import * as v from 'valibot';
import { WEEKDAYS } from '../../time/calendar.ts';
import { wallTime } from '../../time/fields.schema.ts';
import { MINUTE, MINUTES_A_DAY, MINUTES_A_WEEK } from '../../time/units.ts';
import { LONGEST_BREAK, SHORTEST_BREAK } from './validate.ts';

const minutes = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const aDay = minutes(0, MINUTES_A_DAY);
const eachDay = v.pipe(v.array(aDay), v.length(7));
const weekdays = v.pipe(v.array(v.picklist(WEEKDAYS)), v.minLength(1), v.maxLength(7));

const bedtime = v.object({ from: wallTime, to: wallTime, weekdays: v.optional(weekdays) });

/** A policy value that is missing or wrong does not affect the others. */
const value = <const S extends v.GenericSchema>(schema: S) =>
  v.fallback(v.optional(schema), undefined);

/**
 * What an administrator can set (rule A20). The same names are in `public/managed.json`, for the
 * browser.
 */
export const managedPolicySchema = v.object({
  dailyLimitMinutes: value(v.union([aDay, eachDay])),
  dailyLimitMinutesByWeekday: value(eachDay),
  weeklyLimitMinutes: value(minutes(0, MINUTES_A_WEEK)),
  bedtime: value(bedtime),
  sessionMinutes: value(minutes(1, MINUTES_A_DAY - 1)),
  breakMinutes: value(minutes(SHORTEST_BREAK / MINUTE, LONGEST_BREAK / MINUTE)),
});
