import * as v from 'valibot';
import { storedFields } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';

/** A requested reset of a forgotten PIN, shown to everyone while it waits (rule A15). */
export const pinResetSchema = v.object({
  /** In recorded time. */
  askedAt: storedFields.moment,
  /** The wall clock at that moment. */
  from: storedFields.moment,
  /** How far the clock was set forward since, as far as Kintime saw it, or the computer slept. */
  jumpedMs: storedFields.count,
  /** For how long Kintime ran on each day since, in order. */
  days: v.array(v.object({ day: storedFields.count, ranMs: storedFields.count })),
});

export type PinReset = TypeOf<typeof pinResetSchema>;
