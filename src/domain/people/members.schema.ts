import * as v from 'valibot';
import { length, storedFields } from '../time/fields.schema.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';
import type { PinRecord } from './members.ts';

/** What is exported of a member: no PIN, and nothing that concerns only them and this browser. */
export const describeMember = (f: FieldTypes) =>
  f.object({
    id: f.id,
    /** Empty until somebody enters it. */
    name: f.text,
  });

/** A member of this browser profile. */
export const memberSchema = v.object({
  ...describeMember(storedFields).entries,
  /** The member's own PIN, for switching to them. Not checked, since a broken PIN must not make the member vanish. */
  pin: v.exactOptional(v.custom<PinRecord>(() => true)),
  /** What they would like to do instead, in their own words. */
  ideas: v.exactOptional(v.array(v.string())),
  /** How long the opening pause lasts, as the member chose; without it there is none (rule A10). */
  openingPauseMs: v.exactOptional(length),
  /** Known from another browser's export: their time is shown here, and never counted here. */
  elsewhere: v.exactOptional(v.literal(true)),
});

export type Member = TypeOf<typeof memberSchema>;

/** From this moment on the browser profile is this member's (rule C3). */
export const describeSwitch = (f: FieldTypes) => f.object({ at: f.moment, member: f.id });

export const switchSchema = describeSwitch(storedFields);
export type Switch = TypeOf<typeof switchSchema>;
