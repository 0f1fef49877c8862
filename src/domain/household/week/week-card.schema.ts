import * as v from 'valibot';
import { dayKey } from '../../time/fields.schema.ts';
import { personName } from '../../people/names.schema.ts';
import { id, timestamp } from '../../time/input.schema.ts';
import type { TypeOf } from '../../time/fields.schema.ts';
import { HOUR } from '../../time/units.ts';

const WEEK = 7 * 25 * HOUR;

const integer = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const ms = integer(WEEK);
const count = integer(100_000);
const days = integer(7);

/** Seven entries, from the first day of the week on. */
const eachDay = v.pipe(v.array(v.boolean()), v.length(7));

/** On how many of the measured days with a limit that asks it was met. */
const kept = v.strictObject({ days, of: days });

/** Extra time of the week: on how many days, and how much in total. */
const extra = v.strictObject({ days, ms });

/** Time outside this browser, estimated from TikTok's own record (rule C18). */
const elsewhere = v.strictObject({
  /** On how many days of the week it is known. */
  days,
  ms,
  lowMs: ms,
  highMs: ms,
});

/** This week beside the one before, over the weekdays that are over and were measured in both. */
const against = v.strictObject({
  /** Which weekdays those are. */
  same: eachDay,
  nowMs: ms,
  beforeMs: ms,
  lateNowMs: ms,
  lateBeforeMs: ms,
  longestNowMs: ms,
  longestBeforeMs: ms,
});

/**
 * One member's week on one device, as it is given to another device of the household (rule H1).
 * All lengths are rounded to 5 minutes. Nothing by hour, no reason and no address; a test holds it
 * to these fields.
 */
export const weekCardSchema = v.strictObject({
  device: id,
  /** The id of the member in the whole household, on whatever device. */
  person: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  name: personName,
  /** Whether they said that they are a parent in this household. */
  grownUp: v.boolean(),
  /** When they joined the household; of two people of one name the earlier one comes first. */
  joinedAt: timestamp,
  /** The name of the household. */
  household: personName,
  /** The first date of the week. */
  week: dayKey,
  /** The last date that it covers: the last one of the week, or the day on which it was made. */
  upTo: dayKey,
  /** Increases with every card of a device: of two for the same week the higher one is the newer. */
  counter: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** On which days Kintime was on throughout (rule C13). */
  measured: eachDay,
  /** On which days some of the time is missing, which is not the same as a device that was off. */
  broken: eachDay,
  totalMs: ms,
  /** The median of the measured days; `null` if they are fewer than 4. */
  typicalMs: v.nullable(ms),
  longestMs: ms,
  opens: count,
  /** Declined openings; `null` unless the member wants them on the card. */
  skipped: v.nullable(count),
  /** The time after 22:00 (rule C14). */
  lateMs: ms,
  /** `null` if no daily limit that asks held on any measured day. */
  kept: v.nullable(kept),
  extra,
  /** What the phone's own screen-time page shows for this week, entered by the member; `null` if nobody did. */
  phoneMs: v.nullable(ms),
  /** Only if the member wants it on the card, and it is known on some day. Not in version 1 of cards. */
  elsewhere: v.exactOptional(elsewhere),
  /** Whether both sides looked at the agreement again in this week, and said yes. */
  lookedAgain: v.boolean(),
  /** `null` if the week before has no comparable days. */
  against: v.nullable(against),
});

/** A phone's week, as its own screen-time page shows it: entered by hand, and never enforced. */
export const phoneWeekSchema = v.object({
  /** A member of this browser. */
  member: v.string(),
  /** The first date of the week. */
  week: dayKey,
  ms,
});

export type WeekCard = TypeOf<typeof weekCardSchema>;
export type DaysWithinLimit = TypeOf<typeof kept>;
export type ExtraTimeTotals = TypeOf<typeof extra>;
export type ElsewhereWeek = TypeOf<typeof elsewhere>;
export type WeekComparison = TypeOf<typeof against>;
export type PhoneWeek = TypeOf<typeof phoneWeekSchema>;
