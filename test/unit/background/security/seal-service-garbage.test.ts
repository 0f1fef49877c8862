import 'fake-indexeddb/auto';
import type { Table } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { is } from '../../../../src/domain/time/fields.schema.ts';
import { daySchema } from '../../../../src/domain/tracking/day.schema.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays } from '../../../../src/store/data/deletion.ts';
import { DAD, firstOf, SealFixture } from './seal-fixture.ts';

let fixture: SealFixture;
let database: KintimeDatabase;

beforeEach(async () => {
  fixture = await SealFixture.openSealed();
  ({ database } = fixture);
});

afterEach(() => database.close());

/** Fields that the seal does not cover: consents, reasons, and what a day is composed of. */
const UNSEALED: ReadonlySet<string> = new Set([
  'yeses',
  'reason',
  'hoursMs',
  'feedsMs',
  'opens',
  'skipped',
  'sessions',
  'longestMs',
  'lateMs',
  'unchargedMs',
  'zone',
]);

/** IndexedDB accepts any value that can be cloned. */
const GARBAGE: readonly (readonly [name: string, value: unknown])[] = [
  ['undefined', undefined],
  ['null', null],
  ['a string', 'x'],
  ['a number', -1],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['a huge number', 1e300],
  ['a bigint', 10n],
  ['a list', [null, 1, ['x']]],
  ['an object', { toString: 1 }],
  ['an invalid date', new Date(Number.NaN)],
  ['a map', new Map([[1, 2]])],
  ['a circular object', circle()],
];

function circle(): unknown {
  const round: { self?: unknown } = {};
  round.self = round;
  return round;
}

function tableOf(name: string): Table<object> {
  return database.table(name);
}

/** Every field of a row except its primary key. */
async function fieldsOf(table: string): Promise<string[]> {
  const keys = new Set([tableOf(table).schema.primKey.keyPath ?? []].flat());
  const row = await firstOf(tableOf(table).toArray());
  return Object.keys(row).filter((field) => !keys.has(field));
}

describe('an invalid row', () => {
  it.each(['seals', 'agreements', 'log', 'days', 'grants'])(
    'of %s is found, whatever value is in whichever field, and is reported once',
    { timeout: 60_000 },
    async (table) => {
      const before = await tableOf(table).toArray();
      const seals = await database.seals.toArray();
      for (const field of await fieldsOf(table)) {
        for (const [name, value] of GARBAGE) {
          const [first, ...others] = before;
          if (first === undefined) throw new Error('nothing there');
          const label = `${table}.${field}: ${name}`;
          if (Reflect.get(first, field) === value) continue;
          const edited = { ...first, [field]: value };
          await tableOf(table).bulkPut([edited, ...others]);
          const result = await fixture.unlock();
          // An unreadable day counts as deleted.
          const isGone = table === 'days' && !is(daySchema, edited);
          expect([label, result.fine]).toEqual([label, UNSEALED.has(field) && !isGone]);
          expect(await fixture.unlock()).toMatchObject({ fine: true });
          await tableOf(table).bulkPut([...before]);
          await database.seals.bulkPut(seals);
        }
      }
    },
  );

  it.each(['agreements', 'log', 'days', 'grants', 'seals'])(
    'added to %s causes no error',
    async (table) => {
      const keyPath = tableOf(table).schema.primKey.keyPath ?? '';
      for (const key of ['x', 7.5, new Date(0), ['x', ['y']]]) {
        const row = Object.fromEntries([keyPath].flat().map((part) => [part, key]));
        await tableOf(table).put(row);
        const result = await fixture.unlock();
        const isFound = table === 'agreements' || table === 'grants';
        expect([key, result.fine]).toEqual([key, !isFound]);
        expect(await fixture.unlock()).toMatchObject({ fine: true });
      }
    },
  );

  it.each(['agreement-made', 'extra-time', 'deleted-days', 'clock-trusted', 'member-removed'])(
    'of the log that says "%s" explains no edit',
    async (what) => {
      for (const [name, value] of GARBAGE) {
        const names = ['version', 'minutes', 'how', 'fromDate', 'toDate', 'byMs', 'member'];
        const fields = Object.fromEntries(names.map((field) => [field, value]));
        await tableOf('log').add({ at: fixture.wall, what, ...fields });
        await database.grants.put({ ...(await firstOf(database.grants.toArray())), id: name });
        expect([name, await fixture.unlock()]).toMatchObject([name, { found: ['extra-time'] }]);
      }
    },
  );

  it('that exhausts the keys of the log does not suppress the result', async () => {
    await database.table('log').put({ id: 2 ** 53, at: 1, what: 'imported', days: 1 });
    await database.agreements.clear();
    expect(await fixture.unlock()).toMatchObject({ fine: false, found: ['rules'] });
  });

  it('does not block a deletion', async () => {
    await database.table('seals').put({ parent: 'x', rows: [null] });
    await database.table('seals').put({ parent: DAD.id, rows: 7 });
    await deleteDays(database, '2026-05-01', '2026-05-01', fixture.wall);
    expect(await fixture.unlock()).toMatchObject({ fine: false, found: ['seal'] });
  });
});
