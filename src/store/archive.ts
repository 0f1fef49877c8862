import { makeArchive } from '../domain/archive.ts';
import type { Archive, History } from '../domain/archive.ts';
import { isNothing, planImport } from '../domain/archive-plan.ts';
import { isNoticed } from '../domain/log.ts';
import type { LogEntry } from '../domain/log.ts';
import type { DayKey, EpochMs, Millis } from '../domain/units.ts';
import type { KintimeDatabase } from './database.ts';
import { readSettings } from './settings.ts';

/** Everything that a person may take along, as of one moment. */
export async function readArchive(database: KintimeDatabase, now: EpochMs): Promise<Archive> {
  return database.transaction('r', tablesOf(database), async () => {
    const [settings, history] = await Promise.all([readSettings(database), readHistory(database)]);
    return makeArchive(history, settings, now);
  });
}

/**
 * Takes an archive in, all of it or nothing. One that brings nothing new leaves no trace.
 * @param archive as it was checked by its parser
 * @param keptFrom the first date that stays as it is, for want of a PIN; `null` for none
 * @param locked whether a PIN would be needed, and was not given: then no decisions come in
 * @returns the attended time that came in, and on how many dates anything changed
 */
export async function importArchive(
  database: KintimeDatabase,
  archive: Archive,
  now: EpochMs,
  keptFrom: DayKey | null = null,
  locked = false,
): Promise<{ addedMs: Millis; days: number; todayKept: boolean }> {
  const { spans, days, members, switches, gaps, log } = database;
  return database.transaction('rw!', tablesOf(database), async () => {
    const [settings, history] = await Promise.all([readSettings(database), readHistory(database)]);
    const { device, calendars } = settings;
    const taken = keptFrom === null ? archive : without(archive, keptFrom);
    const file = locked ? { ...taken, log: taken.log.filter(isNoticed) } : taken;
    const plan = planImport({ ...history, device, calendars }, file);
    const todayKept =
      taken.spans.length + taken.days.length < archive.spans.length + archive.days.length;
    const outcome = { addedMs: plan.addedMs, days: plan.changedDates, todayKept };
    if (isNothing(plan)) return outcome;
    await Promise.all([
      spans.bulkDelete(plan.goneSpans.map((span) => [span.device, span.site, span.start])),
      gaps.bulkDelete(plan.goneGaps.map((gap) => [gap.device, gap.site, gap.start, gap.reason])),
    ]);
    await Promise.all([
      spans.bulkPut([...plan.spans]),
      days.bulkPut([...plan.days]),
      members.bulkAdd([...plan.members]),
      switches.bulkAdd([...plan.switches]),
      gaps.bulkPut([...plan.gaps]),
      log.bulkAdd([
        ...plan.log.map((entry) => Object.assign({ fromFile: true as const }, entry)),
        { at: now, what: 'imported', days: outcome.days },
      ]),
    ]);
    return outcome;
  });
}

/** What a rule counts by is not for a file to change. */
function without(archive: Archive, keptFrom: DayKey): Archive {
  const isPast = ({ date }: { date: DayKey }): boolean => date < keptFrom;
  return {
    ...archive,
    spans: archive.spans.filter(isPast),
    days: archive.days.filter(isPast),
  };
}

function tablesOf(database: KintimeDatabase) {
  const { spans, days, members, switches, gaps, log, settings } = database;
  return [spans, days, members, switches, gaps, log, settings];
}

async function readHistory(database: KintimeDatabase): Promise<History> {
  const { spans, days, members, switches, gaps, log } = database;
  const [spanRows, dayRows, people, turns, holes, entries] = await Promise.all([
    spans.toArray(),
    days.toArray(),
    members.toArray(),
    switches.toArray(),
    gaps.toArray(),
    log.orderBy('at').toArray(),
  ]);
  return {
    spans: spanRows,
    days: dayRows,
    members: people,
    switches: turns,
    gaps: holes,
    log: entries.map(asTold),
  };
}

/** The number of a row is this database's own, and so is by which way it came. */
function asTold(row: LogEntry & { id?: number }): LogEntry {
  const { id: _, fromFile: __, ...entry } = row;
  return entry;
}
