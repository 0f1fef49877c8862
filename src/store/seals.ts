import { calendarAt, dateOf } from '../domain/calendar.ts';
import type { Day } from '../domain/days.ts';
import { momentOf } from '../domain/ledger.ts';
import type { LogEntry } from '../domain/log.ts';
import { sealedKey } from '../domain/seal.ts';
import type { LogRow, Seal, Sealable, SealedDay, SealWord } from '../domain/seal.ts';
import type { EpochMs } from '../domain/units.ts';
import type { KintimeDatabase } from './database.ts';
import type { Evidence } from '../domain/seal-check.ts';
import { readSettings, writeSettings } from './settings.ts';
import { readTerms } from './situation.ts';

/** All that a seal is made over, as of one moment, and the seals there are. */
export async function readSealable(
  database: KintimeDatabase,
  wall: EpochMs,
): Promise<{ sealable: Sealable; seals: readonly Seal[] }> {
  const { agreements, days, grants, log, members, seals, settings: table } = database;
  const tables = [agreements, days, grants, log, members, seals, table];
  return database.transaction('r', tables, async () => {
    const settings = await readSettings(database);
    const { device, calendars, keepDaysMonths } = settings;
    const now = momentOf(settings, wall);
    const [made, given, lines, people, rows, kept] = await Promise.all([
      agreements.toArray(),
      grants.toArray(),
      log.toArray(),
      members.toCollection().primaryKeys(),
      days.toArray(),
      seals.toArray(),
    ]);
    const sealable = {
      device,
      now,
      today: dateOf(calendarAt(calendars, now), now),
      keepDaysMonths,
      members: people,
      agreements: made,
      grants: given,
      log: lines.filter(hasId),
      days: rows.filter((day) => day.device === device),
    };
    return { sealable, seals: kept };
  });
}

function hasId(line: LogEntry & { readonly id?: number }): line is LogRow {
  return line.id !== undefined;
}

/** What the agreement and the extra time say of these days, as a late report would write it. */
export async function readDueTerms(
  database: KintimeDatabase,
  days: readonly Day[],
): Promise<Evidence['terms']> {
  const due = new Map<string, { limitMs: number | null; grantedMs: number }>();
  for (const day of days) {
    const { device, site, date, member } = day;
    // oxlint-disable-next-line no-await-in-loop -- hardly ever more than one
    const spans = await database.spans
      .where('[device+site+date]')
      .equals([device, site, date])
      .filter((span) => span.member === member)
      .sortBy('start');
    const last = spans.at(-1);
    // Without spans nothing writes the row anew.
    if (last === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop
    due.set(sealedKey(day), await readTerms(database, day, last.end));
  }
  return due;
}

/** What is written together with a seal, in one transaction: to the log and the settings. */
export type Writing = (database: KintimeDatabase) => Promise<void>;

/** Puts a new seal in the place of a parent's last one, with what the check of that came to. */
export async function keepSeal(
  database: KintimeDatabase,
  seal: Seal,
  sealWord: SealWord | null,
  change?: Writing,
): Promise<void> {
  const { log, seals, settings } = database;
  await database.transaction('rw!', [log, seals, settings], async () => {
    if (sealWord !== null) {
      await writeSettings(database, { sealWord });
      const { at, until, fine } = sealWord;
      if (!fine) await log.add({ at, what: 'seal-broken', until });
    }
    await change?.(database);
    await seals.put(seal);
  });
}

/** What is deleted goes from the seals as well. Takes part in a transaction that includes them. */
export async function forgetSealed(
  { seals }: KintimeDatabase,
  isGone: (day: SealedDay) => boolean,
): Promise<void> {
  const touched = await seals.filter(({ rows }) => rows.some(isGone)).toArray();
  await seals.bulkPut(
    touched.map((seal) => Object.assign(seal, { rows: seal.rows.filter((row) => !isGone(row)) })),
  );
}
