import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { isFreeTaken } from '../../domain/limits/rules/extra-time.ts';
import type { Grant, GrantMethod } from '../../domain/limits/rules/extra-time.ts';
import type { Author } from '../../domain/people/members.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import { namesOf } from '../agreement/agreements.ts';
import { openRequest, settleRequest } from '../agreement/extra-time-requests.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { transact } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** Extra time to be given. */
export interface NewGrant {
  readonly member: string;
  readonly ms: Millis;
  readonly pastBedtime: boolean;
  readonly how: GrantMethod;
  readonly parent: Author | null;
  readonly reason: string;
  /** The request that it answers, by its id. */
  readonly request?: string;
}

/**
 * Gives extra time for today (rule A9), and adds it to the day's rows and the change log. The
 * member's open request, if there is one, is answered by it.
 * @returns what was given; `null` for a second free extension on one day (rule A12), or in answer to
 *   a request that is no longer open
 */
export async function addGrant(
  database: KintimeDatabase,
  grant: NewGrant,
  wall: EpochMs,
): Promise<Grant | null> {
  const { days, grants, log, members, requests } = database;
  const tables = [days, grants, log, members, requests];
  return transact(database, tables, wall, async ({ calendars, device }, at) => {
    const date = dateOf(calendarAt(calendars, at), at);
    const { member, parent, request, ...rest } = grant;
    const known = await grantsOf(database, member, date);
    if (grant.how === 'free' && isFreeTaken(known, date)) return null;
    if (request !== undefined && (await openRequest(database, request, wall)) === undefined)
      return null;
    const id = crypto.randomUUID();
    const given: Grant = { ...rest, id, member, date, at, parent: parent?.id ?? null };
    await grants.put(given);
    if (parent !== null) await settleRequest(database, grant, parent.id, wall, at);
    const names = await namesOf(database, member, parent);
    const minutes = grant.ms / MINUTE;
    await log.add({ at, what: 'extra-time', ...names, minutes, how: grant.how });
    const rows = await days.bulkGet(SITES.map(({ id: site }) => [device, member, site, date]));
    await days.bulkPut(
      rows.flatMap((day) =>
        day ? Object.assign(day, { grantedMs: day.grantedMs + grant.ms }) : [],
      ),
    );
    return given;
  });
}

/** A member's extra time on one date. */
export async function grantsOf(
  { grants }: KintimeDatabase,
  member: string,
  date: DayKey,
): Promise<Grant[]> {
  return validRows(grants.where('[member+date]').equals([member, date]), grantSchema);
}

/** Deletes the reasons given on days that are over (rule A9). */
export async function deleteOldReasons(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { grants } = database;
  await transact(database, [grants], wall, async ({ calendars }, now) => {
    if (calendars.length === 0) return;
    const today = dateOf(calendarAt(calendars, now), now);
    const old = await grants.filter(({ date, reason }) => date < today && reason !== '').toArray();
    await grants.bulkPut(old.map((grant) => Object.assign(grant, { reason: '' })));
  });
}
