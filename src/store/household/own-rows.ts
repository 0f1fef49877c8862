import { agreementSchema, proposalSchema } from '../../domain/agreement/agreement.schema.ts';
import type { Agreement, Proposal } from '../../domain/agreement/agreement.ts';
import { extraTimeRequestSchema } from '../../domain/agreement/extra-time-request.schema.ts';
import { requestsOn } from '../../domain/agreement/extra-time-request.ts';
import type { ExtraTimeRequest } from '../../domain/agreement/extra-time-request.ts';
import type { HouseholdMember } from '../../domain/household/members.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import type { Grant } from '../../domain/limits/rules/extra-time.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { addDays, calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { readPersons } from './household.ts';

/** The rows that this browser's file is made of: those of its own members and device. */
export interface OwnRows {
  readonly persons: readonly HouseholdMember[];
  /** Of the last 8 dates. */
  readonly days: readonly Day[];
  readonly agreements: readonly Agreement[];
  /** Of today. */
  readonly grants: readonly Grant[];
  readonly requests: readonly ExtraTimeRequest[];
  readonly proposals: readonly Proposal[];
}

/** How many dates of totals a file has (rule H4). */
const SHARED_DATES = 8;

/** Reads the rows that this browser's file is made of. */
export async function readOwnRows(
  database: KintimeDatabase,
  { device, calendars }: Settings,
  now: EpochMs,
): Promise<OwnRows> {
  const today = dateOf(calendarAt(calendars, now), now);
  const from = addDays(today, 1 - SHARED_DATES);
  const [persons, days, agreements, grants, requests, proposals] = await Promise.all([
    readPersons(database),
    validRows(database.days.where('date').between(from, today, true, true), daySchema),
    validRows(database.agreements, agreementSchema),
    validRows(
      database.grants.filter(({ date }) => date === today),
      grantSchema,
    ),
    validRows(database.requests, extraTimeRequestSchema),
    validRows(database.proposals, proposalSchema),
  ]);
  const own = persons.filter(({ member }) => member !== null);
  const members = new Set(own.map(({ member }) => member));
  const isOwn = (row: { readonly member: string }): boolean => members.has(row.member);
  return {
    persons: own,
    days: days.filter((day) => day.device === device && isOwn(day)),
    agreements: agreements.filter(isOwn),
    grants: grants.filter(isOwn),
    requests: requestsOn(requests, today).filter(isOwn),
    proposals: proposals.filter(isOwn),
  };
}
