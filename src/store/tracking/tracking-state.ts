import { calendarAt, dateOf, dayBounds, nextBoundary } from '../../domain/time/calendar.ts';
import { emptyDay } from '../../domain/tracking/day-totals.ts';
import type { GapReason } from '../../domain/tracking/gaps.ts';
import {
  recordedNow,
  needsPersonToDecide,
  observeWallClock,
  toRecordedTime,
  trustWallClock,
} from '../../domain/time/recorded-clock.ts';
import { memberAt } from '../../domain/people/members.ts';
import { firstCalendar, isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import type { EpochMs, ZoneId } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { newMemberId } from '../people/members.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { readSwitches } from '../people/member-switches.ts';

/**
 * Counting was agreed to: makes what a household needs where that was not made yet, and notes that
 * the day so far was not counted. A second call changes nothing.
 * @param memberName of the member, where there is none yet
 * @param firstDay the first day of the week where the browser is from; kept, since a limit for the
 *   week must not turn with the language
 * @returns since when time is counted, in recorded time
 */
export async function startTracking(
  database: KintimeDatabase,
  wall: EpochMs,
  zone: ZoneId,
  memberName: string,
  firstDay: Settings['firstDay'] = null,
): Promise<EpochMs> {
  const { days, gaps, log, members, settings, switches } = database;
  return database.transaction('rw!', [days, gaps, log, members, settings, switches], async () => {
    const before = await readSettings(database);
    if (before.countingSince !== null) return before.countingSince;
    const at = recordedNow(before, wall);
    const { device, calendars } = await setUp(database, before, wall, zone, memberName, firstDay);
    await writeSettings(database, { countingSince: at, awaited: null });
    const calendar = calendarAt(calendars, at);
    const { start } = dayBounds(calendar, dateOf(calendar, at));
    if (start < at) await gaps.bulkPut(gapsFrom(device, start, at, 'before'));
    await log.add({ at, what: 'counting-agreed' });
    return at;
  });
}

/**
 * A parent agreed alone: makes what rules need, and waits with counting until the member has read
 * about it. Where counting is on already, that changes nothing.
 */
export async function awaitMember(
  database: KintimeDatabase,
  wall: EpochMs,
  zone: ZoneId,
  memberName: string,
  firstDay: Settings['firstDay'] = null,
): Promise<void> {
  const { members, settings, switches } = database;
  await database.transaction('rw!', [members, settings, switches], async () => {
    const before = await readSettings(database);
    if (before.countingSince !== null) return;
    await setUp(database, before, wall, zone, memberName, firstDay);
    await writeSettings(database, { awaited: { at: wall } });
  });
}

/** What a household needs, once. Part of a transaction with the members, settings and switches. */
async function setUp(
  database: KintimeDatabase,
  before: Settings,
  wall: EpochMs,
  zone: ZoneId,
  memberName: string,
  firstDay: Settings['firstDay'],
): Promise<Pick<Settings, 'device' | 'calendars'>> {
  if (isSetUp(before)) return before;
  const device = crypto.randomUUID();
  const member = newMemberId(wall);
  const calendars = [firstCalendar(zone)];
  await writeSettings(database, { device, calendars, firstDay, seenAt: wall });
  await database.members.put({ id: member, name: memberName });
  await database.switches.put({ at: wall, member });
  return { device, calendars };
}

/**
 * Notes that Kintime runs now: today has a row where time is counted, so that a day without use
 * is a zero and not unknown; a new zone of the machine takes effect.
 * @param unlocked whether a parent's PIN was just given
 * @returns the settings as they stand afterwards
 */
export async function recordPresence(
  database: KintimeDatabase,
  wall: EpochMs,
  zone: ZoneId,
  unlocked = false,
): Promise<Settings> {
  const { days, log, settings: table, switches } = database;
  return database.transaction('rw', [days, log, table, switches], async () => {
    const before = await readSettings(database);
    if (!isSetUp(before)) return before;
    const { recordedClock, setBackMs } = observeWallClock(
      before.recordedClock,
      before.seenAt,
      wall,
    );
    const now = toRecordedTime(recordedClock, wall);
    if (setBackMs !== null) await log.add({ at: now, what: 'clock-back', byMs: setBackMs });
    const calendars = await followZone(database, before, zone, now, unlocked);
    if (before.countingSince !== null) await writeToday(database, before.device, calendars, now);
    await writeSettings(database, { seenAt: wall, recordedClock });
    return { ...before, calendars, recordedClock, seenAt: wall };
  });
}

async function writeToday(
  database: KintimeDatabase,
  device: string,
  calendars: Settings['calendars'],
  now: EpochMs,
): Promise<void> {
  const { days } = database;
  const calendar = calendarAt(calendars, now);
  const date = dateOf(calendar, now);
  const member = memberAt(await readSwitches(database), now);
  if (member === null) return;
  for (const { id: site } of SITES) {
    const key = { device, member, site, date };
    // oxlint-disable-next-line no-await-in-loop -- one site, one row
    const known = await days.get([device, member, site, date]);
    // oxlint-disable-next-line no-await-in-loop
    if (known === undefined) await days.put(emptyDay(key, calendar.zone));
  }
}

/**
 * A machine that moved cuts its days by its new zone: at once, or with a PIN in the household at
 * the next boundary of the old one, so that no journey on paper opens a spent day. With an
 * administrator's rules always the second, since they give way to no PIN.
 */
async function followZone(
  database: KintimeDatabase,
  { calendars, parents, administered }: Settings,
  zone: ZoneId,
  now: EpochMs,
  unlocked: boolean,
): Promise<Settings['calendars']> {
  const current = calendarAt(calendars, now);
  const begun = calendars.filter(({ from }) => from <= now || from === current.from);
  const waits = administered || (parents.length > 0 && !unlocked);
  const from = waits ? nextBoundary(current, now) : now;
  const followed = current.zone === zone ? begun : [...begun, { ...current, from, zone }];
  if (isSameZones(calendars, followed, waits)) return calendars;
  await writeSettings(database, { calendars: followed });
  if (current.zone !== zone) await database.log.add({ at: now, what: 'zone-changed', zone });
  return followed;
}

function isSameZones(
  before: Settings['calendars'],
  after: Settings['calendars'],
  waits: boolean,
): boolean {
  const [was, is] = [before.at(-1), after.at(-1)];
  return (
    before.length === after.length && was?.zone === is?.zone && (waits || was?.from === is?.from)
  );
}

/**
 * Notes whether Kintime can see the site. While it cannot, a gap stays open.
 * @param from when it may have been lost: the last moment at which it was surely there
 */
export async function recordAccess(
  database: KintimeDatabase,
  access: boolean,
  from: EpochMs,
  wall: EpochMs,
): Promise<void> {
  const { gaps, log, settings } = database;
  await database.transaction('rw', [gaps, log, settings], async () => {
    const { device, countingSince } = await readSettings(database);
    if (countingSince === null) return;
    const open = (await gaps.where('reason').equals('access').toArray()).filter(
      (gap) => gap.end === null && gap.device === device,
    );
    if (access && open.length > 0) {
      await gaps.bulkPut(open.map((gap) => ({ ...gap, end: wall })));
      await log.add({ at: wall, what: 'access-back' });
    }
    if (!access && open.length === 0) {
      await gaps.bulkPut(gapsFrom(device, from, null, 'access'));
      await log.add({ at: wall, what: 'access-lost' });
    }
  });
}

/** Notes that Kintime was switched off from one moment to another. */
export async function recordOffTime(
  database: KintimeDatabase,
  from: EpochMs,
  to: EpochMs,
): Promise<void> {
  const { gaps, log, settings } = database;
  await database.transaction('rw', [gaps, log, settings], async () => {
    const { device, countingSince } = await readSettings(database);
    if (countingSince === null || to <= from) return;
    await gaps.bulkPut(gapsFrom(device, from, to, 'off'));
    await log.add({ at: to, what: 'switched-off', fromMs: from });
  });
}

function gapsFrom(device: string, start: EpochMs, end: EpochMs | null, reason: GapReason) {
  return SITES.map(({ id }) => ({ device, site: id, start, end, reason }));
}

/** Keeps in mind whether an administrator set rules for this browser. */
export async function recordManaged(
  database: KintimeDatabase,
  administered: boolean,
): Promise<void> {
  const { settings } = database;
  await database.transaction('rw', settings, async () => {
    const before = await readSettings(database);
    if (!isSetUp(before) || before.administered === administered) return;
    await writeSettings(database, { administered });
  });
}

/** A person says that the computer's clock is right, however far it is behind the last entry. */
export async function trustClock(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw!', [log, settings], async () => {
    const { recordedClock } = await readSettings(database);
    if (!needsPersonToDecide(recordedClock, wall)) return;
    await log.add({ at: wall, what: 'clock-trusted', byMs: recordedClock.last - wall });
    // What pages have not handed over from before goes by the clock that was not trusted.
    await writeSettings(database, { recordedClock: trustWallClock(wall), seenAt: wall });
  });
}
