import {
  addDays,
  calendarAt,
  dateOf,
  splitAtDays,
  firstCalendar,
} from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { isDeletion, addDeletions } from '../../domain/backup/deletion-gaps.ts';
import type { SiteDate } from '../../domain/backup/deletion-gaps.ts';
import { deletionCutoff, laterCutoff } from '../../domain/tracking/deletion-cutoff.ts';
import { addMemberDeletions } from '../../domain/tracking/member-deletions.ts';
import type { Gap } from '../../domain/tracking/gaps.ts';
import { anyZoneBounds } from '../../domain/tracking/retention.ts';
import { EMPTY_NOTES } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { essentialSwitches } from '../../domain/people/members.ts';
import type { Member } from '../../domain/people/members.ts';
import { memberSchema } from '../../domain/people/members.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { affectedDays, recomputeDays, recordingTables } from '../tracking/record-report.ts';
import { removeElsewhere } from '../elsewhere/import-elsewhere.ts';
import { keepLostTime } from '../limits/lost-time.ts';
import { deleteSharedTime } from '../limits/shared-time.ts';
import { dropSealedDays } from '../integrity/seals.ts';
import { transact, writeSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/**
 * Deletes the history of every device, also what other browsers reported: time, gaps, requests for extra time and the change log. What stays: one log entry
 * and a gap that say so, settings, members and who is current; an open gap restarts now. The
 * recorded clock stays, too, since recorded time must never run backwards (rule C6).
 * @param keptFrom the first date that is locked without a PIN (rule A16); `null` for none
 * @returns on how many dates anything was deleted
 */
export async function deleteEverything(
  database: KintimeDatabase,
  wall: EpochMs,
  keptFrom: DayKey | null = null,
): Promise<number> {
  if (keptFrom === null) return deleteAll(database, wall);
  // Without a PIN, the usage that rules count by stays, and so does the change log.
  const first = await database.days.orderBy('date').first();
  if (first === undefined || first.date >= keptFrom) return 0;
  return deleteDays(database, first.date, addDays(keptFrom, -1), wall);
}

async function deleteAll(database: KintimeDatabase, wall: EpochMs): Promise<number> {
  const { spans, days, gaps, log, requests, seals, sharedTime, switches, members } = database;
  const tables = [spans, days, gaps, log, requests, seals, sharedTime, switches, members];
  return transact(database, tables, wall, async (settings, now) => {
    const [dayKeys, deletionGaps, openGaps, allSwitches, people] = await Promise.all([
      days.toCollection().primaryKeys(),
      validRows(gaps.where('reason').equals('deleted'), gapSchema),
      gaps.filter((gap) => is(gapSchema, gap) && gap.end === null).toArray(),
      readSwitches(database),
      validRows(members, memberSchema),
    ]);
    const cleared = [spans, days, gaps, log, requests, sharedTime, switches];
    await Promise.all(cleared.map((table) => table.clear()));
    await dropSealedDays(database, () => true);
    await gaps.bulkPut(openGaps.map((gap) => Object.assign(gap, { start: wall })));
    const deleted = dayKeys.map(([device, , site, date]) => ({ device, site, date }));
    await recordDeletionGaps(database, settings, now, deletionGaps, [
      ...deleted,
      ...sitesToday(settings, now),
    ]);
    await switches.bulkPut(essentialSwitches(people, allSwitches));
    await writeSettings(database, {
      forgottenUntil: laterCutoff(settings.forgottenUntil, now, now),
      memberDeletions: [],
      usedBeforeLoss: null,
      ...EMPTY_NOTES,
    });
    await log.add({ at: wall, what: 'deleted-everything' });
    return new Set(deleted.map(({ date }) => date)).size;
  });
}

/**
 * Deletes a range of dates, both ends included: spans, day rows, and the gaps that lie wholly
 * within, except those that record an earlier deletion, time elsewhere, and what other browsers
 * reported. A session that continued
 * from a deleted day then starts on the day after. Logged only if anything was deleted.
 * @param whose deletes only the time of one member; gaps stay, since they are everybody's
 * @param keptFrom the first date that is locked without a PIN (rule A16); `null` for none. No rule
 *   counts time elsewhere, so none of that is locked
 * @returns on how many dates anything was deleted
 */
export async function deleteDays(
  database: KintimeDatabase,
  from: DayKey,
  lastWanted: DayKey,
  wall: EpochMs,
  whose: Member | null = null,
  keptFrom: DayKey | null = null,
): Promise<number> {
  const { spans, days, gaps, log, seals, sharedTime, elsewhere } = database;
  const tables = [...recordingTables(database), seals, sharedTime, elsewhere];
  const to = lastUnlocked(lastWanted, keptFrom);
  return transact(database, tables, wall, async (settings, now) => {
    const calendars = calendarsOf(settings);
    const calendar = calendarAt(calendars, now);
    const [first, last] = [anyZoneBounds(from).start, anyZoneBounds(to).end];
    const isWithin = ({ date }: { date: DayKey }): boolean => from <= date && date <= to;
    const isGone = (row: { date: DayKey; member: string }): boolean =>
      isWithin(row) && (whose === null || row.member === whose.id);
    const [spansWithin, daysWithin, gapsWithin] = await Promise.all([
      spans.where('start').between(first, last).filter(isGone).toArray(),
      days.where('date').between(from, to, true, true).filter(isGone).toArray(),
      gaps
        .where('start')
        .between(first, last)
        .filter(
          (gap) =>
            whose === null &&
            is(gapSchema, gap) &&
            !isDeletion(gap) &&
            isGapWithin(gap, calendars, isWithin),
        )
        .toArray(),
    ]);
    const today = dateOf(calendar, now);
    const deleted = [
      ...spansWithin,
      ...daysWithin,
      ...(isWithin({ date: today }) ? sitesToday(settings, now) : []),
    ];
    await Promise.all([
      spans.bulkDelete(spansWithin.map(({ device, site, start }) => [device, site, start])),
      days.bulkDelete(daysWithin.map((day) => [day.device, day.member, day.site, day.date])),
      gaps.bulkDelete(gapsWithin.map((gap) => [gap.device, gap.site, gap.start, gap.reason])),
    ]);
    await dropSealedDays(database, isGone);
    await keepLostTime(database, settings, (used) => !isGone(used));
    await deleteSharedTime(database, whose?.id ?? null, from, to);
    const affected = await affectedDays(database, spansWithin);
    await recomputeDays(
      database,
      calendars,
      affected.filter((day) => !isGone(day)),
    );
    if (whose === null) {
      const deletionGaps = await validRows(gaps.where('reason').equals('deleted'), gapSchema);
      await recordDeletionGaps(database, settings, now, deletionGaps, deleted);
      await forgetReports(database, settings, deletionCutoff(calendar, from, to, now), now);
    } else {
      const deletedDates = deleted.map(({ date }) => date);
      await writeSettings(database, {
        memberDeletions: addMemberDeletions(
          settings.memberDeletions,
          whose.id,
          deletedDates,
          calendars,
          now,
        ),
      });
    }
    const lost = (settings.usedBeforeLoss?.used ?? []).filter(isGone);
    const member = whose?.id ?? null;
    const dates = new Set([
      ...[...spansWithin, ...daysWithin, ...lost].map(({ date }) => date),
      ...(await removeElsewhere(database, { from, to: lastWanted }, member)),
      ...gapsWithin.flatMap((gap) => datesOf(gap, calendars)),
    ]);
    // The line names no locked date: what was counted on those is still there.
    if ([...dates].some((date) => date <= to)) {
      const of = whose === null ? {} : { whom: whose.name, member: whose.id };
      await log.add({ at: wall, what: 'deleted-days', fromDate: from, toDate: to, ...of });
    }
    return dates.size;
  });
}

function lastUnlocked(to: DayKey, locked: DayKey | null): DayKey {
  return locked === null || to < locked ? to : addDays(locked, -1);
}

/** Drops reports that arrive late; `null` for none. */
async function forgetReports(
  database: KintimeDatabase,
  { forgottenUntil }: Settings,
  until: EpochMs | null,
  now: EpochMs,
): Promise<void> {
  if (until === null) return;
  await writeSettings(database, { forgottenUntil: laterCutoff(forgottenUntil, until, now) });
}

/**
 * Today on this browser, whether or not it has a row: the row restarts at zero, which alone would
 * say that nothing was watched.
 */
function sitesToday({ device, calendars }: Settings, now: EpochMs): SiteDate[] {
  if (calendars.length === 0) return [];
  const date = dateOf(calendarAt(calendars, now), now);
  return SITES.map(({ id }) => ({ device, site: id, date }));
}

/** Merges deleted dates into the gaps that record earlier deletions. */
async function recordDeletionGaps(
  { gaps }: KintimeDatabase,
  settings: Settings,
  now: EpochMs,
  before: readonly Gap[],
  deleted: readonly SiteDate[],
): Promise<void> {
  // Nothing is stored before counting was agreed to (rule C10).
  if (settings.countingSince === null) return;
  const merged = addDeletions(before, deleted, calendarsOf(settings), now);
  await gaps.bulkDelete(
    before.filter(isDeletion).map((gap) => [gap.device, gap.site, gap.start, gap.reason]),
  );
  await gaps.bulkPut(merged);
}

/** Before the set-up there is no calendar yet, but there may be imported days. */
function calendarsOf({ calendars }: Settings): readonly Calendar[] {
  return calendars.length > 0 ? calendars : [firstCalendar('UTC')];
}

/** Whether a gap lies on deleted dates only. An open gap will not. */
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
