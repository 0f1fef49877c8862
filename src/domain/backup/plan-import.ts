import type { Archive, History } from './archive.ts';
import { compareText } from '../i18n/compare-text.ts';
import { sumBy } from '../stats/sum.ts';
import { dayKeyOf, daysByKey, isSameDay, keyOf, mergeDays } from './merge-history.ts';
import type { Calendar } from '../time/calendar.ts';
import { addElsewhere } from '../elsewhere/assign-starts.ts';
import type { ElsewhereDay } from '../elsewhere/videos.ts';
import type { Day } from '../tracking/day-totals.ts';
import { isAbsence, mergeDeletions } from './deletion-gaps.ts';
import type { Gap } from '../tracking/gaps.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import type { Member, Switch } from '../people/members.ts';
import { isSameSpan } from '../tracking/span.ts';
import type { Span } from '../tracking/span.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** The history of this browser profile. */
export interface StoredHistory extends History {
  readonly device: string;
  readonly calendars: readonly Calendar[];
}

/** The rows to write and remove for an import; unchanged rows are left out. */
export interface ImportPlan {
  /** Replaced spans, to remove before `spans` are written. */
  readonly removedSpans: readonly Span[];
  readonly spans: readonly Span[];
  readonly days: readonly Day[];
  readonly members: readonly Member[];
  readonly switches: readonly Switch[];
  /** Deletions that were partly restored, to remove before `gaps` are written. */
  readonly removedGaps: readonly Gap[];
  readonly gaps: readonly Gap[];
  readonly log: readonly LogEntry[];
  readonly elsewhere: readonly ElsewhereDay[];
  /** The attended time that the import adds. */
  readonly addedMs: Millis;
  /** The number of dates whose rows change. */
  readonly changedDates: number;
}

/**
 * Plans the import of an archive. Importing the same archive again changes nothing, and the order
 * of several archives makes no difference to the time. Settings, member names and the current
 * member of this browser never change.
 * @throws RangeError if a zone does not exist
 */
export function planImport(stored: StoredHistory, archive: Archive): ImportPlan {
  const { spans, days } = mergeDays(stored, archive, stored.calendars);
  const before = daysByKey(stored.days);
  const changed = days.filter((day) => !isSameDay(day, before.get(dayKeyOf(day))));
  const incoming = archive.gaps.map((gap) => endedAt(gap, archive.exportedAt));
  const deleted = mergeDeletions(
    { ...stored, until: Infinity },
    { ...archive, gaps: incoming, until: archive.exportedAt },
    stored.calendars,
  );
  const newSpans = missingFrom(stored.spans, spans);
  return {
    removedSpans: missingFrom(spans, stored.spans),
    spans: newSpans,
    days: changed,
    members: newRows(stored.members, archive.members, (member) => member.id).map(
      ({ id, name }) => ({ id, name, elsewhere: true }),
    ),
    switches: newSwitches(stored, archive),
    removedGaps: deleted.removed,
    gaps: [...newGaps(stored.gaps, incoming), ...deleted.added],
    log: newEntries(stored.log, archive.log),
    elsewhere: addElsewhere(stored.elsewhere, archive.elsewhere, spans, newSpans, stored.calendars),
    addedMs: sumBy(changed, (day) => day.activeMs - (before.get(dayKeyOf(day))?.activeMs ?? 0)),
    changedDates: new Set(changed.map(({ date }) => date)).size,
  };
}

/** Whether an import would change nothing. */
export function isEmptyPlan(plan: ImportPlan): boolean {
  const { removedSpans, spans, days, members, switches, removedGaps, gaps, log, elsewhere } = plan;
  const all = [removedSpans, spans, days, members, switches, removedGaps, gaps, log, elsewhere];
  return all.every((rows) => rows.length === 0);
}

/** The spans that are not, or not identically, in the list. */
function missingFrom(list: readonly Span[], spans: readonly Span[]): readonly Span[] {
  if (list.length === 0) return spans;
  const byKey = new Map(list.map((span) => [keyOfSpan(span), span]));
  return spans.filter((span) => !isSameSpan(span, byKey.get(keyOfSpan(span))));
}

function keyOfSpan({ device, site, start }: Span): string {
  return keyOf(device, site, start);
}

/** The rows whose key is neither among the stored rows nor that of an earlier one. */
function newRows<T>(
  stored: readonly T[],
  incoming: readonly T[],
  rowKey: (row: T) => unknown,
): T[] {
  const known = new Set(stored.map(rowKey));
  return incoming.filter((row) => {
    const { size } = known;
    return known.add(rowKey(row)).size > size;
  });
}

/**
 * Only switches of this browser profile apply, and only those before its last one: a file must not
 * change who is current (rule A17).
 */
function newSwitches(stored: StoredHistory, archive: Archive): Switch[] {
  if (stored.device !== archive.device) return [];
  const last = Math.max(...stored.switches.map(({ at }) => at));
  return newRows(stored.switches, archive.switches, ({ at }) => at).filter(({ at }) => at < last);
}

/** A gap that was open at the export is known to have lasted until then. */
function endedAt(gap: Gap, exportedAt: EpochMs): Gap & { readonly end: EpochMs } {
  return { ...gap, end: gap.end ?? Math.max(gap.start, exportedAt) };
}

/** New or longer gaps, except deletions and losses, which are merged separately. */
function newGaps(
  stored: readonly Gap[],
  incoming: readonly (Gap & { readonly end: EpochMs })[],
): Gap[] {
  const known = new Map(stored.map((gap) => [keyOfGap(gap), gap]));
  return incoming.filter((gap) => {
    const ours = known.get(keyOfGap(gap));
    const isMore = ours === undefined || (ours.end !== null && ours.end < gap.end);
    return isMore && !isAbsence(gap);
  });
}

function keyOfGap({ device, site, start, reason }: Gap): string {
  return keyOf(device, site, start, reason);
}

/** The entries of the change log that are not stored yet. */
export function newEntries(stored: readonly LogEntry[], incoming: readonly LogEntry[]): LogEntry[] {
  return newRows(stored, incoming, logEntryKey);
}

/** The content of a log entry as a string, whatever the order of its fields. */
function logEntryKey(entry: LogEntry): string {
  return JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => compareText(a, b)));
}
