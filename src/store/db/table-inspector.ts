import type { Table } from 'dexie';
import { redactRow } from '../../domain/settings/redact-row.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from './database.ts';

/** What is known of a table. */
export interface TableFacts {
  readonly name: string;
  readonly rows: number;
  /** About how many bytes, written down as text. */
  readonly bytes: number;
  /** `null` where its rows have no age, or where there are none. */
  readonly oldest: EpochMs | DayKey | null;
}

/** A row as it may be looked at. */
export type ShownRow = Readonly<Record<string, unknown>>;

/** The field that says how old a row is; tables without one have no age. */
const AGES: Readonly<Record<string, string>> = {
  spans: 'start',
  days: 'date',
  switches: 'at',
  gaps: 'start',
  log: 'at',
  agreements: 'madeAt',
  proposals: 'at',
  grants: 'at',
  skips: 'at',
  seals: 'at',
};

/** A size is told from no more rows than that: years of stretches would keep the page waiting. */
const SAMPLE = 200;

/** Every table there is, whatever this version knows of it. */
export async function readTables(database: KintimeDatabase): Promise<readonly TableFacts[]> {
  return Promise.all(database.tables.map(factsOf));
}

async function factsOf(table: Table<object, unknown>): Promise<TableFacts> {
  const [rows, sample, oldest] = await Promise.all([
    table.count(),
    table.limit(SAMPLE).toArray(),
    oldestIn(table),
  ]);
  const sampled = sample.reduce((sum, row) => sum + JSON.stringify(row).length, 0);
  const bytes = sample.length === 0 ? 0 : (sampled / sample.length) * rows;
  return { name: table.name, rows, bytes, oldest };
}

async function oldestIn(table: Table<object, unknown>): Promise<EpochMs | DayKey | null> {
  const field = AGES[table.name];
  if (field === undefined) return null;
  const first = hasIndex(table, field)
    ? await table.orderBy(field).first()
    : (await table.toArray()).toSorted((a, b) => momentIn(a, field) - momentIn(b, field))[0];
  const age: unknown = first === undefined ? null : Reflect.get(first, field);
  return typeof age === 'number' || typeof age === 'string' ? age : null;
}

function momentIn(row: object, field: string): EpochMs {
  return Number(Reflect.get(row, field));
}

function hasIndex({ schema }: Table<object, unknown>, field: string): boolean {
  const { primKey, indexes } = schema;
  return [primKey, ...indexes].some(({ keyPath }) => keyPath === field);
}

/** Some rows of a table, the latest first where they have an age, without what is for no eye. */
export async function readRows(
  database: KintimeDatabase,
  name: string,
  from: number,
  most: number,
): Promise<readonly ShownRow[]> {
  const table = database.table<object, unknown>(name);
  const field = AGES[name];
  const ordered =
    field !== undefined && hasIndex(table, field)
      ? // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, no array
        table.orderBy(field).reverse()
      : table.toCollection();
  const rows = await ordered.offset(from).limit(most).toArray();
  return rows.map(redactRow);
}
