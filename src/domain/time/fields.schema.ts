import * as v from 'valibot';
import { isDayKey, isWallTime, isZoneId } from './calendar.ts';
import { DAY, HOUR } from './units.ts';
import type { DayKey, EpochMs, Millis, WallTime, ZoneId } from './units.ts';

export { is } from 'valibot';

/** The type that a schema describes, read-only throughout: a row that was read is never changed in place. */
export type TypeOf<S extends v.GenericSchema> = Immutable<v.InferOutput<S>>;

export type RowSchema = v.GenericSchema;

type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

/** The longest day a row can have, in any combination of zones that a traveller passes through. */
export const MAX_DAY: Millis = 60 * HOUR;

/** The last moment that Temporal can represent, less room for calendar arithmetic around it. */
const LAST_MOMENT: EpochMs = 8.64e15 - 800 * DAY;

/**
 * The field types that rows are described with. What is stored and what comes in a file is
 * described once, as a function of these; `storedFields` is lenient, and `archiveFields` is strict
 * and has messages.
 */
export interface FieldTypes {
  readonly object: <const E extends v.ObjectEntries>(entries: E) => ObjectOf<E>;
  /** Text that may be empty, such as a name. */
  readonly text: v.GenericSchema<string>;
  readonly id: v.GenericSchema<string>;
  /** The short name of a site, without dots. */
  readonly site: v.GenericSchema<string>;
  readonly moment: v.GenericSchema<EpochMs>;
  readonly millis: (most: Millis) => v.GenericSchema<Millis>;
  readonly count: v.GenericSchema<number>;
  readonly between: (least: number, most: number) => v.GenericSchema<number>;
  readonly date: v.GenericSchema<DayKey>;
  readonly zone: v.GenericSchema<ZoneId>;
  readonly wallTime: v.GenericSchema<WallTime>;
  /** @param what the options in words, where that is not the name of the field */
  readonly oneOf: <const T extends readonly string[]>(
    options: T,
    what?: string,
  ) => v.GenericSchema<T[number]>;
  /** A list of fixed length. @param what its entries in words */
  readonly tuple: <T>(
    length: number,
    item: v.GenericSchema<T>,
    what: string,
  ) => v.GenericSchema<T[]>;
  /** @param what the keys in words */
  readonly record: <const K extends string, T>(
    keys: readonly K[],
    value: v.GenericSchema<T>,
    what: string,
  ) => v.GenericSchema<Partial<Record<K, T>>>;
}

type ObjectOf<E extends v.ObjectEntries> = v.ObjectSchema<
  E,
  v.ErrorMessage<v.ObjectIssue> | undefined
>;

/** A number from `least` to `most`. */
const between = (least: number, most: number) =>
  v.pipe(
    v.number(),
    v.check((value) => least <= value && value <= most),
  );

const millis = (most: Millis) => between(0, most);

/** Any finite number. */
export const number = between(-Number.MAX_VALUE, Number.MAX_VALUE);

/** A limit or extra time: never more than two weeks. */
export const length = millis(14 * DAY);

/** The dates of rows repeat, and parsing one is slow. */
const knownDates = new Set<unknown>();
const MAX_KNOWN = 5000;

export const dayKey = v.custom<DayKey>((value) => {
  if (knownDates.has(value)) return true;
  if (!isDayKey(value)) return false;
  if (knownDates.size >= MAX_KNOWN) knownDates.clear();
  knownDates.add(value);
  return true;
});
export const wallTime = v.custom<WallTime>(isWallTime);

/**
 * The field types of stored rows, made of few parts of Valibot since the popup loads them. Anybody
 * with developer tools can edit the database; a row that Kintime could not have written is treated
 * as missing, so that no edit can break an unlock, a verdict or a page.
 */
export const storedFields: FieldTypes = {
  object: (entries) => v.object(entries),
  text: v.string(),
  id: v.string(),
  site: v.string(),
  moment: between(-LAST_MOMENT, LAST_MOMENT),
  millis,
  count: between(0, Number.MAX_VALUE),
  between,
  date: dayKey,
  zone: v.custom<ZoneId>(isZoneId),
  wallTime,
  oneOf: (options) => v.picklist(options),
  tuple: (count, item) =>
    v.pipe(
      v.array(item),
      v.check((list) => list.length === count),
    ),
  record: (_, value) =>
    v.custom(
      (input) =>
        typeof input === 'object' &&
        input !== null &&
        Object.values(input).every((one) => v.is(value, one)),
    ),
};
