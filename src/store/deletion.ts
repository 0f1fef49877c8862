import { calendarAt, dateOf } from '../domain/calendar.ts';
import type { Calendar } from '../domain/calendar.ts';
import type { Gap } from '../domain/gaps.ts';
import { reachOf } from '../domain/retention.ts';
import { firstCalendar } from '../domain/settings.ts';
import type { Settings } from '../domain/settings.ts';
import type { DayKey, EpochMs } from '../domain/units.ts';
import type { KintimeDatabase } from './database.ts';
import { daysTouched, recomputeDays } from './recording.ts';
import { readSettings } from './settings.ts';

/**
 * Deletes the history of every device: time, gaps and the change log, of which one line stays
 * that says so. Settings and members stay, and who is current; a gap that lasts goes on from now.
 * @returns how many dates had anything
 */
export async function deleteEverything(database: KintimeDatabase, now: EpochMs): Promise<number> {
  const { spans, days, gaps, log, switches } = database;
  return database.transaction('rw!', [spans, days, gaps, log, switches], async () => {
    const dates = await days.orderBy('date').uniqueKeys();
    const [lasting, current] = await Promise.all([
      gaps.filter(({ end }) => end === null).toArray(),
      switches.orderBy('at').last(),
    ]);
    await Promise.all([spans.clear(), days.clear(), gaps.clear(), log.clear(), switches.clear()]);
    await gaps.bulkPut(lasting.map((gap) => Object.assign(gap, { start: now })));
    if (current !== undefined) await switches.put(current);
    await log.add({ at: now, what: 'deleted-everything' });
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
  now: EpochMs,
): Promise<number> {
  const { spans, days, gaps, log, settings } = database;
  return database.transaction('rw!', [spans, days, gaps, log, settings], async () => {
    const calendars = calendarsOf(await readSettings(database));
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
    await log.add({ at: now, what: 'deleted-days', fromDate: from, toDate: to });
    return new Set([...goneSpans, ...goneDays].map(({ date }) => date)).size;
  });
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
