import { answered, requestsOn } from '../../domain/agreement/extra-time-request.ts';
import type { ExtraTimeRequest } from '../../domain/agreement/extra-time-request.ts';
import { extraTimeRequestSchema } from '../../domain/agreement/extra-time-request.schema.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSettings, transact } from '../settings.ts';

/** Extra time to be asked for. */
export interface NewRequest {
  readonly member: string;
  readonly ms: Millis;
  readonly pastBedtime: boolean;
  readonly reason: string;
}

/**
 * Stores a member's request in place of an earlier one, until the day ends (rule A9). It is the newer
 * one in all of their browsers, also if the earlier one came from one whose clock is ahead (rule H4).
 */
export async function saveRequest(
  database: KintimeDatabase,
  request: NewRequest,
  wall: EpochMs,
): Promise<void> {
  const { requests } = database;
  await transact(database, [requests], wall, async (settings, now) => {
    const date = todayOf(settings, now);
    const earlier = await requests.get(request.member);
    const at = earlier?.date === date ? Math.max(now, earlier.at + 1) : now;
    await requests.put({ ...request, id: crypto.randomUUID(), date, at, answer: null });
  });
}

/** Today's requests of all members, the latest first; none before the set-up. */
export async function todaysRequests(
  database: KintimeDatabase,
  wall: EpochMs,
): Promise<ExtraTimeRequest[]> {
  const settings = await readSettings(database);
  if (settings.calendars.length === 0) return [];
  const today = todayOf(settings, recordedNow(settings, wall));
  return requestsOn(await validRows(database.requests, extraTimeRequestSchema), today);
}

/** A request that can still be answered; `undefined` if there is none. */
export async function openRequest(
  database: KintimeDatabase,
  id: string,
  wall: EpochMs,
): Promise<ExtraTimeRequest | undefined> {
  const requests = await todaysRequests(database, wall);
  return requests.find((one) => one.id === id && one.answer === null);
}

/**
 * Answers a member's open request of today with what is given, if there is one. One for time past
 * bedtime waits on, if that was not given. Must run inside a transaction on the requests and the
 * settings.
 */
export async function settleRequest(
  database: KintimeDatabase,
  { member, ms, pastBedtime }: Pick<NewRequest, 'member' | 'ms' | 'pastBedtime'>,
  by: string,
  wall: EpochMs,
  at: EpochMs,
): Promise<void> {
  const requests = await todaysRequests(database, wall);
  const open = requests.find((one) => one.member === member && one.answer === null);
  if (open === undefined || (open.pastBedtime && !pastBedtime)) return;
  await database.requests.put(answered(open, ms, by, at));
}

/**
 * Says no to a request. Nothing but the request tells of it, and that ends with the day.
 * @param by the parent's id, or `NO_PIN`
 * @returns false if there is no such open request
 */
export async function refuseRequest(
  database: KintimeDatabase,
  id: string,
  by: string,
  reason: string,
  wall: EpochMs,
): Promise<boolean> {
  const { requests } = database;
  return transact(database, [requests], wall, async (_, at) => {
    const request = await openRequest(database, id, wall);
    if (request === undefined) return false;
    await requests.put(answered(request, 0, by, at, reason));
    return true;
  });
}

/** Deletes the requests of days that are over. */
export async function deleteOldRequests(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { requests } = database;
  await transact(database, [requests], wall, async (settings, now) => {
    if (settings.calendars.length === 0) return;
    const today = todayOf(settings, now);
    await requests.filter(({ date }) => date < today).delete();
  });
}

function todayOf({ calendars }: Settings, now: EpochMs): DayKey {
  return dateOf(calendarAt(calendars, now), now);
}
