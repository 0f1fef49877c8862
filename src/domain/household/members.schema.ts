import * as v from 'valibot';
import { number, storedFields } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';

/** Somebody of the household, as this browser knows them; on other devices they have the same id. */
export const householdMemberSchema = v.object({
  /** 16 hexadecimal digits, random. */
  id: v.string(),
  name: v.string(),
  /** Whether they said that they are a parent in this household. */
  grownUp: v.boolean(),
  joinedAt: storedFields.moment,
  /** Which member of this browser they are; `null` for somebody who is counted elsewhere. */
  member: v.nullable(v.string()),
  /** Whether their cards say how often they declined an opening. */
  showsSkipped: v.boolean(),
  /** Whether their cards say how much they watched elsewhere; left out for no. */
  showsElsewhere: v.exactOptional(v.boolean()),
  /** Whether their cards go into the shared folder by themselves; left out for no. */
  sharesCards: v.exactOptional(v.boolean()),
  /** The counter of the newest card that was received of them; 0 before the first. */
  heard: number,
});

export type HouseholdMember = TypeOf<typeof householdMemberSchema>;
