import type { Table } from 'dexie';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { newMemberAgreement } from '../../domain/agreement/new-member-agreement.ts';
import { calendarAt } from '../../domain/time/calendar.ts';
import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import { memberAt } from '../../domain/people/members.ts';
import type { Member } from '../../domain/people/members.ts';
import { NO_ANSWERS } from '../../domain/limits/evaluation/context.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { currentAndUpcomingAgreements } from '../agreement/agreements.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { keepLostTime } from '../limits/lost-time.ts';
import { dropSealedDays } from '../integrity/seals.ts';
import { transact, writeSettings } from '../settings.ts';
import { readSwitches } from './member-switches.ts';

/** The member whose time is counted at an instant of recorded time (rule C3). */
export async function currentMember(
  database: KintimeDatabase,
  now: EpochMs,
): Promise<string | null> {
  return memberAt(await readSwitches(database), now);
}

/** A member whose time is counted in this browser, not one known only from an imported file. */
export async function localMember(
  { members }: KintimeDatabase,
  id: string,
): Promise<Member | undefined> {
  const member = await members.get(id);
  return member === undefined || !isLocal(member) ? undefined : member;
}

/** The members whose time is counted in this browser, without those known only from a file. */
export async function localMembers({ members }: KintimeDatabase): Promise<Member[]> {
  return members.filter(isLocal).toArray();
}

/** Whether a member's time is counted in this browser. */
export function isLocal(member: Member): boolean {
  return is(memberSchema, member) && member.elsewhere !== true;
}

/** A random id with a time prefix: Dexie returns rows by key, so members sort by when they came. */
export function newMemberId(wall: EpochMs): string {
  return `${wall.toString(36).padStart(9, '0')}-${crypto.randomUUID()}`;
}

/**
 * Adds a member under the strictest rules of this browser (rule A16).
 * @param parent the id of the parent who adds them with their PIN
 * @returns the member's id
 */
export async function addMember(
  database: KintimeDatabase,
  name: string,
  parent: string | null,
  wall: EpochMs,
): Promise<string> {
  const { agreements, log, members } = database;
  return transact(database, [agreements, log, members], wall, async ({ calendars }, at) => {
    const id = newMemberId(wall);
    const people = await localMembers(database);
    await members.put({ id, name });
    const existing = await currentAndUpcomingAgreements(database, people, at);
    const { dayStart } = calendarAt(calendars, at);
    if (existing.length > 0) {
      const first = { id: crypto.randomUUID(), member: id };
      await agreements.put(newMemberAgreement(first, existing, parent, at, dayStart));
    }
    await log.add({ at, what: 'member-added', whom: name });
    return id;
  });
}

/**
 * Changes a member's row.
 * @param entry what the change log says; `null` for nothing
 * @returns false if there is no such member
 */
export async function changeMember(
  database: KintimeDatabase,
  id: string,
  change: Omit<Partial<Member>, 'openingPauseMs'> & { openingPauseMs?: number | undefined },
  entry: ((before: Member) => LoggedChange) | null,
  wall: EpochMs,
): Promise<boolean> {
  const { log, members } = database;
  return transact(database, [log, members], wall, async (_, at) => {
    const before = await members.get(id);
    if (before === undefined) return false;
    const { openingPauseMs, ...rest } = { ...before, ...change };
    await members.put(openingPauseMs === undefined ? rest : { ...rest, openingPauseMs });
    if (entry !== null) await log.add({ at, ...entry(before) });
    return true;
  });
}

/** Removes a member with their history and agreement. If they were current, another member is now. */
export async function removeMember(
  database: KintimeDatabase,
  id: string,
  wall: EpochMs,
): Promise<void> {
  const { agreements, days, elsewhere, grants, log, members, proposals, requests } = database;
  const { cards, persons, phoneWeeks, seals, sharedTime, skips, spans, switches } = database;
  const perDay = [spans, days, phoneWeeks, elsewhere, sharedTime];
  const own: Table[] = [agreements, proposals, grants, requests, skips, ...perDay];
  const shared = [log, members, seals, switches, cards, persons];
  await transact(database, [...own, ...shared], wall, async (settings, at) => {
    const member = await members.get(id);
    if (member === undefined) return;
    const other = (await localMembers(database)).find((each) => each.id !== id);
    if (other !== undefined && (await currentMember(database, at)) === id) {
      await writeSwitch(database, other, at);
    }
    await Promise.all([
      members.delete(id),
      ...own.map((table) =>
        table.filter((row: { readonly member: string }) => row.member === id).delete(),
      ),
    ]);
    const person = await persons.filter((row) => row.member === id).first();
    if (person !== undefined) {
      await persons.delete(person.id);
      await cards.where('person').equals(person.id).delete();
    }
    await dropSealedDays(database, (day) => day.member === id);
    const ofOthers = settings.memberDeletions.filter((one) => one.member !== id);
    await writeSettings(database, { memberDeletions: ofOthers });
    await keepLostTime(database, settings, (used) => used.member !== id);
    await log.add({ at, what: 'member-removed', whom: member.name, member: id });
  });
}

/** Makes a member the current one from now on. */
export async function switchMember(
  database: KintimeDatabase,
  member: string,
  wall: EpochMs,
): Promise<void> {
  const { log, members, switches } = database;
  await transact(database, [log, members, switches], wall, async (_, at) => {
    if ((await currentMember(database, at)) === member) return;
    await writeSwitch(database, (await members.get(member)) ?? { id: member, name: '' }, at);
  });
}

/** Must run inside a transaction on the log, the settings and the switches. */
async function writeSwitch(
  database: KintimeDatabase,
  { id, name }: Member,
  at: EpochMs,
): Promise<void> {
  await database.switches.put({ at, member: id });
  // The answers to Kintime's questions were the previous member's.
  await writeSettings(database, { answers: NO_ANSWERS });
  await database.log.add({ at, what: 'member-switched', whom: name });
}
