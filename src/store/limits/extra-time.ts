import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { isFreeTaken } from '../../domain/limits/rules/extra-time.ts';
import type { Grant, GrantMethod } from '../../domain/limits/rules/extra-time.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { Parent } from '../../domain/people/members.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { grantSchema } from '../../domain/limits/rules/extra-time.schema.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import { namesOf } from '../agreement/agreements.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** Extra time as it was given. */
export interface NewGrant {
  readonly member: string;
  readonly ms: Millis;
  readonly pastBedtime: boolean;
  readonly how: GrantMethod;
  readonly parent: Parent | null;
  readonly reason: string;
}

/**
 * Gives extra time for today, and notes it in the day's row.
 * @returns false for a second free extension on one day, which is not given
 */
export async function addGrant(
  database: KintimeDatabase,
  gift: NewGrant,
  wall: EpochMs,
): Promise<boolean> {
  const { days, grants, log, members, settings } = database;
  return database.transaction('rw!', [days, grants, log, members, settings], async () => {
    const stored = await readSettings(database);
    const { calendars, device } = stored;
    const at = recordedNow(stored, wall);
    const date = dateOf(calendarAt(calendars, at), at);
    const { member, parent, ...rest } = gift;
    const known = await grantsOf(database, member, date);
    if (gift.how === 'free' && isFreeTaken(known, date)) return false;
    await grants.put({
      ...rest,
      id: crypto.randomUUID(),
      member,
      date,
      at,
      parent: parent?.id ?? null,
    });
    const names = await namesOf(database, member, parent);
    const minutes = gift.ms / MINUTE;
    await log.add({ at, what: 'extra-time', ...names, minutes, how: gift.how });
    for (const { id: site } of SITES) {
      // oxlint-disable-next-line no-await-in-loop -- one site, one row
      const day = await days.get([device, member, site, date]);
      // oxlint-disable-next-line no-await-in-loop
      if (day !== undefined) await days.put({ ...day, grantedMs: day.grantedMs + gift.ms });
    }
    return true;
  });
}

/** A member's extra time of one date. */
export async function grantsOf(
  { grants }: KintimeDatabase,
  member: string,
  date: DayKey,
): Promise<Grant[]> {
  return validRows(grants.where('[member+date]').equals([member, date]), grantSchema);
}

/** Deletes the reasons of days that are over (design: Extra time). */
export async function deleteOldReasons(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { grants, settings } = database;
  await database.transaction('rw', [grants, settings], async () => {
    const stored = await readSettings(database);
    const { calendars } = stored;
    if (calendars.length === 0) return;
    const now = recordedNow(stored, wall);
    const today = dateOf(calendarAt(calendars, now), now);
    const old = await grants.filter(({ date, reason }) => date < today && reason !== '').toArray();
    await grants.bulkPut(old.map((grant) => Object.assign(grant, { reason: '' })));
  });
}
