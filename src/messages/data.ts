import * as v from 'valibot';
import type { Archive } from '../domain/backup/archive.ts';
import type { RestoredRules } from '../domain/backup/plan-rules.ts';
import type { ImportLimits, ImportPreview } from '../domain/backup/preview-import.ts';
import type { IntegrityFact } from '../domain/integrity/facts.ts';
import { RETENTION_MONTHS } from '../domain/tracking/retention.ts';
import type { UsageSnapshot, WeekDetails } from '../domain/snapshot/usage-snapshot.ts';
import type { DayKey, EpochMs, Millis } from '../domain/time/units.ts';
import { fromKintime, reply } from './declaration.ts';
import { personName } from '../domain/people/names.schema.ts';
import { id, timestamp } from '../domain/time/input.schema.ts';
import { dayKey } from './primitives.schema.ts';
import type { TrackingStatus } from './views.ts';

/** Starting to count, and reading, exporting and deleting what was counted. */
export const dataMessages = {
  /**
   * Counting was agreed to on the welcome page. If a parent agreed `alone`, it begins once the
   * member has closed the notice on the site. The name of the member may be empty.
   */
  'start-counting': fromKintime(
    { memberName: personName, alone: v.optional(v.boolean()) },
    /** `null` while waiting for the member. */
    reply<{ since: EpochMs | null }>(),
  ),
  /** Whether anything keeps Kintime from counting, as far as the background knows. */
  'tracking-status': fromKintime({}, reply<{ status: TrackingStatus }>()),
  /** Confirms that the system clock is right although it is far behind the last entry (rule C6). */
  'trust-clock': fromKintime({}),
  /** Somebody has looked at what a loss of the database left; needs the PIN. */
  'confirm-loss': fromKintime({}),

  /** Makes sure that the database exists before a page reads it. */
  ready: fromKintime({}),
  /**
   * The rows that a page otherwise reads from the database, for pages that cannot open it
   * (private windows in Firefox).
   */
  usage: fromKintime(
    { dates: v.pipe(v.array(dayKey), v.maxLength(62), v.readonly()) },
    reply<{ snapshot: UsageSnapshot }>(),
  ),
  /** The same for the details of a week; with a date, including the spans of that day. */
  'week-details': fromKintime(
    { from: timestamp, to: timestamp, date: v.nullable(dayKey) },
    reply<{ details: WeekDetails }>(),
  ),
  /** What bears on whether the numbers can be trusted, latest first. */
  integrity: fromKintime({}, reply<{ facts: readonly IntegrityFact[] }>()),

  export: fromKintime({}, reply<{ archive: Archive }>()),
  /**
   * The parsed JSON of an export file; validated in the background before anything changes. With
   * `rules`, the rules of the file are restored as far as may be now (rule A16).
   */
  import: fromKintime(
    { archive: v.unknown(), rules: v.optional(v.boolean()) },
    reply<{
      addedMs: Millis;
      days: number;
      /** Whether today was left unchanged because a PIN was missing. */
      todayKept: boolean;
      rulesOf: readonly RestoredRules[];
    }>(),
  ),
  /** What may be imported now, for a preview that the page makes by itself. */
  'import-limits': fromKintime({}, reply<{ limits: ImportLimits }>()),
  /**
   * What importing a file would change, for pages that cannot open the database. Changes nothing.
   */
  'preview-import': fromKintime({ archive: v.unknown() }, reply<{ preview: ImportPreview }>()),
  /** How many months days are kept, `null` for always; older ones are deleted (rule C16). */
  'set-retention': fromKintime(
    { months: v.nullable(v.picklist<readonly number[]>(RETENTION_MONTHS)) },
    /** How many dates were deleted. */
    reply<{ days: number }>(),
  ),
  delete: {
    from: 'kintime' as const,
    request: v.union([
      // Without a member, the days of everybody.
      v.strictObject({ from: dayKey, to: dayKey, member: v.exactOptional(id) }),
      v.strictObject({ everything: v.literal(true) }),
    ]),
    reply: reply<{
      days: number;
      /** The first date that stayed because a rule counts by it and a PIN was missing. */
      keptFrom: DayKey | null;
      /** Whether this browser stays in its household because a PIN was missing. */
      householdKept: boolean;
    }>(),
  },
};
