import { NO_ATTEMPTS } from '../../domain/people/pin-attempts.ts';
import type { PinReset } from '../../domain/people/pin-attempts.ts';
import { MEMBER } from '../../domain/agreement/consent.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { calendarAt } from '../../domain/time/calendar.ts';
import type { LoggedChange } from '../../domain/agreement/change-log.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { memberAt } from '../../domain/people/members.ts';
import type { Member, Parent, PinRecord } from '../../domain/people/members.ts';
import { NO_ANSWERS } from '../../domain/limits/evaluation/context.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { mergeStrictest } from '../../domain/limits/rules/merge-strictest.ts';
import type { EpochMs, WallTime } from '../../domain/time/units.ts';
import { standingAt } from '../agreement/agreements.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { dropSealedDays } from '../integrity/seals.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { readSwitches } from './member-switches.ts';

/** The member whose time is counted at a moment. */
export async function currentMember(
  database: KintimeDatabase,
  now: EpochMs,
): Promise<string | null> {
  return memberAt(await readSwitches(database), now);
}

/** A member whose time is counted here; one known from a file of another browser is none. */
export async function localMember(
  { members }: KintimeDatabase,
  id: string,
): Promise<Member | undefined> {
  const member = await members.get(id);
  return member === undefined || !isLocal(member) ? undefined : member;
}

/** The members whose time is counted here, without those known from a file alone. */
export async function localMembers({ members }: KintimeDatabase): Promise<Member[]> {
  return members.filter(isLocal).toArray();
}

function isLocal(member: Member): boolean {
  return is(memberSchema, member) && member.elsewhere !== true;
}

/** Random, and so that members stand in the order in which they came: tables are read by their key. */
export function newMemberId(wall: EpochMs): string {
  return `${wall.toString(36).padStart(9, '0')}-${crypto.randomUUID()}`;
}

/**
 * Adds a member, with this browser's strictest rules, so that a new member is no way around them.
 * @returns the member's id
 */
export async function addMember(
  database: KintimeDatabase,
  name: string,
  wall: EpochMs,
): Promise<string> {
  const { agreements, log, members, settings } = database;
  return database.transaction('rw!', [agreements, log, members, settings], async () => {
    const stored = await readSettings(database);
    const at = recordedNow(stored, wall);
    const id = newMemberId(wall);
    const people = await localMembers(database);
    await members.put({ id, name });
    const standing = await standingAt(database, people, at);
    const { dayStart } = calendarAt(stored.calendars, at);
    if (standing.length > 0) await agreements.put(firstAgreement(id, standing, at, dayStart));
    await log.add({ at, what: 'member-added', whom: name });
    return id;
  });
}

function firstAgreement(
  member: string,
  standing: readonly Agreement[],
  at: EpochMs,
  dayStart: WallTime,
): Agreement {
  const ways = new Set(standing.map(({ way }) => way));
  const way = ways.has('parent') ? 'parent' : ways.has('together') ? 'together' : 'self';
  return {
    id: crypto.randomUUID(),
    member,
    version: 1,
    way,
    rules: mergeStrictest(
      standing.map(({ rules }) => rules),
      dayStart,
    ),
    madeAt: at,
    // Where a parent set any of them, it is the parent's word that goes on.
    madeBy: standing.find(({ madeBy }) => madeBy !== MEMBER)?.madeBy ?? MEMBER,
    from: at,
    yeses: [],
    wishes: [],
    lookAgain: null,
  };
}

/** Changes a member's row. @returns false where there is no such member */
export async function changeMember(
  database: KintimeDatabase,
  id: string,
  change: Omit<Partial<Member>, 'openingPauseMs'> & { openingPauseMs?: number | undefined },
  entry: ((before: Member) => LoggedChange) | null,
  wall: EpochMs,
): Promise<boolean> {
  const { log, members, settings } = database;
  return database.transaction('rw!', [log, members, settings], async () => {
    const before = await members.get(id);
    if (before === undefined) return false;
    const { openingPauseMs, ...rest } = { ...before, ...change };
    await members.put(openingPauseMs === undefined ? rest : { ...rest, openingPauseMs });
    if (entry !== null) {
      const at = recordedNow(await readSettings(database), wall);
      await log.add({ at, ...entry(before) });
    }
    return true;
  });
}

/**
 * Removes a member with their history and agreement. A browser that was theirs is the first
 * other member's from now on.
 */
export async function removeMember(
  database: KintimeDatabase,
  id: string,
  wall: EpochMs,
): Promise<void> {
  const { agreements, days, grants, log, members, proposals, seals, settings, skips, spans } =
    database;
  const { cards, persons, phoneWeeks, switches } = database;
  const own = [agreements, days, grants, members, proposals, skips, spans, phoneWeeks];
  const shared = [log, seals, settings, switches, cards, persons];
  await database.transaction('rw!', [...own, ...shared], async () => {
    const at = recordedNow(await readSettings(database), wall);
    const member = await members.get(id);
    if (member === undefined) return;
    const other = (await localMembers(database)).find((one) => one.id !== id);
    if (other !== undefined && (await currentMember(database, at)) === id) {
      await writeSwitch(database, other, at);
    }
    await Promise.all([
      members.delete(id),
      agreements.where('member').equals(id).delete(),
      proposals.where('member').equals(id).delete(),
      grants.filter((row) => row.member === id).delete(),
      skips.filter((row) => row.member === id).delete(),
      spans.filter((row) => row.member === id).delete(),
      days.filter((row) => row.member === id).delete(),
      phoneWeeks.filter((row) => row.member === id).delete(),
    ]);
    const person = await persons.filter(({ member: one }) => one === id).first();
    if (person !== undefined) {
      await persons.delete(person.id);
      await cards.where('person').equals(person.id).delete();
    }
    await dropSealedDays(database, (day) => day.member === id);
    await log.add({ at, what: 'member-removed', whom: member.name, member: id });
  });
}

/** From now on this browser is that member's. Answers to Kintime's questions were the other's. */
export async function switchMember(
  database: KintimeDatabase,
  member: string,
  wall: EpochMs,
): Promise<void> {
  const { log, members, settings, switches } = database;
  await database.transaction('rw!', [log, members, settings, switches], async () => {
    const at = recordedNow(await readSettings(database), wall);
    if ((await currentMember(database, at)) === member) return;
    await writeSwitch(database, (await members.get(member)) ?? { id: member, name: '' }, at);
  });
}

/** Part of a transaction that includes the log, the settings and the switches. */
async function writeSwitch(
  database: KintimeDatabase,
  { id, name }: Member,
  at: EpochMs,
): Promise<void> {
  await database.switches.put({ at, member: id });
  await writeSettings(database, { answers: NO_ANSWERS });
  await database.log.add({ at, what: 'member-switched', whom: name });
}

/** Writes the list of parents anew, with the line that says why. */
export async function changeParents(
  database: KintimeDatabase,
  change: (parents: readonly Parent[]) => readonly Parent[],
  entry: LoggedChange,
  wall: EpochMs,
): Promise<void> {
  const { log, seals, settings } = database;
  await database.transaction('rw!', [log, seals, settings], async () =>
    writeParents(database, change, entry, wall),
  );
}

/** The same as part of a transaction that includes the log, the seals and the settings. */
export async function writeParents(
  database: KintimeDatabase,
  change: (parents: readonly Parent[]) => readonly Parent[],
  entry: LoggedChange,
  wall: EpochMs,
): Promise<void> {
  const { log, seals } = database;
  const settings = await readSettings(database);
  const parents = change(settings.parents);
  await writeSettings(database, { parents, attempts: NO_ATTEMPTS });
  // Whoever is no parent any more has nothing to answer for.
  await seals
    .where('parent')
    .noneOf(parents.map(({ id }) => id))
    .delete();
  await log.add({ at: recordedNow(settings, wall), ...entry });
}

/** A parent's new PIN. */
export function withPin(parents: readonly Parent[], id: string, pin: PinRecord): Parent[] {
  return parents.map((parent) => (parent.id === id ? { ...parent, pin } : parent));
}

/** Writes that somebody asked to do away with a forgotten PIN, or that this is over. */
export async function changeReset(
  database: KintimeDatabase,
  pinReset: PinReset | null,
  entry: LoggedChange,
  wall: EpochMs,
): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw!', [log, settings], async () =>
    writeReset(database, pinReset, entry, wall),
  );
}

/** Somebody gave a PIN, so that none is forgotten. Part of a transaction as `writeReset` is. */
export async function endReset(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { pinReset } = await readSettings(database);
  if (pinReset !== null) await writeReset(database, null, { what: 'reset-cancelled' }, wall);
}

/** The same as part of a transaction that includes the log and the settings. */
export async function writeReset(
  database: KintimeDatabase,
  pinReset: PinReset | null,
  entry: LoggedChange,
  wall: EpochMs,
): Promise<void> {
  const settings = await readSettings(database);
  await writeSettings(database, { pinReset });
  await database.log.add({ at: recordedNow(settings, wall), ...entry });
}
