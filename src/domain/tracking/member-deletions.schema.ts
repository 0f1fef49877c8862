import * as v from 'valibot';
import { storedFields } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';

/** Time of one member that was deleted, while that of others stayed. */
export const memberDeletionSchema = v.object({
  member: v.string(),
  start: storedFields.moment,
  end: storedFields.moment,
});

export type MemberDeletion = TypeOf<typeof memberDeletionSchema>;
