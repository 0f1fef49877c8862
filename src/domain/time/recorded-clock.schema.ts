import * as v from 'valibot';
import { storedFields } from './fields.schema.ts';
import type { TypeOf } from './fields.schema.ts';

/** While the wall clock is behind recorded time, that runs `aheadMs` ahead of it (rule C6). */
export const recordedClockSchema = v.object({
  /** The last recorded instant. */
  last: storedFields.moment,
  /** How far recorded time is ahead of the wall clock; 0 while the clock is right. */
  aheadMs: storedFields.count,
});

export type RecordedClock = TypeOf<typeof recordedClockSchema>;
