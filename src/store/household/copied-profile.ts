import { INITIAL_FOLDER_STATE } from '../../domain/household/sharing/connection.ts';
import { totalsOf } from '../../domain/household/sharing/build-browser-file.ts';
import type { Run } from '../../domain/household/sharing/connection.ts';
import { sharedTimeSchema } from '../../domain/household/sharing/shared-time.schema.ts';
import { addTotal } from '../../domain/household/sharing/shared-time.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { calendarAt, dateOf } from '../../domain/time/calendar.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { validRows } from '../db/valid-rows.ts';
import { transact, writeSettings } from '../settings.ts';
import { affectedDays, recomputeDays, recordingTables } from '../tracking/record-report.ts';

/**
 * Makes a copied profile a browser of its own (rule H4): what was recorded from its first own start
 * on gets the new id; what is older stays the other browser's. No seal covers that, so all go.
 * @param firstRun its first start that the other browser does not know
 * @param device the new id
 */
export async function takeNewDevice(
  database: KintimeDatabase,
  firstRun: Run,
  device: string,
  wall: EpochMs,
): Promise<void> {
  const { agreements, days, gaps, grants, log, seals, sharedTime, spans } = database;
  const tables = [...recordingTables(database), seals, sharedTime];
  await transact(database, tables, wall, async (settings, now) => {
    const { device: before, calendars, folderState, runs, usedBeforeLoss } = settings;
    const isOwn = (row: { readonly device: string }): boolean => row.device === before;
    const isMoved = (row: { readonly device: string; readonly start: EpochMs }): boolean =>
      isOwn(row) && row.start >= firstRun.at;
    const [movedSpans, movedGaps, rows] = await Promise.all([
      validRows(spans.filter(isMoved), spanSchema),
      validRows(gaps.filter(isMoved), gapSchema),
      validRows(days.filter(isOwn), daySchema),
    ]);
    const affected = await affectedDays(database, movedSpans);
    const ids = new Set(affected.map(({ member, site, date }) => [member, site, date].join(' ')));
    const movedDays = rows.filter(({ member, site, date }) =>
      ids.has([member, site, date].join(' ')),
    );
    await Promise.all([
      spans.bulkDelete(movedSpans.map(({ site, start }) => [before, site, start])),
      gaps.bulkDelete(movedGaps.map(({ site, start, reason }) => [before, site, start, reason])),
      days.bulkDelete(movedDays.map(({ member, site, date }) => [before, member, site, date])),
    ]);
    await Promise.all([
      spans.bulkPut(movedSpans.map((span) => Object.assign(span, { device }))),
      gaps.bulkPut(movedGaps.map((gap) => Object.assign(gap, { device }))),
      // For what no span holds, such as declined openings.
      days.bulkPut(movedDays.map((day) => Object.assign(day, { device, activeMs: 0 }))),
    ]);
    await recomputeDays(
      database,
      calendars,
      affected.flatMap((id) => [id, { ...id, device }]),
    );
    await keepAsShared(database, settings, firstRun.at);
    // What is signed was signed for the browser that it was made in.
    await Promise.all([
      agreements.filter((row) => row.device === undefined).modify({ device: before }),
      grants.filter((row) => row.device === undefined).modify({ device: before }),
    ]);
    await seals.clear();
    await writeSettings(database, {
      device,
      runs: runs.filter(({ at }) => at >= firstRun.at),
      // What was lost before the copy was made was the other browser's, which reports it.
      usedBeforeLoss:
        usedBeforeLoss !== null && usedBeforeLoss.at < firstRun.at ? null : usedBeforeLoss,
      folderState: {
        ...INITIAL_FOLDER_STATE,
        sequence: folderState.sequence,
        heardAt: folderState.heardAt,
        gone: folderState.gone,
        wasCopied: true,
      },
    });
    await log.add({ at: now, what: 'profile-copied' });
  });
}

/**
 * Goes on counting what stays the other browser's, as if that had reported it: its file may say less,
 * and anybody with the household's key can write that file.
 * @param at from when on it counts, in recorded time
 */
async function keepAsShared(
  database: KintimeDatabase,
  { device, calendars, folder, usedBeforeLoss }: Settings,
  at: EpochMs,
): Promise<void> {
  const { days, sharedTime } = database;
  const today = dateOf(calendarAt(calendars, at), at);
  const rows = await validRows(days.where('date').belowOrEqual(today), daySchema);
  const browser = folder?.browser ?? '';
  const used = usedBeforeLoss !== null && usedBeforeLoss.at < at ? usedBeforeLoss.used : [];
  const members = new Set([...rows, ...used].map(({ member }) => member));
  const totals = [...members].flatMap((member) => {
    const isTheirs = (row: { readonly member: string }): boolean => row.member === member;
    const own = rows.filter((day) => day.device === device && isTheirs(day));
    const counted = [...totalsOf(own, today), ...used.filter(isTheirs)];
    return counted.map(({ date, ms, messagesMs }) => ({ member, date, ms, messagesMs }));
  });
  for (const { member, date, ...total } of totals) {
    // oxlint-disable-next-line no-await-in-loop -- a handful of rows
    const known = await sharedTime.get([device, member, date]);
    const before = is(sharedTimeSchema, known) ? known.steps : [];
    const steps = [...addTotal(before, total, at, [])];
    // oxlint-disable-next-line no-await-in-loop -- the same
    await sharedTime.put({ device, browser, member, date, steps });
  }
}
