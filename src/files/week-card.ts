import * as v from 'valibot';
import { isDayKey } from '../domain/time/calendar.ts';
import type { WeekCard } from '../domain/household/week/week-card.ts';
import { HOUR } from '../domain/time/units.ts';
import type { DayKey } from '../domain/time/units.ts';
import { id, timestamp, personName } from '../messages/primitives.schema.ts';

const WEEK = 7 * 25 * HOUR;

const ms = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(WEEK));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7));
const date = v.custom<DayKey>(isDayKey);
const each = v.pipe(v.array(v.boolean()), v.length(7));

const card = v.strictObject({
  device: id,
  person: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  name: personName,
  grownUp: v.boolean(),
  joinedAt: timestamp,
  household: personName,
  week: date,
  upTo: date,
  counter: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  measured: each,
  broken: each,
  totalMs: ms,
  typicalMs: v.nullable(ms),
  longestMs: ms,
  opens: count,
  skipped: v.nullable(count),
  lateMs: ms,
  kept: v.nullable(v.strictObject({ days, of: days })),
  extra: v.strictObject({ days, ms }),
  phoneMs: v.nullable(ms),
  lookedAgain: v.boolean(),
  against: v.nullable(
    v.strictObject({
      same: each,
      nowMs: ms,
      beforeMs: ms,
      lateNowMs: ms,
      lateBeforeMs: ms,
      longestNowMs: ms,
      longestBeforeMs: ms,
    }),
  ),
});

/** The card that an opened envelope holds; `null` for anything else. */
export function parseCard(text: string): WeekCard | null {
  const result = v.safeParse(card, jsonOf(text));
  return result.success ? result.output : null;
}

/** `undefined` for what is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
