import { elsewhereDaySchema } from '../../domain/elsewhere/elsewhere.schema.ts';
import { totalsOf } from '../../domain/elsewhere/estimate.ts';
import type { ElsewhereRecord, KnownDates } from '../../domain/elsewhere/record.ts';
import type { DayKey } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';

/** The time elsewhere on the dates from `from` to `to`, of all members (rule C18). */
export async function readElsewhere(
  { elsewhere }: KintimeDatabase,
  from: DayKey,
  to: DayKey,
): Promise<ElsewhereRecord> {
  const [rows, keys] = await Promise.all([
    validRows(elsewhere.where('date').between(from, to, true, true), elsewhereDaySchema),
    // By member, then by date.
    elsewhere.toCollection().primaryKeys(),
  ]);
  const known = new Map<string, KnownDates>();
  for (const [member, date] of keys) {
    known.set(member, { member, from: known.get(member)?.from ?? date, to: date });
  }
  return { days: rows.map(totalsOf), known: [...known.values()] };
}
