import * as v from 'valibot';
import { agreementSchema } from '../agreement/agreement.schema.ts';
import { householdMemberSchema } from '../household/members.schema.ts';
import { sharedTimeSchema } from '../household/sharing/shared-time.schema.ts';
import { grantSchema } from '../limits/rules/extra-time.schema.ts';
import { memberSchema, switchSchema } from '../people/members.schema.ts';
import { number } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';
import { usedTimeSchema } from '../tracking/used-time.schema.ts';
import { COPIED_SETTINGS } from './second-copy.ts';

/**
 * What makes the agreement hold, as it is kept outside the database too: a browser may throw a
 * damaged database away (rule C17). Rows have the schemas of their tables.
 */
export const secondCopySchema = v.object({
  /** The key of the newest entry of the change log; the database counts up and never goes back. */
  logTo: number,
  members: v.array(memberSchema),
  /** The first of each member, and the last. */
  switches: v.array(switchSchema),
  /** In force or planned. */
  agreements: v.array(agreementSchema),
  /** Of the last seven dates. */
  grants: v.array(grantSchema),
  persons: v.array(householdMemberSchema),
  /** Of the last seven dates. Copies of earlier versions have none. */
  used: v.exactOptional(v.array(usedTimeSchema)),
  /** Of the last seven dates. Copies of earlier versions have none. */
  sharedTime: v.exactOptional(v.array(sharedTimeSchema)),
  settings: v.array(v.object({ key: v.picklist(COPIED_SETTINGS), value: v.unknown() })),
});

export type SecondCopy = TypeOf<typeof secondCopySchema>;
