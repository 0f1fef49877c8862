import * as v from 'valibot';
import { length, MAX_DAY, storedFields } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';

const ms = storedFields.millis(MAX_DAY);

/** How long a member watched on one date, in this browser. */
export const usedTimeSchema = v.object({
  member: v.string(),
  date: storedFields.date,
  ms,
  /** How much of that was in messages (rule A8). */
  messagesMs: ms,
  /** What was left of the daily limit and the extra time; `null` without a limit. */
  leftMs: v.nullable(length),
});

/** What is known of the time before the browser lost the history (rule C17). */
export const usedBeforeLossSchema = v.object({
  /** When the loss was noticed, in recorded time. */
  at: storedFields.moment,
  used: v.array(usedTimeSchema),
});

export type UsedTime = TypeOf<typeof usedTimeSchema>;
export type UsedBeforeLoss = TypeOf<typeof usedBeforeLossSchema>;
