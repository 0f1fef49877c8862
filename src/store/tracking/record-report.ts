import { calendarAt } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { dayOf } from '../../domain/tracking/day-totals.ts';
import type { DayId } from '../../domain/tracking/day-totals.ts';
import { afterCutoff } from '../../domain/tracking/deletion-cutoff.ts';
import { gapsLeft, gapsToRecordedTime } from '../../domain/tracking/gaps.ts';
import type { PageGap } from '../../domain/tracking/gaps.ts';
import { claimsToRecordedTime, toRecordedTime } from '../../domain/time/recorded-clock.ts';
import { SESSION_GAP } from '../../domain/tracking/sessions.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { is } from '../../domain/time/fields.schema.ts';
import { daySchema } from '../../domain/tracking/day.schema.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import { withoutDeleted } from '../../domain/tracking/member-deletions.ts';
import { joinShortSpans, shortestSpan } from '../../domain/tracking/join-short-spans.ts';
import { mergeSpans, splitClaim } from '../../domain/tracking/merge-spans.ts';
import { isSameSpan } from '../../domain/tracking/span.ts';
import type { Claim, Span } from '../../domain/tracking/span.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings, writeSettings } from '../settings.ts';
import { readTerms } from '../limits/evaluation-context.ts';
import { validRows } from '../db/valid-rows.ts';
import { readSwitches } from '../people/member-switches.ts';

/** A report of a document. */
export interface Report {
  readonly site: string;
  readonly claims: readonly Claim[];
  readonly gaps: readonly PageGap[];
  /** The background's wall clock when the report arrived. */
  readonly wall: EpochMs;
  /** The earliest wall time that the document may report. */
  readonly began: EpochMs;
}

/**
 * Stores a report in one transaction: spans, the days recomputed from them, gaps and the recorded
 * clock. Idempotent (rules C3, C8 and C9). Time that was deleted in between stays deleted, and
 * claims that cannot be true are left out.
 * @returns the updated settings
 * @throws ImpossibleClaimError if none of its claims can be true; nothing is stored then
 */
export async function recordReport(database: KintimeDatabase, report: Report): Promise<Settings> {
  return database.transaction('rw', recordingTables(database), async () => {
    const { gaps, log } = database;
    const settings = await readSettings(database);
    const { wall, began, site } = report;
    const { device, forgottenUntil } = settings;
    const placed = claimsToRecordedTime(
      settings.recordedClock,
      report.claims,
      wall,
      began,
      settings.seenAt,
    );
    const after = { ...settings, recordedClock: placed.recordedClock, seenAt: wall };
    const now = toRecordedTime(placed.recordedClock, wall);
    const pieces = afterCutoff(placed.pieces, forgottenUntil, now);
    if (pieces.length > 0) await addPieces(database, after, site, pieces, now);
    const reportedGaps = afterCutoff(
      gapsToRecordedTime(placed.recordedClock, report.gaps, wall, began),
      forgottenUntil,
      now,
    );
    if (reportedGaps.length > 0) {
      const left = gapsLeft(
        await gaps
          .where('start')
          .between(now - DAY, now, true, true)
          .count(),
      );
      await gaps.bulkPut(
        reportedGaps
          .slice(0, left)
          .map(({ start, end, reason }) => ({ device, site, start, end, reason })),
      );
    }
    if (placed.setBackMs !== null) {
      await log.add({ at: placed.recordedClock.last, what: 'clock-back', byMs: placed.setBackMs });
    }
    await writeSettings(database, { recordedClock: after.recordedClock, seenAt: after.seenAt });
    return after;
  });
}

/** The tables that storing a report and recomputing a day need. */
export function recordingTables(database: KintimeDatabase) {
  const { agreements, days, gaps, grants, log, members, settings, skips, spans, switches } =
    database;
  return [agreements, days, gaps, grants, log, members, settings, skips, spans, switches];
}

async function addPieces(
  database: KintimeDatabase,
  settings: Settings,
  site: string,
  pieces: readonly Claim[],
  now: EpochMs,
): Promise<void> {
  const { device, calendars, memberDeletions } = settings;
  const switches = await readSwitches(database);
  const people = new Set(await database.members.toCollection().primaryKeys());
  const spans = pieces
    .flatMap((claim) => splitClaim(claim, { device, site }, calendars, switches))
    // A late report must not bring back a member who was removed.
    .filter(({ member }) => people.has(member));
  const added = withoutDeleted(spans, memberDeletions, now);
  const changed = await addSpans(database, device, site, added);
  await recomputeDays(database, calendars, await affectedDays(database, changed));
}

/**
 * Merges spans into the stored ones of a device and site, and joins short ones.
 * @returns every span added or removed
 */
async function addSpans(
  database: KintimeDatabase,
  device: string,
  site: string,
  added: readonly Span[],
): Promise<readonly Span[]> {
  if (added.length === 0) return [];
  const from = Math.min(...added.map(({ start }) => start));
  const to = Math.max(...added.map(({ end }) => end));
  const count = await database.spans
    .where('[device+site+date]')
    .equals([device, site, added.at(-1)?.date ?? ''])
    .count();
  const shortest = shortestSpan(count);
  const stored = await spansTouching(database, device, site, from - shortest, to + shortest);
  const merged = joinShortSpans(mergeSpans(stored, added), shortest);
  const outdated = stored.filter((span) => !merged.some((other) => isSameSpan(span, other)));
  const fresh = merged.filter((span) => !stored.some((other) => isSameSpan(span, other)));
  await database.spans.bulkDelete(outdated.map(({ start }) => [device, site, start]));
  await database.spans.bulkPut(fresh);
  return [...outdated, ...fresh];
}

/** Stored spans never overlap, so at most one that starts before `from` reaches it. */
async function spansTouching(
  database: KintimeDatabase,
  device: string,
  site: string,
  from: EpochMs,
  to: EpochMs,
): Promise<Span[]> {
  const { spans } = database;
  const [before, within] = await Promise.all([
    spans
      .where('[device+site+start]')
      .between([device, site, 0], [device, site, from])
      // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, not an array
      .reverse()
      .filter((row) => is(spanSchema, row))
      .first(),
    validRows(
      spans
        .where('[device+site+start]')
        .between([device, site, from], [device, site, to], true, true),
      spanSchema,
    ),
  ]);
  return before !== undefined && before.end >= from ? [before, ...within] : within;
}

/**
 * The days whose rows depend on changed spans: their own, and the next day if its first session
 * continues theirs.
 */
export async function affectedDays(
  database: KintimeDatabase,
  changed: readonly Span[],
): Promise<DayId[]> {
  const bySite = new Map<string, Span[]>();
  for (const span of changed) {
    const key = JSON.stringify([span.device, span.site]);
    const spans = bySite.get(key);
    if (spans === undefined) bySite.set(key, [span]);
    else spans.push(span);
  }
  const later = await Promise.all([...bySite.values()].map((spans) => followers(database, spans)));
  const days = new Map<string, DayId>();
  for (const { device, member, site, date } of [...changed, ...later.flat()]) {
    days.set(JSON.stringify([device, member, site, date]), { device, member, site, date });
  }
  return [...days.values()];
}

/** The stored spans of other days that continue a session of these spans (rule C11). */
async function followers(database: KintimeDatabase, spans: readonly Span[]): Promise<Span[]> {
  const [first] = spans;
  if (first === undefined) return [];
  const { device, site } = first;
  const ordered = spans.toSorted((a, b) => a.end - b.end);
  const stored = await validRows(
    database.spans
      .where('[device+site+start]')
      .between(
        [device, site, ordered[0]?.end ?? 0],
        [device, site, (ordered.at(-1)?.end ?? 0) + SESSION_GAP],
      ),
    spanSchema,
  );
  let near = 0;
  return stored.filter((span) => {
    while ((ordered[near]?.end ?? Infinity) <= span.start - SESSION_GAP) near += 1;
    for (let i = near; (ordered[i]?.end ?? Infinity) <= span.start; i += 1) {
      const earlier = ordered[i];
      if (earlier?.member === span.member && earlier.date !== span.date) return true;
    }
    return false;
  });
}

/** Recomputes the rows of some days from their spans (rule C9). */
export async function recomputeDays(
  database: KintimeDatabase,
  calendars: readonly Calendar[],
  ids: readonly DayId[],
): Promise<void> {
  await Promise.all(ids.map((id) => recomputeDay(database, calendars, id)));
}

async function recomputeDay(
  database: KintimeDatabase,
  calendars: readonly Calendar[],
  id: DayId,
): Promise<void> {
  const { device, member, site, date } = id;
  const [stored, all] = await Promise.all([
    database.days.get([device, member, site, date]),
    database.spans
      .where('[device+site+date]')
      .equals([device, site, date])
      .filter((row) => is(spanSchema, row))
      .sortBy('start'),
  ]);
  const before = stored !== undefined && is(daySchema, stored) ? stored : undefined;
  const spans = all.filter((span) => span.member === member);
  const [first] = spans;
  // Day rows are kept longer than spans (rule C16).
  if (first === undefined) return;
  const row = dayOf(id, spans, {
    calendar: calendarAt(calendars, first.start),
    endBefore: await endBefore(database, first),
    stored: before,
    terms: await readTerms(database, id, spans.at(-1)?.end ?? first.end),
  });
  if (before === undefined || before.activeMs <= row.activeMs) await database.days.put(row);
}

/**
 * The end of the member's previous span if this one continues its session, on whatever day. Spans
 * do not overlap, so it is the last one that starts before and reaches into the session gap.
 */
async function endBefore(database: KintimeDatabase, span: Span): Promise<EpochMs | null> {
  const { device, site, member, start } = span;
  const near = await spansTouching(database, device, site, start - SESSION_GAP, start - 1);
  return near.findLast((previous) => previous.member === member)?.end ?? null;
}
