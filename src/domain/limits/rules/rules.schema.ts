import * as v from 'valibot';
import { WEEKDAYS } from '../../time/calendar.ts';
import { dayKey, wallTime } from '../../time/fields.schema.ts';
import type { TypeOf } from '../../time/fields.schema.ts';
import { DAY } from '../../time/units.ts';
import { limitsOf } from './rules.ts';

/** A soft rule asks, a firm one stops (rule A7). */
const strength = v.picklist(['soft', 'firm']);

/** Also lengths that no rule may have: `validateRules` says in words what is wrong with them. */
const anyLength = v.pipe(v.number(), v.minValue(-7 * DAY), v.maxValue(14 * DAY));

/** Bedtime, or a quiet time of the day such as homework or dinner (rule A4). */
const window = v.strictObject({
  kind: v.picklist(['bedtime', 'quiet']),
  /** A time before the day start is one of the following morning. */
  from: wallTime,
  /** The first such time after `from`; across midnight if necessary. */
  to: wallTime,
  /** The days on which it begins; a day runs from its day start to the next. */
  weekdays: v.pipe(v.array(v.picklist(WEEKDAYS)), v.maxLength(7)),
  strength,
});

const session = v.strictObject({
  /** How long one session may be. */
  lengthMs: anyLength,
  /** How long the site then stays closed, where the rule is firm. */
  breakMs: anyLength,
  strength,
  /** Whether time in messages is shown but not charged (rule A8). */
  messagesOpen: v.boolean(),
});

const daily = v.strictObject({
  /** Monday first; `null` is no limit on that day, 0 is "not on this computer". */
  limitsMs: v.pipe(v.array(v.nullable(anyLength)), v.length(7)),
  strength,
  messagesOpen: v.boolean(),
});

const weekly = v.strictObject({ limitMs: anyLength, strength });

/** Other rules for some dates, such as a holiday or the days before an exam. */
const dateRule = v.strictObject({
  from: dayKey,
  /** The last date. */
  to: dayKey,
  /** What may be watched on each of these dates; `null` is no daily limit. */
  limitMs: v.nullable(anyLength),
  /** Whether bedtime and quiet times that begin on these dates hold. */
  windows: v.boolean(),
});

/** One member's rules, as a page sends them. Empty rules close nothing. */
export const rulesSchema = v.strictObject({
  windows: v.pipe(v.array(window), v.maxLength(100)),
  session: v.nullable(session),
  daily: v.nullable(daily),
  weekly: v.nullable(weekly),
  dates: v.pipe(v.array(dateRule), v.maxLength(200)),
  /** Whether 5 minutes more may be taken once a day without asking (rule A12). */
  freeExtension: v.boolean(),
});

/** Rules of a stored row, from which a verdict can be computed. */
export const storedRulesSchema = v.pipe(
  rulesSchema,
  v.check(
    (rules) =>
      // A session of no length would be over before it began, again and again.
      (rules.session === null || (rules.session.lengthMs > 0 && rules.session.breakMs >= 0)) &&
      limitsOf(rules).every((limit) => limit === null || limit >= 0),
  ),
);

export type Strength = v.InferOutput<typeof strength>;
export type QuietWindow = TypeOf<typeof window>;
export type SessionRule = TypeOf<typeof session>;
export type DailyRule = TypeOf<typeof daily>;
export type WeeklyRule = TypeOf<typeof weekly>;
export type DateRule = TypeOf<typeof dateRule>;
export type Rules = TypeOf<typeof rulesSchema>;
