import {
  calendarAt,
  dateOf,
  dayBounds,
  nextBoundary,
  firstCalendar,
} from '../../domain/time/calendar.ts';
import { emptyDay } from '../../domain/tracking/day-totals.ts';
import type { GapReason } from '../../domain/tracking/gaps.ts';
import {
  needsPersonToDecide,
  observeWallClock,
  toRecordedTime,
  trustWallClock,
} from '../../domain/time/recorded-clock.ts';
import type { RecordedClock } from '../../domain/time/recorded-clock.ts';
import { memberAt } from '../../domain/people/members.ts';
import { afterJump } from '../../domain/people/pin-reset.ts';
import { isSetUp } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import type { EpochMs, Millis, ZoneId } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { newMemberId } from '../people/members.ts';
import { readSettings, transact, writeSettings } from '../settings.ts';
import { readSwitches } from '../people/member-switches.ts';

/**
 * Starts counting (rule C10): sets this browser up if needed, and records a gap for today so far.
 * Idempotent.
 * @param memberName the first member's, if there is none yet
 * @param firstDay the locale's first day of the week (rule C12); stored, since a weekly limit must
 *   not change with the language
 * @returns when counting started, in recorded time
 */
export async function startTracking(
  database: KintimeDatabase,
  wall: EpochMs,
  zone: ZoneId,
  memberName: string,
  firstDay: Settings['firstDay'] = null,
): Promise<EpochMs> {
  const { days, gaps, log, members, switches } = database;
  return transact(database, [days, gaps, log, members, switches], wall, async (before, at) => {
    if (before.countingSince !== null) return before.countingSince;
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
 * A parent agreed without the member: sets this browser up for rules, and leaves counting off
 * until the member has read about it. Does nothing if counting is on.
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

/** Must run inside a transaction on the members, the settings and the switches. */
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
 * Records that Kintime is running: today gets a row, so that a day without use shows zero and not
 * unknown (rule C13); a clock set back is noticed (rule C6); a new time zone takes effect (rule C7).
 * @param unlocked whether a parent is unlocked
 * @returns the updated settings
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
    const { recordedClock, now } = await recordReading(database, before, wall, 0);
    const calendars = await followZone(database, before, zone, now, unlocked);
    if (before.countingSince !== null) await writeToday(database, before.device, calendars, now);
    return { ...before, calendars, recordedClock, seenAt: wall };
  });
}

/**
 * Records what the running background saw of the clocks (rule C6).
 * @param jumpedMs how far the wall clock went ahead of the monotonic one since the last reading;
 *   negative if it was set back
 */
export async function recordClockReading(
  database: KintimeDatabase,
  wall: EpochMs,
  jumpedMs: Millis,
): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw', [log, settings], async () => {
    const before = await readSettings(database);
    if (!isSetUp(before)) return;
    const { now } = await recordReading(database, before, wall, jumpedMs);
    if (jumpedMs <= 0) return;
    await log.add({ at: now, what: 'clock-forward', byMs: jumpedMs });
    const { pinReset } = before;
    if (pinReset === null) return;
    await writeSettings(database, { pinReset: afterJump(pinReset, jumpedMs) });
  });
}

/** Must run inside a transaction on the log and the settings. @returns the present as well */
async function recordReading(
  database: KintimeDatabase,
  before: Settings,
  wall: EpochMs,
  jumpedMs: Millis,
): Promise<{ readonly recordedClock: RecordedClock; readonly now: EpochMs }> {
  const { recordedClock, setBackMs } = observeWallClock(
    before.recordedClock,
    before.seenAt,
    wall,
    jumpedMs,
  );
  const now = toRecordedTime(recordedClock, wall);
  if (setBackMs !== null) await database.log.add({ at: now, what: 'clock-back', byMs: setBackMs });
  await writeSettings(database, { seenAt: wall, recordedClock });
  return { recordedClock, now };
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
 * Switches to the machine's time zone: at once or, while a PIN is needed, at the next day boundary
 * of the old zone, so that changing the zone gives no used-up day back (rule A16). Under an
 * administrator's rules it always waits, since no PIN overrides them.
 */
async function followZone(
  database: KintimeDatabase,
  { calendars, parents, administered }: Settings,
  zone: ZoneId,
  now: EpochMs,
  unlocked: boolean,
): Promise<Settings['calendars']> {
  const current = calendarAt(calendars, now);
  const started = calendars.filter(({ from }) => from <= now || from === current.from);
  const waits = administered || (parents.length > 0 && !unlocked);
  const from = waits ? nextBoundary(current, now) : now;
  const updated = current.zone === zone ? started : [...started, { ...current, from, zone }];
  if (isSameZones(calendars, updated, waits)) return calendars;
  await writeSettings(database, { calendars: updated });
  if (current.zone !== zone) await database.log.add({ at: now, what: 'zone-changed', zone });
  return updated;
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
 * Records whether Kintime has host permission. Without it, a gap stays open (rule C13).
 * @param from when access may have been lost: the last time it was certainly there
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

/** The same gap for every site. */
export function gapsFrom(device: string, start: EpochMs, end: EpochMs | null, reason: GapReason) {
  return SITES.map(({ id }) => ({ device, site: id, start, end, reason }));
}

/** Stores whether an administrator set rules for this browser (rule A20). */
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

/** Makes recorded time follow a wall clock that is far behind it, as a person decided (rule C6). */
export async function trustClock(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { log, settings } = database;
  await database.transaction('rw!', [log, settings], async () => {
    const { recordedClock } = await readSettings(database);
    if (!needsPersonToDecide(recordedClock, wall)) return;
    await log.add({ at: wall, what: 'clock-trusted', byMs: recordedClock.last - wall });
    // Reports that are still to come from before were timed by the clock that was wrong.
    await writeSettings(database, { recordedClock: trustWallClock(wall), seenAt: wall });
  });
}
