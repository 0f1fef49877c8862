import * as v from 'valibot';
import { DECISION_MODES } from '../agreement/agreement.ts';
import { describeChange, MAX_MONTHS } from '../agreement/change-log.schema.ts';
import { storedRulesSchema } from '../limits/rules/rules.schema.ts';
import type { Rules } from '../limits/rules/rules.schema.ts';
import { describeElsewhereDay, isPossible } from '../elsewhere/elsewhere.schema.ts';
import { sum } from '../stats/sum.ts';
import { describeMember, describeSwitch } from '../people/members.schema.ts';
import { anyZoneBounds } from '../tracking/retention.ts';
import { describeCalendar } from '../time/calendar.schema.ts';
import { storedFields } from '../time/fields.schema.ts';
import { hasAddress } from '../time/input.schema.ts';
import { SECOND } from '../time/units.ts';
import type { FieldTypes, TypeOf } from '../time/fields.schema.ts';
import type { DayKey, EpochMs } from '../time/units.ts';
import { describeDay } from '../tracking/day.schema.ts';
import { describeGap } from '../tracking/gaps.schema.ts';
import type { Interval } from '../time/interval.ts';
import { describeSpan } from '../tracking/span.schema.ts';
import { ARCHIVE_AHEAD, ARCHIVE_PROGRAM, ARCHIVE_VERSION, CALENDAR_AHEAD } from './archive.ts';

/*
 * Messages complete "Entry 12 of spans …", with `{field}` for the name of the field. None of them
 * repeats anything from the file.
 */

/** No name or id that Kintime makes is longer; addresses and captions mostly are. */
const MAX_TEXT = 80;

/** Nobody opens a site more often in one day. */
const MAX_COUNT = 100_000;

const NOT_WHOLE = 'has no whole number in {field}';

const whole = v.pipe(v.number(NOT_WHOLE), v.safeInteger(NOT_WHOLE), v.minValue(0, NOT_WHOLE));

const text = v.pipe(
  v.string('has no text for {field}'),
  v.maxLength(MAX_TEXT, `has more than ${MAX_TEXT} characters in {field}`),
  v.check((value) => !hasAddress(value), 'has an address in {field}'),
);

const id = v.pipe(text, v.nonEmpty('has nothing in {field}'));

const count = v.pipe(whole, v.maxValue(MAX_COUNT, 'has too high a number in {field}'));

const isPlainObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Valibot reports a missing field as an issue of its object: here it has the message of the field. */
function messageOf(entries: v.ObjectEntries, { path }: v.BaseIssue<unknown>): string {
  const [missing] = path ?? [];
  const field = entries[String(missing?.key)];
  if (missing === undefined || field === undefined || !isPlainObject(missing.input)) {
    return 'is not an object';
  }
  return v.safeParse(field, undefined).issues?.[0].message ?? 'is not an object';
}

/** The field types of an archive. @param latest the last moment that a field may contain */
function archiveFields(latest: EpochMs): FieldTypes {
  return {
    object: (entries) => v.object(entries, (issue) => messageOf(entries, issue)),
    text,
    id,
    site: v.pipe(id, v.regex(/^[a-z0-9-]+$/, 'has no name of a site in {field}')),
    moment: v.pipe(whole, v.maxValue(latest, 'lies in the future ({field})')),
    millis: (most) => v.pipe(whole, v.maxValue(most, 'has too much time in {field}')),
    count,
    between: (least, most) =>
      v.pipe(
        count,
        v.check((value) => least <= value && value <= most, 'has no possible {field}'),
      ),
    // Moments before 1970 are negative, and refused as well.
    date: v.custom<DayKey>(
      (value) => v.is(storedFields.date, value) && value >= '1970',
      'has no date in {field}',
    ),
    zone: v.custom(
      (value) => v.is(storedFields.zone, value),
      'has no time zone that this browser knows in {field}',
    ),
    wallTime: v.custom(
      (value) => v.is(storedFields.wallTime, value),
      'has no time of day in {field}',
    ),
    oneOf: (options, what = '{field}') => v.picklist(options, `has no known ${what}`),
    tuple: (length, item, what) => {
      const message = `does not have ${length} ${what}`;
      return v.pipe(v.array(item, message), v.length(length, message));
    },
    record: (keys, value, what) => {
      const known = new Set<string>(keys);
      return v.pipe(
        v.custom<Partial<Record<(typeof keys)[number], v.InferOutput<typeof value>>>>(
          isPlainObject,
          'has no object in {field}',
        ),
        // Valibot would pass over a key such as `__proto__`.
        v.check(
          (input) => Object.keys(input).every((key) => known.has(key)),
          `has no known ${what} in {field}`,
        ),
        v.record(v.picklist(keys), value),
      );
    },
  };
}

/** A list of objects. Arrays are refused first: they have an `at`, as some entries do. */
const list = <const T extends v.GenericSchema>(entry: T) =>
  v.array(
    v.pipe(v.custom<v.InferInput<T>>(isPlainObject, 'is not an object'), entry),
    'has no list of {field}',
  );

/** Refuses a second entry with the same key. It remembers the entries of one file. */
function isUnique<T>(keyOf: (entry: T) => readonly unknown[]) {
  const known = new Set<string>();
  return v.check<T, string>((entry) => {
    const { size } = known;
    return known.add(JSON.stringify(keyOf(entry))).size > size;
  }, 'repeats an earlier one');
}

const rules = v.custom<Rules>((value) => v.is(storedRulesSchema, value), 'has no possible {field}');

/** Dates of an archive repeat, and `anyZoneBounds` is slow. */
const reaches = new Map<DayKey, Interval>();

function cachedReachOf(date: DayKey): Interval {
  const known = reaches.get(date);
  if (known !== undefined) return known;
  const reach = anyZoneBounds(date);
  if (reaches.size >= 1000) reaches.clear();
  reaches.set(date, reach);
  return reach;
}

const OUTSIDE = 'lies outside its date';

/** Whether an interval can lie on a date in any zone. */
function isOn(date: DayKey, { start, end }: Interval): boolean {
  const reach = cachedReachOf(date);
  return reach.start <= start && end <= reach.end;
}

/**
 * An export file. It parses to what an archive may contain and drops everything else. A schema
 * checks one file: it remembers the entries it has seen.
 * @param now the reader's wall clock; a file with anything later than tomorrow is refused
 */
export function archiveSchema(now: EpochMs) {
  const latest = now + ARCHIVE_AHEAD;
  const f = archiveFields(latest);
  const exceedsActive = (field: 'longestMs' | 'lateMs' | 'unchargedMs') =>
    v.check<v.InferOutput<typeof day>, string>(
      (one) => one[field] <= one.activeMs,
      `has too much time in ${field}`,
    );
  const day = describeDay(f);
  return f.object({
    program: v.literal(ARCHIVE_PROGRAM),
    version: v.literal(ARCHIVE_VERSION, ({ input }) =>
      v.is(whole, input) ? 'has no version' : NOT_WHOLE,
    ),
    exportedAt: f.moment,
    /** The browser profile that wrote the file; the history may contain days of other devices. Empty before tracking began. */
    device: f.text,
    spans: list(
      v.pipe(
        describeSpan(f),
        v.check(({ start, end }) => start <= end, 'ends before it starts'),
        v.check(({ start, end }) => start < end, 'is empty'),
        v.check(({ start, end, date }) => isOn(date, { start, end }), OUTSIDE),
      ),
    ),
    days: list(
      v.pipe(
        day,
        exceedsActive('longestMs'),
        exceedsActive('lateMs'),
        exceedsActive('unchargedMs'),
        v.check(({ date }) => cachedReachOf(date).start <= latest, 'lies in the future (date)'),
        v.check((one) => sum(one.hoursMs) === one.activeMs, 'has hours that do not add up'),
        v.check(
          (one) => sum(Object.values(one.feedsMs)) === one.activeMs,
          'has feeds that do not add up',
        ),
        isUnique(({ device, member, site, date }) => [device, member, site, date]),
      ),
    ),
    members: list(
      v.pipe(
        describeMember(f),
        isUnique((member) => [member.id]),
      ),
    ),
    /** Of the browser profile that wrote the file alone. */
    switches: list(
      v.pipe(
        describeSwitch(f),
        isUnique(({ at }) => [at]),
      ),
    ),
    gaps: list(
      v.pipe(
        describeGap(f),
        // A clock that was set back leaves a gap of no length.
        v.check(({ start, end }) => end === null || start <= end, 'ends before it starts'),
        isUnique(({ device, site, start, reason }) => [device, site, start, reason]),
      ),
    ),
    /** Files from before there was any have none. */
    elsewhere: v.optional(
      list(
        v.pipe(
          describeElsewhereDay(f),
          v.check(({ from }) => from % SECOND === 0, 'does not begin at a whole second'),
          v.check(({ waits, runs }) => isPossible(waits, runs), 'does not fit into a day'),
          v.check(
            ({ date, from, waits, runs }) =>
              isOn(date, { start: from, end: from + (sum(waits) + sum(runs)) * SECOND }),
            OUTSIDE,
          ),
          isUnique(({ member, date }) => [member, date]),
        ),
      ),
      [],
    ),
    log: list(v.intersect([f.object({ at: f.moment }), describeChange(f)])),
    /** The rules of this browser's members, to restore with the PIN. Earlier files lack them. */
    agreements: v.exactOptional(
      list(
        v.pipe(
          f.object({
            member: f.id,
            way: f.oneOf(DECISION_MODES),
            rules,
            lookAgain: v.nullable(f.date),
          }),
          isUnique(({ member }) => [member]),
        ),
      ),
    ),
    /** Nothing that could loosen a rule, and not the state of the clock. */
    settings: f.object({
      countingSince: v.nullable(f.moment),
      calendars: list(describeCalendar(archiveFields(latest + CALENDAR_AHEAD))),
      firstDay: v.nullable(f.between(1, 7)),
      keepDaysMonths: v.nullable(f.between(1, MAX_MONTHS)),
    }),
  });
}

/** The content of an export file. */
export type Archive = TypeOf<ReturnType<typeof archiveSchema>>;
