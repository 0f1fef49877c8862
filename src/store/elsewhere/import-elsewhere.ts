import { planElsewhere } from '../../domain/elsewhere/assign-starts.ts';
import { elsewhereDaySchema } from '../../domain/elsewhere/elsewhere.schema.ts';
import type { ElsewhereAnswer } from '../../domain/elsewhere/record.ts';
import { offsetOf } from '../../domain/elsewhere/time-offset.ts';
import { memberAt } from '../../domain/people/members.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { DAY } from '../../domain/time/units.ts';
import type { DayKey, EpochMs, Millis } from '../../domain/time/units.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';
import { transact } from '../settings.ts';

/**
 * Stores what the current member watched elsewhere, in one transaction (rule C18).
 * @param starts of all videos in TikTok's record, ascending and distinct
 * @param shiftMs what to add to the times; `null` to check first whether they fit as they are
 * @returns `null` before counting was agreed to, when nothing may be stored (rule C10)
 */
export async function importElsewhere(
  database: KintimeDatabase,
  starts: readonly EpochMs[],
  shiftMs: Millis | null,
  wall: EpochMs,
): Promise<ElsewhereAnswer | null> {
  const { spans, days, switches, elsewhere } = database;
  return transact(database, [spans, days, switches, elsewhere], wall, async (settings, now) => {
    const { calendars, countingSince, device } = settings;
    const member = memberAt(await readSwitches(database), now);
    if (countingSince === null || calendars.length === 0 || member === null) return null;
    const reach = { from: (starts[0] ?? 0) - DAY, to: (starts.at(-1) ?? 0) + DAY };
    const [ownSpans, stored, countedDates] = await Promise.all([
      validRows(spans.where('start').between(reach.from, reach.to), spanSchema),
      validRows(elsewhere.where('member').equals(member), elsewhereDaySchema),
      readCountedDates(database),
    ]);
    const here = ownSpans.filter((span) => span.device === device);
    const offsetMs = shiftMs === null ? offsetOf(starts, here) : 0;
    if (offsetMs !== 0) return { offsetMs };
    const shifted = starts.map((start) => start + (shiftMs ?? 0));
    const measured = { member, calendars, spans: ownSpans, countedDates, stored };
    const { days: rows, ...imported } = planElsewhere(shifted, measured);
    await elsewhere.bulkPut([...rows]);
    return { imported };
  });
}

async function readCountedDates({ days }: KintimeDatabase): Promise<ReadonlySet<DayKey>> {
  const rows = await days.filter((day) => is(daySchema, day) && day.activeMs > 0).toArray();
  return new Set(rows.map(({ date }) => date));
}

/**
 * Removes time elsewhere.
 * @param dates both ends included; `null` for all
 * @param member `null` for everybody
 * @returns the dates on which there was any
 */
export async function removeElsewhere(
  { elsewhere }: KintimeDatabase,
  dates: { readonly from: DayKey; readonly to: DayKey } | null,
  member: string | null = null,
): Promise<ReadonlySet<DayKey>> {
  const within =
    dates === null
      ? elsewhere.toCollection()
      : elsewhere.where('date').between(dates.from, dates.to, true, true);
  const rows = within.filter((row) => member === null || row.member === member);
  const removed = new Set((await rows.toArray()).map(({ date }) => date));
  await rows.delete();
  return removed;
}
