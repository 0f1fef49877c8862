import * as v from 'valibot';
import { length, storedFields } from '../../time/fields.schema.ts';
import type { TypeOf } from '../../time/fields.schema.ts';
import { GRANT_METHODS } from './extra-time.ts';

/** Extra time: more minutes for one day (rule A9). */
export const grantSchema = v.object({
  id: v.string(),
  member: v.string(),
  date: storedFields.date,
  /** In recorded time. */
  at: storedFields.moment,
  ms: length,
  /** Whether it also lifts bedtime and quiet times. */
  pastBedtime: v.boolean(),
  how: v.picklist(GRANT_METHODS),
  /** The parent who said yes, or `NO_PIN`; `null` for the free extension. */
  parent: v.nullable(v.string()),
  /** Why it was asked for; deleted when the day ends. */
  reason: v.string(),
  /** The browser in which it was given; left out for this one. */
  device: v.exactOptional(v.string()),
  /** Of the parent, if their PIN was given for it (rule H5). */
  signature: v.exactOptional(v.object({ parent: v.string(), signature: v.string() })),
});

export type Grant = TypeOf<typeof grantSchema>;
