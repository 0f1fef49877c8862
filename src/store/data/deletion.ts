import { addDays, calendarAt, dateOf, splitAtDays } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { isDeletion, addDeletions } from '../../domain/backup/deletion-gaps.ts';
import type { SiteDate } from '../../domain/backup/deletion-gaps.ts';
import { deletionCutoff, laterCutoff } from '../../domain/tracking/deletion-cutoff.ts';
import type { Gap } from '../../domain/tracking/gaps.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { anyZoneBounds } from '../../domain/tracking/retention.ts';
import { firstCalendar, EMPTY_NOTES } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { daysTouched, recomputeDays, recordingTables } from '../tracking/record-report.ts';
import { dropSealedDays } from '../integrity/seals.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/**
 * Deletes the history of every device: time, gaps and the change log, of which one line stays
 * that says so, and a gap for the days that were deleted. Settings and members stay, and who is
 * current; a gap that lasts goes on from now.
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
  const { spans, days, gaps, log, seals, settings: table, switches, members } = database;
  const tables = [spans, days, gaps, log, seals, table, switches, members];
  return database.transaction('rw!', tables, async () => {
    const settings = await readSettings(database);
    const now = recordedNow(settings, wall);
    const [gone, noted, lasting, turns, people] = await Promise.all([
      days.toCollection().primaryKeys(),
      validRows(gaps.where('reason').equals('deleted'), gapSchema),
      gaps.filter((gap) => is(gapSchema, gap) && gap.end === null).toArray(),
      readSwitches(database),
      validRows(members, memberSchema),
    ]);
    await Promise.all([spans.clear(), days.clear(), gaps.clear(), log.clear(), switches.clear()]);
    await dropSealedDays(database, () => true);
    await gaps.bulkPut(lasting.map((gap) => Object.assign(gap, { start: wall })));
    const places = gone.map(([device, , site, date]) => ({ device, site, date }));
    await note(database, settings, now, noted, [...places, ...placesOfToday(settings, now)]);
    // Whose browser it is now, and since when it is whose: without that, days to come would look
    // as if somebody had not been here yet.
    const firsts = people.map(({ id }) => turns.find((turn) => turn.member === id));
    await switches.bulkPut([...firsts, turns.at(-1)].filter((turn) => turn !== undefined));
    await writeSettings(database, {
      forgottenUntil: laterCutoff(settings.forgottenUntil, now, now),
      ...EMPTY_NOTES,
    });
    await log.add({ at: wall, what: 'deleted-everything' });
    return new Set(places.map(({ date }) => date)).size;
  });
}

/**
 * Deletes what is known of some dates, the first and the last included: spans, rows, and the gaps
 * that lie wholly within, but for those that say that a day was deleted. A session that ran on
 * from a deleted day is opened on the next one then. Where there was nothing, no line says so.
 * @returns how many dates had anything
 */
export async function deleteDays(
  database: KintimeDatabase,
  from: DayKey,
  to: DayKey,
  wall: EpochMs,
): Promise<number> {
  const { spans, days, gaps, log, seals } = database;
  return database.transaction('rw!', [...recordingTables(database), seals], async () => {
    const settings = await readSettings(database);
    const calendars = calendarsOf(settings);
    const now = recordedNow(settings, wall);
    const calendar = calendarAt(calendars, now);
    const [first, last] = [anyZoneBounds(from).start, anyZoneBounds(to).end];
    const isWithin = ({ date }: { date: DayKey }): boolean => from <= date && date <= to;
    const [goneSpans, goneDays, goneGaps] = await Promise.all([
      spans.where('start').between(first, last).filter(isWithin).toArray(),
      days.where('date').between(from, to, true, true).toArray(),
      gaps
        .where('start')
        .between(first, last)
        .filter(
          (gap) => is(gapSchema, gap) && !isDeletion(gap) && isGapWithin(gap, calendars, isWithin),
        )
        .toArray(),
    ]);
    const today = dateOf(calendar, now);
    const gone = [
      ...goneSpans,
      ...goneDays,
      ...(isWithin({ date: today }) ? placesOfToday(settings, now) : []),
    ];
    await Promise.all([
      spans.bulkDelete(goneSpans.map(({ device, site, start }) => [device, site, start])),
      days.bulkDelete(goneDays.map((day) => [day.device, day.member, day.site, day.date])),
      gaps.bulkDelete(goneGaps.map((gap) => [gap.device, gap.site, gap.start, gap.reason])),
    ]);
    await dropSealedDays(database, isWithin);
    const touched = await daysTouched(database, goneSpans);
    await recomputeDays(
      database,
      calendars,
      touched.filter((day) => !isWithin(day)),
    );
    const noted = await validRows(gaps.where('reason').equals('deleted'), gapSchema);
    await note(database, settings, now, noted, gone);
    const until = deletionCutoff(calendar, from, to, now);
    if (until !== null) {
      await writeSettings(database, {
        forgottenUntil: laterCutoff(settings.forgottenUntil, until, now),
      });
    }
    const dates = new Set([
      ...[...goneSpans, ...goneDays].map(({ date }) => date),
      ...goneGaps.flatMap((gap) => datesOf(gap, calendars)),
    ]);
    if (dates.size > 0) {
      await log.add({ at: wall, what: 'deleted-days', fromDate: from, toDate: to });
    }
    return dates.size;
  });
}

/**
 * Today so far on this browser, whether or not it has a row yet: its row begins anew at zero, and
 * that alone would say that nothing was watched.
 */
function placesOfToday({ device, calendars }: Settings, now: EpochMs): SiteDate[] {
  if (calendars.length === 0) return [];
  const date = dateOf(calendarAt(calendars, now), now);
  return SITES.map(({ id }) => ({ device, site: id, date }));
}

/** Notes that these dates were deleted, beside what was deleted before. */
async function note(
  { gaps }: KintimeDatabase,
  settings: Settings,
  now: EpochMs,
  noted: readonly Gap[],
  gone: readonly SiteDate[],
): Promise<void> {
  // Before counting is agreed to, nothing is noted.
  if (settings.countingSince === null) return;
  const united = addDeletions(noted, gone, calendarsOf(settings), now);
  await gaps.bulkDelete(
    noted.filter(isDeletion).map((gap) => [gap.device, gap.site, gap.start, gap.reason]),
  );
  await gaps.bulkPut(united);
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

function datesOf({ start, end }: Gap, calendars: readonly Calendar[]): DayKey[] {
  const calendar = calendarAt(calendars, start);
  const pieces = splitAtDays([calendar], { start, end: end ?? start });
  return [dateOf(calendar, start), ...pieces.map(({ date }) => date)];
}
