import * as v from 'valibot';
import { MAX_DAY, storedFields } from '../../time/fields.schema.ts';
import type { TypeOf } from '../../time/fields.schema.ts';

const ms = storedFields.millis(MAX_DAY);

/** How much longer a member had watched in another browser than was known before. */
const step = v.object({
  /** When this browser heard of it, in recorded time. */
  at: storedFields.moment,
  /** Without messages. */
  otherMs: ms,
  messagesMs: ms,
});

/** How long a member watched on one date in another browser of the household (rule H4). */
export const sharedTimeSchema = v.object({
  /** Of the other browser. */
  device: v.string(),
  /** What the family calls it. */
  browser: v.string(),
  /** Of this browser, so that it stays theirs whoever they are in the household. */
  member: v.string(),
  date: storedFields.date,
  /** In the order in which this browser heard of them. */
  steps: v.array(step),
});

export type SharedTime = TypeOf<typeof sharedTimeSchema>;
export type SharedTimeStep = TypeOf<typeof step>;
