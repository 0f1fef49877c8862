import type { Table } from 'dexie';
import { redactRow } from '../../domain/settings/redact-row.ts';
import type { DayKey, EpochMs } from '../../domain/time/units.ts';
import type { KintimeDatabase } from './database.ts';

/** How many rows a table has, and its age. */
export interface TableFacts {
  readonly name: string;
  readonly rows: number;
  /** `null` if its rows have no age, or there are none. */
  readonly oldest: EpochMs | DayKey | null;
}

/** A row without secrets. */
export type ShownRow = Readonly<Record<string, unknown>>;

/** The field with a row's age, by table. */
const AGES: Readonly<Record<string, string>> = {
  spans: 'start',
  days: 'date',
  switches: 'at',
  gaps: 'start',
  log: 'at',
  agreements: 'madeAt',
  proposals: 'at',
  grants: 'at',
  requests: 'at',
  skips: 'at',
  seals: 'at',
  elsewhere: 'date',
};

/** The facts of every stored table, including ones that this version does not know. */
export async function readTables(database: KintimeDatabase): Promise<readonly TableFacts[]> {
  return Promise.all(database.tables.map(factsOf));
}

async function factsOf(table: Table<object, unknown>): Promise<TableFacts> {
  const [rows, oldest] = await Promise.all([table.count(), oldestIn(table)]);
  return { name: table.name, rows, oldest };
}

async function oldestIn(table: Table<object, unknown>): Promise<EpochMs | DayKey | null> {
  const field = AGES[table.name];
  if (field === undefined) return null;
  const first = hasIndex(table, field)
    ? await table.orderBy(field).first()
    : (await table.toArray()).toSorted((a, b) => instantOf(a, field) - instantOf(b, field))[0];
  const age: unknown = first === undefined ? null : Reflect.get(first, field);
  return typeof age === 'number' || typeof age === 'string' ? age : null;
}

function instantOf(row: object, field: string): EpochMs {
  return Number(Reflect.get(row, field));
}

function hasIndex({ schema }: Table<object, unknown>, field: string): boolean {
  const { primKey, indexes } = schema;
  return [primKey, ...indexes].some(({ keyPath }) => keyPath === field);
}

/** A page of rows without their secrets; newest first if the age is indexed. */
export async function readRows(
  database: KintimeDatabase,
  name: string,
  offset: number,
  limit: number,
): Promise<readonly ShownRow[]> {
  const table = database.table<object, unknown>(name);
  const field = AGES[name];
  const ordered =
    field !== undefined && hasIndex(table, field)
      ? // oxlint-disable-next-line unicorn/no-array-reverse -- a Dexie collection, not an array
        table.orderBy(field).reverse()
      : table.toCollection();
  const rows = await ordered.offset(offset).limit(limit).toArray();
  return rows.map(redactRow);
}
