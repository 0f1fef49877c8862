import * as v from 'valibot';
import { isDayKey, isWallTime, WEEKDAYS } from '../domain/time/calendar.ts';
import type { Rules } from '../domain/limits/rules/rules.ts';
import { DAY } from '../domain/time/units.ts';
import type { DayKey, WallTime } from '../domain/time/units.ts';

const strength = v.picklist(['soft', 'firm']);
const wallTime = v.custom<WallTime>(isWallTime);
const dayKey = v.custom<DayKey>(isDayKey);
/** The shape only; what is wrong with a limit is said in words by `faultsOf`. */
const length = v.pipe(v.number(), v.finite(), v.minValue(-7 * DAY), v.maxValue(14 * DAY));

const window = v.strictObject({
  kind: v.picklist(['bedtime', 'quiet']),
  from: wallTime,
  to: wallTime,
  weekdays: v.pipe(v.array(v.picklist(WEEKDAYS)), v.maxLength(7)),
  strength,
});

/** Rules as they come over the border. */
export const rulesSchema: v.GenericSchema<Rules> = v.strictObject({
  windows: v.pipe(v.array(window), v.maxLength(100)),
  session: v.nullable(
    v.strictObject({ lengthMs: length, breakMs: length, strength, messagesOpen: v.boolean() }),
  ),
  daily: v.nullable(
    v.strictObject({
      limitsMs: v.pipe(v.array(v.nullable(length)), v.length(7)),
      strength,
      messagesOpen: v.boolean(),
    }),
  ),
  weekly: v.nullable(v.strictObject({ limitMs: length, strength })),
  dates: v.pipe(
    v.array(
      v.strictObject({
        from: dayKey,
        to: dayKey,
        limitMs: v.nullable(length),
        windows: v.boolean(),
      }),
    ),
    v.maxLength(200),
  ),
  freeExtension: v.boolean(),
});
