import { browserFileSchema } from '../../domain/household/sharing/browser-file.schema.ts';
import { sharedTimeSchema } from '../../domain/household/sharing/shared-time.schema.ts';
import { agreementSchema, proposalSchema } from '../../domain/agreement/agreement.schema.ts';
import { extraTimeRequestSchema } from '../../domain/agreement/extra-time-request.schema.ts';
import { logEntrySchema } from '../../domain/agreement/change-log.schema.ts';
import { elsewhereDaySchema } from '../../domain/elsewhere/elsewhere.schema.ts';
import { householdMemberSchema } from '../../domain/household/members.schema.ts';
import { phoneWeekSchema, weekCardSchema } from '../../domain/household/week/week-card.schema.ts';
import { sealSchema } from '../../domain/integrity/seal.schema.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import { memberSchema, switchSchema } from '../../domain/people/members.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { skipSchema } from '../../domain/tracking/declined-opens.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';

const fieldsOf = ({ entries }: { readonly entries: object }): string[] => Object.keys(entries);

const [logHead, change] = logEntrySchema.options;
const logFields = [logHead, ...change.options].flatMap(fieldsOf);

/**
 * Every field that a row may have, by table. A test holds the whole database to this list after
 * the end-to-end run: what is not here is never stored (rule C15).
 */
export const ALLOWED_FIELDS: Readonly<Record<string, readonly string[]>> = {
  spans: fieldsOf(spanSchema),
  days: fieldsOf(daySchema),
  members: fieldsOf(memberSchema),
  switches: fieldsOf(switchSchema),
  gaps: fieldsOf(gapSchema),
  // The database itself adds the id.
  log: [...new Set(['id', ...logFields])],
  agreements: fieldsOf(agreementSchema),
  proposals: fieldsOf(proposalSchema),
  grants: fieldsOf(grantSchema),
  requests: fieldsOf(extraTimeRequestSchema),
  skips: fieldsOf(skipSchema),
  seals: fieldsOf(sealSchema),
  persons: fieldsOf(householdMemberSchema),
  cards: fieldsOf(weekCardSchema),
  phoneWeeks: fieldsOf(phoneWeekSchema),
  elsewhere: fieldsOf(elsewhereDaySchema),
  browserFiles: fieldsOf(browserFileSchema),
  sharedTime: fieldsOf(sharedTimeSchema),
  settings: ['key', 'value'],
};
