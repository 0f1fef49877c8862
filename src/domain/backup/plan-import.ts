import type { Archive, History } from './archive.ts';
import { dayKeyOf, isSameDay, keyOf, mergeDays } from './merge-history.ts';
import type { Calendar } from '../time/calendar.ts';
import type { Day } from '../tracking/day-totals.ts';
import { isDeletion, mergeDeletions } from './deletion-gaps.ts';
import type { Gap } from '../tracking/gaps.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import type { Member, Switch } from '../people/members.ts';
import { isSameSpan } from '../tracking/span.ts';
import type { Span } from '../tracking/span.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** What this browser profile has already. */
export interface StoredHistory extends History {
  readonly device: string;
  readonly calendars: readonly Calendar[];
}

/** The rows that have to be written to take an archive in; those that stay as they are left out. */
export interface ImportPlan {
  /** Spans that others take the place of; removed before `spans` are written. */
  readonly goneSpans: readonly Span[];
  readonly spans: readonly Span[];
  readonly days: readonly Day[];
  readonly members: readonly Member[];
  readonly switches: readonly Switch[];
  /** Deletions of which something came back; removed before `gaps` are written. */
  readonly goneGaps: readonly Gap[];
  readonly gaps: readonly Gap[];
  readonly log: readonly LogEntry[];
  /** The attended time that comes in. */
  readonly addedMs: Millis;
  /** On how many dates anything is different afterwards. */
  readonly changedDates: number;
}

/**
 * What taking an archive in comes to (design: Data). The same archive a second time comes to
 * nothing, and the order of several makes no difference to
 * the time that is known. This browser's own settings stay, and
 * so do the names of its members and who is current.
 * @throws RangeError for a zone that does not exist
 */
export function planImport(stored: StoredHistory, archive: Archive): ImportPlan {
  const { spans, days } = mergeDays(stored, archive, stored.calendars);
  const before = new Map(stored.days.map((day) => [dayKeyOf(day), day]));
  const changed = days.filter((day) => !isSameDay(day, before.get(dayKeyOf(day))));
  const incoming = archive.gaps.map((gap) => endedAt(gap, archive.exportedAt));
  const deleted = mergeDeletions(
    { ...stored, until: Infinity },
    { ...archive, gaps: incoming, until: archive.exportedAt },
    stored.calendars,
  );
  const added = changed.map((day) => day.activeMs - (before.get(dayKeyOf(day))?.activeMs ?? 0));
  return {
    goneSpans: missingFrom(spans, stored.spans),
    spans: missingFrom(stored.spans, spans),
    days: changed,
    members: newMembers(stored.members, archive.members),
    switches: newSwitches(stored, archive),
    goneGaps: deleted.gone,
    gaps: [...newGaps(stored.gaps, incoming), ...deleted.added],
    log: newEntries(stored.log, archive.log),
    addedMs: added.reduce((sum, ms) => sum + ms, 0),
    changedDates: new Set(changed.map(({ date }) => date)).size,
  };
}

/** Whether nothing has to be written at all. */
export function isEmptyPlan(plan: ImportPlan): boolean {
  const { goneSpans, spans, days, members, switches, goneGaps, gaps, log } = plan;
  const all = [goneSpans, spans, days, members, switches, goneGaps, gaps, log];
  return all.every((rows) => rows.length === 0);
}

/** The spans that the other list does not have just so. */
function missingFrom(list: readonly Span[], spans: readonly Span[]): Span[] {
  const there = new Map(list.map((span) => [keyOfSpan(span), span]));
  return spans.filter((span) => !isSameSpan(span, there.get(keyOfSpan(span))));
}

function keyOfSpan({ device, site, start }: Span): string {
  return keyOf(device, site, start);
}

function newMembers(stored: readonly Member[], incoming: readonly Member[]): Member[] {
  const known = new Set(stored.map(({ id }) => id));
  return incoming
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => ({ id, name, elsewhere: true as const }));
}

/**
 * Switches of another browser profile say nothing about this one. Of its own, only those before
 * its last count: who is current now is not for a file to say.
 */
function newSwitches(stored: StoredHistory, archive: Archive): Switch[] {
  if (stored.device !== archive.device) return [];
  const known = new Set(stored.switches.map(({ at }) => at));
  const last = stored.switches.reduce((latest, { at }) => Math.max(latest, at), -Infinity);
  return archive.switches.filter(({ at }) => at < last && !known.has(at));
}

/** A gap that was still open when the file was written lasted until then, as far as anybody knows. */
function endedAt(gap: Gap, exportedAt: EpochMs): Gap & { readonly end: EpochMs } {
  return { ...gap, end: gap.end ?? Math.max(gap.start, exportedAt) };
}

/** Gaps of this kind and that, but for what was deleted. */
function newGaps(
  stored: readonly Gap[],
  incoming: readonly (Gap & { readonly end: EpochMs })[],
): Gap[] {
  const known = new Map(stored.map((gap) => [keyOfGap(gap), gap]));
  return incoming.filter((gap) => {
    const here = known.get(keyOfGap(gap));
    const isMore = here === undefined || (here.end !== null && here.end < gap.end);
    return isMore && !isDeletion(gap);
  });
}

function keyOfGap({ device, site, start, reason }: Gap): string {
  return keyOf(device, site, start, reason);
}

function newEntries(stored: readonly LogEntry[], incoming: readonly LogEntry[]): LogEntry[] {
  const known = new Set(stored.map(logEntryKey));
  return incoming.filter((entry) => {
    const content = logEntryKey(entry);
    if (known.has(content)) return false;
    known.add(content);
    return true;
  });
}

/** What tells one line of the log from another; the order of an object's fields means nothing. */
export function logEntryKey(entry: LogEntry): string {
  return JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
