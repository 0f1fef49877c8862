import * as v from 'valibot';
import { length, storedFields } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';

const { moment, date } = storedFields;

const answer = v.object({
  /** What was given; `0` for a no. */
  ms: length,
  /** The parent's id, or `NO_PIN` where no parent has a PIN. */
  by: v.string(),
  at: moment,
  /** Why not. */
  reason: v.string(),
});

/**
 * A member's request for extra time (rule A9). Each member has at most one, the latest, and it is
 * deleted when the day ends: nothing is left to count refusals by.
 */
export const extraTimeRequestSchema = v.object({
  id: v.string(),
  member: v.string(),
  date,
  /** In recorded time. */
  at: moment,
  ms: length,
  /** Whether it is also for bedtime and quiet times. */
  pastBedtime: v.boolean(),
  reason: v.string(),
  answer: v.nullable(answer),
});

export type ExtraTimeRequest = TypeOf<typeof extraTimeRequestSchema>;
