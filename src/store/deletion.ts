import { addDays, calendarAt, dateOf, dayBounds } from '../domain/calendar.ts';
import type { Calendar } from '../domain/calendar.ts';
import { deletedUntil, forgetUntil } from '../domain/forgetting.ts';
import type { Gap } from '../domain/gaps.ts';
import { noticeClock, recordedNow } from '../domain/ledger.ts';
import { reachOf } from '../domain/retention.ts';
import { firstCalendar } from '../domain/settings.ts';
import type { Settings } from '../domain/settings.ts';
import { SITES } from '../domain/sites.ts';
import type { DayKey, EpochMs } from '../domain/units.ts';
import type { KintimeDatabase } from './database.ts';
import { daysTouched, recomputeDays, recordingTables } from './recording.ts';
import { readSettings, writeSettings } from './settings.ts';

/**
 * Deletes the history of every device: time, gaps and the change log, of which one line stays
 * that says so. Settings and members stay, and who is current; a gap that lasts goes on from now.
 * The ledger stays, too, and with it the last moment that was watched: without it, recorded time
 * could run back.
 * @param keptFrom the first date that stays, for want of a PIN; `null` for none
 * @returns how many dates had anything
 */
export async function deleteEverything(
  database: KintimeDatabase,
  wall: EpochMs,
  keptFrom: DayKey | null = null,
): Promise<number> {
  return keptFrom === null ? deleteAll(database, wall) : deleteBefore(database, keptFrom, wall);
}

/** For want of a PIN, what the rules count by stays, and so does what was changed. */
async function deleteBefore(
  database: KintimeDatabase,
  keptFrom: DayKey,
  wall: EpochMs,
): Promise<number> {
  const first = await database.days.orderBy('date').first();
  if (first === undefined || first.date >= keptFrom) return 0;
  return deleteDays(database, first.date, addDays(keptFrom, -1), wall);
}

async function deleteAll(database: KintimeDatabase, wall: EpochMs): Promise<number> {
  const { spans, days, gaps, log, settings: table, switches } = database;
  return database.transaction('rw!', [spans, days, gaps, log, table, switches], async () => {
    const settings = await readSettings(database);
    const now = momentOf(settings, wall);
    const dates = await days.orderBy('date').uniqueKeys();
    const [lasting, current] = await Promise.all([
      gaps.filter(({ end }) => end === null).toArray(),
      switches.orderBy('at').last(),
    ]);
    await Promise.all([spans.clear(), days.clear(), gaps.clear(), log.clear(), switches.clear()]);
    await gaps.bulkPut(lasting.map((gap) => Object.assign(gap, { start: wall })));
    await noteTodayDeleted(database, settings, now);
    if (current !== undefined) await switches.put(current);
    await writeSettings(database, {
      forgottenUntil: forgetUntil(settings.forgottenUntil, now, now),
    });
    await log.add({ at: wall, what: 'deleted-everything' });
    return dates.length;
  });
}

/**
 * Deletes what is known of some dates, the first and the last included: spans, rows, and the gaps
 * that lie wholly within. A session that ran on from a deleted day is opened on the next one then.
 * @returns how many dates had anything
 */
export async function deleteDays(
  database: KintimeDatabase,
  from: DayKey,
  to: DayKey,
  wall: EpochMs,
): Promise<number> {
  const { spans, days, gaps, log } = database;
  return database.transaction('rw!', recordingTables(database), async () => {
    const settings = await readSettings(database);
    const calendars = calendarsOf(settings);
    const now = momentOf(settings, wall);
    const calendar = calendarAt(calendars, now);
    const [first, last] = [reachOf(from).start, reachOf(to).end];
    const isWithin = ({ date }: { date: DayKey }): boolean => from <= date && date <= to;
    const [goneSpans, goneDays, goneGaps] = await Promise.all([
      spans.where('start').between(first, last).filter(isWithin).toArray(),
      days.where('date').between(from, to, true, true).toArray(),
      gaps
        .where('start')
        .between(first, last)
        .filter((gap) => isGapWithin(gap, calendars, isWithin))
        .toArray(),
    ]);
    await Promise.all([
      spans.bulkDelete(goneSpans.map(({ device, site, start }) => [device, site, start])),
      days.bulkDelete(goneDays.map((day) => [day.device, day.member, day.site, day.date])),
      gaps.bulkDelete(goneGaps.map((gap) => [gap.device, gap.site, gap.start, gap.reason])),
    ]);
    const touched = await daysTouched(database, goneSpans);
    await recomputeDays(
      database,
      calendars,
      touched.filter((day) => !isWithin(day)),
    );
    if (isWithin({ date: dateOf(calendar, now) })) await noteTodayDeleted(database, settings, now);
    const until = deletedUntil(calendar, from, to, now);
    if (until !== null) {
      await writeSettings(database, {
        forgottenUntil: forgetUntil(settings.forgottenUntil, until, now),
      });
    }
    await log.add({ at: wall, what: 'deleted-days', fromDate: from, toDate: to });
    return new Set([...goneSpans, ...goneDays].map(({ date }) => date)).size;
  });
}

/**
 * The moment of a deletion in recorded time. A clock that was just set back is noticed here, too,
 * or what pages have yet to hand in would be placed after the deletion.
 */
function momentOf({ ledger, seenAt }: Settings, wall: EpochMs): EpochMs {
  return recordedNow(noticeClock(ledger, seenAt, wall).ledger, wall);
}

/**
 * Notes that today so far is not known any more. Its row begins anew at zero, and that alone
 * would say that nothing was watched.
 */
async function noteTodayDeleted(
  database: KintimeDatabase,
  settings: Settings,
  now: EpochMs,
): Promise<void> {
  const { device, countingSince } = settings;
  if (countingSince === null) return;
  const calendar = calendarAt(calendarsOf(settings), now);
  const { start } = dayBounds(calendar, dateOf(calendar, now));
  if (start === now) return;
  await database.gaps.bulkPut(
    SITES.map(({ id }) => ({ device, site: id, start, end: now, reason: 'deleted' as const })),
  );
}

/** Before counting was agreed to there are no hours yet, but there may be days that were imported. */
function calendarsOf({ calendars }: Settings): readonly Calendar[] {
  return calendars.length > 0 ? calendars : [firstCalendar('UTC')];
}

/** Whether a gap touches no other date; one that lasts will. */
function isGapWithin(
  { start, end }: Gap,
  calendars: readonly Calendar[],
  isWithin: (day: { date: DayKey }) => boolean,
): boolean {
  if (end === null) return false;
  return [start, Math.max(start, end - 1)].every((at) =>
    isWithin({ date: dateOf(calendarAt(calendars, at), at) }),
  );
}
