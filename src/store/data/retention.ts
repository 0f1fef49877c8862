import {
  isEnoughForRetention,
  retainedFrom,
  spansRetainedFrom,
  latestPossibleDate,
  anyZoneBounds,
  retentionToday,
} from '../../domain/tracking/retention.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { dropSealedDays } from '../integrity/seals.ts';
import { readSettings, transact, writeSettings } from '../settings.ts';

/**
 * Deletes spans, day rows, gaps, week cards, time elsewhere and what was noted of deleted days that are
 * past their retention (rule C16). The change log stays. Goes by the recorded days, never by a clock that is ahead of them (rule C6).
 */
export async function applyRetention(database: KintimeDatabase, wall: EpochMs): Promise<void> {
  const { days, cards, phoneWeeks, elsewhere } = database;
  await database.transaction('rw', tablesOf(database), async () => {
    const settings = await readSettings(database);
    const upTo = latestPossibleDate(settings, wall);
    if (upTo === null) return;
    const today = retentionToday(await newestDates(database, upTo), upTo);
    if (today === null) return;
    await deleteSpansBefore(database, spansRetainedFrom(today));
    const { keepDaysMonths } = settings;
    const first = retainedFrom(today, keepDaysMonths);
    if (first === null) return;
    await days.where('date').below(first).delete();
    await cards.where('week').below(first).delete();
    await phoneWeeks.where('week').below(first).delete();
    await elsewhere.where('date').below(first).delete();
    await dropSealedDays(database, ({ date }) => date < first);
    const { start } = anyZoneBounds(first);
    const memberDeletions = settings.memberDeletions.filter(({ end }) => end > start);
    if (memberDeletions.length < settings.memberDeletions.length) {
      await writeSettings(database, { memberDeletions });
    }
    await deleteGapsBefore(database, first);
  });
}

/**
 * Sets the retention and applies it at once. The change is logged, so that the next seal check
 * expects the deletion (rule A18).
 * @param months `null` keeps days forever
 * @returns how many dates were deleted
 */
export async function setRetention(
  database: KintimeDatabase,
  months: number | null,
  wall: EpochMs,
): Promise<number> {
  const { log } = database;
  return transact(database, [...tablesOf(database), log], wall, async ({ keepDaysMonths }, at) => {
    if (keepDaysMonths === months) return 0;
    const before = await countDates(database);
    await writeSettings(database, { keepDaysMonths: months });
    await log.add({ at, what: 'kept-months', months });
    await applyRetention(database, wall);
    return before - (await countDates(database));
  });
}

function tablesOf(database: KintimeDatabase) {
  const { spans, days, gaps, seals, settings, cards, phoneWeeks, elsewhere } = database;
  return [spans, days, gaps, seals, settings, cards, phoneWeeks, elsewhere];
}

async function countDates({ days }: KintimeDatabase): Promise<number> {
  return (await days.orderBy('date').uniqueKeys()).length;
}

/** The newest dates up to a given one. Reads no more rows than retention needs. */
async function newestDates(database: KintimeDatabase, upTo: DayKey): Promise<ReadonlySet<DayKey>> {
  const dates = new Set<DayKey>();
  await database.days
    .where('date')
    .belowOrEqual(upTo)
    // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, not an array
    .reverse()
    .filter((row) => is(daySchema, row))
    .until(() => isEnoughForRetention(dates))
    .each(({ date }) => {
      dates.add(date);
    });
  return dates;
}

async function deleteSpansBefore(database: KintimeDatabase, first: DayKey): Promise<void> {
  await database.spans
    .where('start')
    .below(anyZoneBounds(first).end)
    .filter(({ date }) => date < first)
    .delete();
}

/** Deletes the gaps that end before the first retained day can begin in any time zone. */
async function deleteGapsBefore(database: KintimeDatabase, first: DayKey): Promise<void> {
  const { start } = anyZoneBounds(first);
  await database.gaps
    .where('start')
    .below(start)
    .filter(({ end }) => end !== null && end <= start)
    .delete();
}
