import 'fake-indexeddb/auto';
import type { Table } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { is } from '../../../../src/domain/time/fields.schema.ts';
import { daySchema } from '../../../../src/domain/tracking/day.schema.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays } from '../../../../src/store/data/deletion.ts';
import { DAD, firstOf, SealFixture } from './seal-fixture.ts';

let household: SealFixture;
let database: KintimeDatabase;

beforeEach(async () => {
  household = await SealFixture.sealed();
  ({ database } = household);
});

afterEach(() => database.close());

/** What a seal is not made over: who said yes, why, and what a day is made up of. */
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

/** What no schema keeps anybody from writing: IndexedDB takes whatever can be cloned. */
const GARBAGE: readonly (readonly [name: string, value: unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a text', 'x'],
  ['a number', -1],
  ['not a number', Number.NaN],
  ['endless', Number.POSITIVE_INFINITY],
  ['a great number', 1e300],
  ['a bigint', 10n],
  ['a list', [null, 1, ['x']]],
  ['an object', { toString: 1 }],
  ['no date', new Date(Number.NaN)],
  ['a map', new Map([[1, 2]])],
  ['a circle', circle()],
];

function circle(): unknown {
  const round: { self?: unknown } = {};
  round.self = round;
  return round;
}

function tableOf(name: string): Table<object> {
  return database.table(name);
}

/** Every field that a row has, but for those that are its key. */
async function fieldsOf(table: string): Promise<string[]> {
  const keys = new Set([tableOf(table).schema.primKey.keyPath ?? []].flat());
  const row = await firstOf(tableOf(table).toArray());
  return Object.keys(row).filter((field) => !keys.has(field));
}

describe('a row that Kintime never writes so', () => {
  it.each(['seals', 'agreements', 'log', 'days', 'grants'])(
    'of %s is found, whatever stands in whichever field, and is said once',
    { timeout: 60_000 },
    async (table) => {
      const before = await tableOf(table).toArray();
      const seals = await database.seals.toArray();
      for (const field of await fieldsOf(table)) {
        for (const [name, value] of GARBAGE) {
          const [first, ...others] = before;
          if (first === undefined) throw new Error('nothing there');
          const said = `${table}.${field}: ${name}`;
          if (Reflect.get(first, field) === value) continue;
          const edited = { ...first, [field]: value };
          await tableOf(table).bulkPut([edited, ...others]);
          const word = await household.unlock();
          // A day of which nothing can be read is gone.
          const isGone = table === 'days' && !is(daySchema, edited);
          expect([said, word.fine]).toEqual([said, UNSEALED.has(field) && !isGone]);
          expect(await household.unlock()).toMatchObject({ fine: true });
          await tableOf(table).bulkPut([...before]);
          await database.seals.bulkPut(seals);
        }
      }
    },
  );

  it.each(['agreements', 'log', 'days', 'grants', 'seals'])(
    'of %s is no trouble where it was added',
    async (table) => {
      const keyPath = tableOf(table).schema.primKey.keyPath ?? '';
      for (const key of ['x', 7.5, new Date(0), ['x', ['y']]]) {
        const row = Object.fromEntries([keyPath].flat().map((part) => [part, key]));
        await tableOf(table).put(row);
        const word = await household.unlock();
        const isFound = table === 'agreements' || table === 'grants';
        expect([key, word.fine]).toEqual([key, !isFound]);
        expect(await household.unlock()).toMatchObject({ fine: true });
      }
    },
  );

  it.each(['agreement-made', 'extra-time', 'deleted-days', 'clock-trusted', 'member-removed'])(
    'excuses nothing as a line that says "%s"',
    async (what) => {
      for (const [name, value] of GARBAGE) {
        const names = ['version', 'minutes', 'how', 'fromDate', 'toDate', 'byMs', 'member'];
        const fields = Object.fromEntries(names.map((field) => [field, value]));
        await tableOf('log').add({ at: household.wall, what, ...fields });
        await database.grants.put({ ...(await firstOf(database.grants.toArray())), id: name });
        expect([name, await household.unlock()]).toMatchObject([name, { found: ['extra-time'] }]);
      }
    },
  );

  it('does not use up the numbers of the log for what a seal has to say', async () => {
    await database.table('log').put({ id: 2 ** 53, at: 1, what: 'imported', days: 1 });
    await database.agreements.clear();
    expect(await household.unlock()).toMatchObject({ fine: false, found: ['rules'] });
  });

  it('keeps nobody from deleting', async () => {
    await database.table('seals').put({ parent: 'x', rows: [null] });
    await database.table('seals').put({ parent: DAD.id, rows: 7 });
    await deleteDays(database, '2026-05-01', '2026-05-01', household.wall);
    expect(await household.unlock()).toMatchObject({ fine: false, found: ['seal'] });
  });
});
