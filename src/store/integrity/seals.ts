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

/** A row of the seals. Somebody may have written anything there: then there is no seal in it. */
export interface StoredSeal {
  readonly parent: string;
  readonly seal: Seal | null;
}

/** All that a seal is made over, as of one moment, and the seals there are. */
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
      keepDaysMonths: isMonths(keepDaysMonths) ? keepDaysMonths : null,
      members: people.filter((id) => typeof id === 'string'),
      agreements: made,
      grants: given,
      log: lines.filter(hasId),
      days: rows.filter((day) => is(daySchema, day) && day.device === device),
    };
    return {
      sealable,
      seals: kept.map((row) => ({ parent: row.parent, seal: is(sealSchema, row) ? row : null })),
    };
  });
}

function hasId(line: LogEntry & { readonly id?: unknown }): line is LogRow {
  return typeof line.id === 'number' && is(logEntrySchema, line);
}

function isMonths(months: number | null): boolean {
  return Number.isInteger(months) && months !== null && 0 <= months && months <= MAX_MONTHS;
}

/** No history is that long. */
const MAX_MONTHS = 12_000;

/** What the agreement and the extra time say of these days, as a late report would write it. */
export async function readDueTerms(
  database: KintimeDatabase,
  days: readonly Day[],
): Promise<SealEvidence['terms']> {
  const due = new Map<string, { limitMs: number | null; grantedMs: number }>();
  for (const day of days) {
    const { device, site, date, member } = day;
    // oxlint-disable-next-line no-await-in-loop -- hardly ever more than one
    const spans = await database.spans
      .where('[device+site+date]')
      .equals([device, site, date])
      .filter((span) => span.member === member && is(spanSchema, span))
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
export async function saveSeal(
  database: KintimeDatabase,
  seal: Seal,
  sealResult: SealResult | null,
  change?: Writing,
): Promise<void> {
  const { log, seals, settings } = database;
  await database.transaction('rw!', [log, seals, settings], async () => {
    if (sealResult !== null) {
      await writeSettings(database, { sealResult });
      const { at, until, fine } = sealResult;
      if (!fine) await addLine(database, { at, what: 'seal-broken', until });
    }
    await change?.(database);
    await seals.put(seal);
  });
}

/**
 * A line of the log; none where somebody used up the numbers of its lines by hand, so that no
 * other line can be written. The word of the seal stands in the settings all the same.
 */
async function addLine({ log }: KintimeDatabase, line: LogEntry): Promise<void> {
  await log.add(line).catch((error: unknown) => {
    if (!(error instanceof Error) || error.name !== 'ConstraintError') throw error;
  });
}

/** What is deleted goes from the seals as well. Takes part in a transaction that includes them. */
export async function dropSealedDays(
  { seals }: KintimeDatabase,
  isGone: (day: SealedDay) => boolean,
): Promise<void> {
  const touched = await seals
    .filter((row) => is(sealSchema, row) && row.rows.some(isGone))
    .toArray();
  await seals.bulkPut(
    touched.map((seal) => Object.assign(seal, { rows: seal.rows.filter((row) => !isGone(row)) })),
  );
}
