import { elsewhereDaySchema } from '../../domain/elsewhere/elsewhere.schema.ts';
import { totalsOf } from '../../domain/elsewhere/estimate.ts';
import type { ElsewhereRecord } from '../../domain/elsewhere/record.ts';
import type { DayKey } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';

/** The time elsewhere on the dates from `from` to `to`, of all members (rule C18). */
export async function readElsewhere(
  { elsewhere }: KintimeDatabase,
  from: DayKey,
  to: DayKey,
): Promise<ElsewhereRecord> {
  const byDate = elsewhere.orderBy('date');
  const [rows, dates] = await Promise.all([
    validRows(elsewhere.where('date').between(from, to, true, true), elsewhereDaySchema),
    byDate.uniqueKeys(),
  ]);
  const [first, last] = [dates[0], dates.at(-1)];
  const isKnown = typeof first === 'string' && typeof last === 'string';
  return { days: rows.map(totalsOf), known: isKnown ? { from: first, to: last } : null };
}
