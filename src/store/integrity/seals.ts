import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/tracking/day-totals.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import type { LogEntry } from '../../domain/agreement/change-log.ts';
import { sealedKey } from '../../domain/integrity/seal.ts';
import type { LogRow, Seal, Sealable, SealedDay, SealResult } from '../../domain/integrity/seal.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { logEntrySchema } from '../../domain/agreement/change-log.schema.ts';
import { sealSchema } from '../../domain/integrity/seal.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import type { SealEvidence } from '../../domain/integrity/verify-seal.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { readTerms } from '../limits/evaluation-context.ts';

/** A stored seal. */
export interface StoredSeal {
  readonly parent: string;
  /** `null` if the row was edited into something that is not a seal. */
  readonly seal: Seal | null;
}

/** Everything that a seal covers (rule A18), and the stored seals, as of one instant. */
export async function readSealable(
  database: KintimeDatabase,
  wall: EpochMs,
): Promise<{ sealable: Sealable; seals: readonly StoredSeal[] }> {
  const { agreements, days, grants, log, members, seals, settings: table } = database;
  const tables = [agreements, days, grants, log, members, seals, table];
  return database.transaction('r', tables, async () => {
    const settings = await readSettings(database);
    const { device, calendars, keepDaysMonths } = settings;
    const now = recordedNow(settings, wall);
    const [agreementRows, grantRows, entries, memberIds, dayRows, sealRows] = await Promise.all([
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
      keepDaysMonths: isMonths(keepDaysMonths) ? keepDaysMonths : null,
      members: memberIds.filter((id) => typeof id === 'string'),
      agreements: agreementRows,
      grants: grantRows,
      log: entries.filter(isLogRow),
      days: dayRows.filter((day) => is(daySchema, day) && day.device === device),
    };
    return {
      sealable,
      seals: sealRows.map((row) => ({
        parent: row.parent,
        seal: is(sealSchema, row) ? row : null,
      })),
    };
  });
}

function isLogRow(entry: LogEntry & { readonly id?: unknown }): entry is LogRow {
  return typeof entry.id === 'number' && is(logEntrySchema, entry);
}

function isMonths(months: number | null): boolean {
  return Number.isInteger(months) && months !== null && 0 <= months && months <= MAX_MONTHS;
}

const MAX_MONTHS = 12_000;

/** The limit and the extra time of some days, as a late report would write them into their rows. */
export async function readDueTerms(
  database: KintimeDatabase,
  days: readonly Day[],
): Promise<SealEvidence['terms']> {
  const terms = new Map<string, { limitMs: number | null; grantedMs: number }>();
  for (const day of days) {
    const { device, site, date, member } = day;
    // oxlint-disable-next-line no-await-in-loop -- rarely more than one day
    const spans = await database.spans
      .where('[device+site+date]')
      .equals([device, site, date])
      .filter((span) => span.member === member && is(spanSchema, span))
      .sortBy('start');
    const last = spans.at(-1);
    // Without spans no report recomputes the row.
    if (last === undefined) continue;
    // oxlint-disable-next-line no-await-in-loop
    terms.set(sealedKey(day), await readTerms(database, day, last.end));
  }
  return terms;
}

/** A change of the log, the seals and the settings, made in the transaction that saves a seal. */
export type SealedChange = (database: KintimeDatabase) => Promise<void>;

/**
 * Replaces a parent's seal.
 * @param sealResult what the check of the previous seal found; `null` if it was not checked
 * @param change made in the same transaction
 */
export async function saveSeal(
  database: KintimeDatabase,
  seal: Seal,
  sealResult: SealResult | null,
  change?: SealedChange,
): Promise<void> {
  const { log, seals, settings } = database;
  await database.transaction('rw!', [log, seals, settings], async () => {
    if (sealResult !== null) {
      await writeSettings(database, { sealResult });
      const { at, until, fine } = sealResult;
      if (!fine) await addLogEntry(database, { at, what: 'seal-broken', until });
    }
    await change?.(database);
    await seals.put(seal);
  });
}

/**
 * Adds a log entry, unless somebody exhausted the auto-increment key by hand. The result is in the
 * settings either way.
 */
async function addLogEntry({ log }: KintimeDatabase, entry: LogEntry): Promise<void> {
  await log.add(entry).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'ConstraintError') throw error;
  });
}

/** Removes deleted days from the seals. */
export async function dropSealedDays(
  { seals }: KintimeDatabase,
  isGone: (day: SealedDay) => boolean,
): Promise<void> {
  const affected = await seals
    .filter((row) => is(sealSchema, row) && row.rows.some(isGone))
    .toArray();
  await seals.bulkPut(
    affected.map((seal) => Object.assign(seal, { rows: seal.rows.filter((row) => !isGone(row)) })),
  );
}
