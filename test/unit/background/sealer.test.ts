import 'fake-indexeddb/auto';
import type { Table } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SealFault } from '../../../src/domain/seal.ts';
import { isSoundDay } from '../../../src/domain/sound-time.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/units.ts';
import { newPin } from '../../../src/platform/secrets.ts';
import { importArchive, readArchive } from '../../../src/store/archive.ts';
import type { KintimeDatabase } from '../../../src/store/database.ts';
import { deleteDays, deleteEverything } from '../../../src/store/deletion.ts';
import { writeParents, removeMember } from '../../../src/store/people.ts';
import { applyRetention, keepDaysFor } from '../../../src/store/retention.ts';
import { readSettings, writeSettings } from '../../../src/store/settings.ts';
import { NOON } from '../store/report-sample.ts';
import { DAD, dailyLimit, SealedHousehold } from './sealed-household.ts';

let household: SealedHousehold;
let database: KintimeDatabase;

const FIRST_DAY = ['laptop', 'ada', 'tiktok', '2026-05-01'] as const;

/** Two days with limits and extra time, sealed on the third. */
beforeEach(async () => {
  household = await SealedHousehold.open();
  ({ database } = household);
  await household.agree(dailyLimit(60));
  await household.give(5);
  await household.watch(NOON, HOUR);
  household.wall = NOON + DAY;
  await household.watch(NOON + DAY, 2 * HOUR);
  household.wall = NOON + 2 * DAY;
  await household.turnDay();
  expect(await household.unlock()).toMatchObject({ fine: true });
  household.wall += 3 * DAY;
});

afterEach(() => database.close());

async function firstOf<T>(rows: Promise<readonly T[]>): Promise<T> {
  const [first] = await rows;
  if (first === undefined) throw new Error('nothing there');
  return first;
}

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

const agreement = () => firstOf(database.agreements.toArray());
const grant = () => firstOf(database.grants.toArray());
const seal = () => firstOf(database.seals.toArray());
const lineId = () => firstOf(database.log.toCollection().primaryKeys());

describe('an edit straight in the database', () => {
  const edits: readonly [what: string, found: SealFault, edit: () => Promise<unknown>][] = [
    [
      'looser rules in a version',
      'rules',
      async () => database.agreements.put({ ...(await agreement()), rules: dailyLimit(600) }),
    ],
    [
      'a version that begins later',
      'rules',
      async () => database.agreements.put({ ...(await agreement()), from: NOON + 400 * DAY }),
    ],
    [
      'another way of deciding',
      'rules',
      async () => database.agreements.put({ ...(await agreement()), way: 'self' }),
    ],
    ['a version deleted', 'rules', async () => database.agreements.clear()],
    [
      'more extra time',
      'extra-time',
      async () => database.grants.put({ ...(await grant()), ms: HOUR }),
    ],
    ['extra time deleted', 'extra-time', async () => database.grants.clear()],
    ['a line of the log deleted', 'log', async () => database.log.delete(await lineId())],
    [
      'a line of the log changed',
      'log',
      async () => database.log.update(await lineId(), { at: 1 }),
    ],
    ['the log deleted', 'log', async () => database.log.clear()],
    ['a day lowered', 'days', async () => database.days.update([...FIRST_DAY], { activeMs: 1 })],
    [
      'a day lowered by a millisecond',
      'days',
      async () => database.days.update([...FIRST_DAY], { activeMs: HOUR - 1 }),
    ],
    ['a day deleted', 'days', async () => database.days.delete([...FIRST_DAY])],
    ['all days deleted', 'days', async () => database.days.clear()],
    [
      'a limit that the day did not have',
      'days',
      async () => database.days.update([...FIRST_DAY], { limitMs: 10 * HOUR }),
    ],
    [
      'extra time that the day did not have',
      'days',
      async () => database.days.update([...FIRST_DAY], { grantedMs: 10 * HOUR }),
    ],
    [
      'days moved to another device',
      'days',
      async () => writeSettings(database, { device: 'phone' }),
    ],
    ['a member deleted', 'members', async () => database.members.delete('ada')],
    ['the seal deleted', 'seal', async () => database.seals.clear()],
    [
      'the seal and what it was made over',
      'seal',
      async () => Promise.all([database.seals.clear(), database.agreements.clear()]),
    ],
    [
      'the seal shortened by what was changed',
      'seal',
      async () => {
        await database.agreements.clear();
        const { marks, ...rest } = await seal();
        await database.seals.put({
          ...rest,
          marks: marks.filter(({ kind }) => kind !== 'agreement'),
        });
      },
    ],
    [
      'a day lowered in its row and in the seal',
      'seal',
      async () => {
        await database.days.update([...FIRST_DAY], { activeMs: 1 });
        const { rows, ...rest } = await seal();
        await database.seals.put({
          ...rest,
          rows: rows.map((row) => Object.assign(row, { activeMs: 1 })),
        });
      },
    ],
    [
      'a day taken out of the seal',
      'seal',
      async () => {
        const { rows, ...rest } = await seal();
        await database.seals.put({ ...rest, rows: rows.slice(1) });
      },
    ],
    [
      'looser rules added as a new version',
      'rules',
      async () => {
        const { version, ...rest } = await agreement();
        const looser = { ...rest, id: 'by hand', version: version + 1, rules: dailyLimit(600) };
        await database.agreements.put({ ...looser, madeAt: household.wall, from: household.wall });
      },
    ],
    [
      'a version added beside one that was really made',
      'rules',
      async () => {
        await household.agree(dailyLimit(30));
        const latest = (await database.agreements.orderBy('id').toArray()).find(
          ({ madeAt }) => madeAt === household.wall,
        );
        if (latest === undefined) throw new Error('nothing was made');
        await database.agreements.put({ ...latest, id: 'by hand', rules: dailyLimit(600) });
      },
    ],
    [
      'extra time added to a day',
      'extra-time',
      async () => database.grants.put({ ...(await grant()), id: 'by hand', date: '2026-05-02' }),
    ],
    [
      'extra time added today',
      'extra-time',
      async () => {
        const { wall: at } = household;
        await database.grants.put({ ...(await grant()), id: 'by hand', date: '2026-05-06', at });
      },
    ],
    [
      'extra time that only a file has a line for',
      'extra-time',
      async () => {
        const { wall: at } = household;
        const archive = await readArchive(database, at);
        const given = {
          what: 'extra-time',
          who: '',
          whom: 'Ada',
          minutes: 5,
          how: 'free',
        } as const;
        const file = { ...archive, device: 'phone', log: [...archive.log, { at, ...given }] };
        await importArchive(database, file, at);
        await database.grants.put({ ...(await grant()), id: 'by hand', date: '2026-05-06', at });
      },
    ],
    [
      'months that are kept, so that days go by themselves',
      'days',
      async () => {
        await writeSettings(database, { keepDaysMonths: 0 });
        await database.days.clear();
      },
    ],
    [
      'a line that excuses another day',
      'days',
      async () => {
        await database.days.clear();
        const days = { fromDate: '2026-05-01', toDate: '2026-05-01' };
        await database.log.add({ at: household.wall, what: 'deleted-days', ...days });
      },
    ],
  ];
  it.each(edits)('%s: found as "%s"', async (_, found, edit) => {
    await edit();
    const word = await household.unlock();
    expect(word).toMatchObject({ fine: false, anew: false });
    expect(word.found).toContain(found);
    const last = (await database.log.toArray()).at(-1);
    expect(last).toMatchObject({ what: 'seal-broken', until: word.until });
    // It is said once.
    expect(await household.unlock()).toMatchObject({ fine: true, found: [] });
  });
});

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
          const isGone = table === 'days' && !isSoundDay(edited);
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
        await database.grants.put({ ...(await grant()), id: name });
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

describe('what is said', () => {
  it('goes by the date of the seal', async () => {
    expect(await household.unlock()).toMatchObject({ fine: true, until: '2026-05-03', found: [] });
    expect(await household.unlock()).toMatchObject({ fine: true, until: '2026-05-06', found: [] });
  });

  it('nothing of today, which no seal covers', async () => {
    await household.turnDay();
    await household.unlock();
    await database.days.where('date').equals('2026-05-06').delete();
    expect(await household.unlock()).toMatchObject({ fine: true });
  });
});

describe('what Kintime itself does', () => {
  const deeds: readonly [what: string, deed: () => Promise<unknown>][] = [
    ['deletes a day', async () => deleteDays(database, '2026-05-01', '2026-05-01', household.wall)],
    ['deletes everything', async () => deleteEverything(database, household.wall)],
    [
      'deletes everything but today',
      async () => deleteEverything(database, household.wall, '2026-05-06'),
    ],
    ['removes a member', async () => removeMember(database, 'ada', household.wall)],
    [
      'removes a member, and deletes everything after that',
      async () => {
        await removeMember(database, 'ada', household.wall);
        await deleteEverything(database, household.wall);
      },
    ],
    ['records what comes late', async () => household.watch(NOON + 2 * HOUR, MINUTE)],
    ['agrees on something else', async () => household.agree(dailyLimit(10))],
  ];
  it.each(deeds)('%s: no edit', async (_, deed) => {
    await deed();
    expect(await household.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('takes what is deleted out of the seal', async () => {
    expect((await seal()).rows).toHaveLength(2);
    await deleteDays(database, '2026-05-01', '2026-05-01', household.wall);
    expect((await seal()).rows.map(({ date }) => date)).toEqual(['2026-05-02']);
    await deleteEverything(database, household.wall);
    expect((await seal()).rows).toEqual([]);
  });

  it('writes no seal into a file', async () => {
    const archive = JSON.stringify(await readArchive(database, household.wall));
    expect(archive).not.toContain((await seal()).mac);
  });
});

describe('a new PIN', () => {
  it('checks what was sealed with the one before', async () => {
    await household.unlock();
    await database.agreements.clear();
    const { record, sealKey } = await newPin('719346');
    const change = changeTo(record);
    await household.sealer.goOn(DAD.id, sealKey, change);
    expect((await readSettings(database)).sealWord).toMatchObject({ found: ['rules'] });
    await household.sealer.renew(DAD.id, sealKey);
    expect((await readSettings(database)).sealWord).toMatchObject({ fine: true });
  });

  it('in place of a forgotten one begins anew, and says so', async () => {
    const { record, sealKey } = await newPin('719346');
    await database.agreements.clear();
    await household.sealer.begin(DAD.id, sealKey, [DAD.id], changeTo(record));
    expect((await readSettings(database)).sealWord).toMatchObject({ fine: true, anew: true });
    await household.sealer.renew(DAD.id, sealKey);
    expect((await readSettings(database)).sealWord).toMatchObject({ fine: true, anew: false });
  });

  it('after the parents were deleted in the database is told from a first one', async () => {
    await writeSettings(database, { parents: [] });
    const { record, sealKey } = await newPin('719346');
    const entry = { what: 'pin-first' as const, who: 'Eve' };
    await household.sealer.begin('eve', sealKey, [], (one) =>
      writeParents(one, () => [{ id: 'eve', name: 'Eve', pin: record }], entry, household.wall),
    );
    expect((await readSettings(database)).sealWord).toMatchObject({ fine: false, found: ['seal'] });
    expect(await database.seals.toCollection().primaryKeys()).toEqual(['eve']);
  });
});

function changeTo(record: Awaited<ReturnType<typeof newPin>>['record']) {
  const entry = { what: 'pin-changed' as const, who: DAD.name };
  return async (one: KintimeDatabase): Promise<void> =>
    writeParents(one, () => [{ ...DAD, pin: record }], entry, household.wall);
}

describe('days that are kept for a shorter time', () => {
  const LATER = 150 * DAY;

  /** Seven lived days five months on: by then three months reach back to after the sealed ones. */
  async function liveOn(): Promise<void> {
    for (let day = 0; day < 7; day += 1) {
      household.wall = NOON + LATER + day * DAY;
      // oxlint-disable-next-line no-await-in-loop -- one day after the other
      await household.watch(household.wall, HOUR);
    }
  }

  it('are no edit where Kintime was told so', async () => {
    await liveOn();
    expect(await keepDaysFor(database, 3, household.wall)).toBeGreaterThan(0);
    expect(await database.days.get([...FIRST_DAY])).toBeUndefined();
    expect(await household.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('are no edit either where they were lengthened again before the next unlock', async () => {
    await liveOn();
    await keepDaysFor(database, 3, household.wall);
    await keepDaysFor(database, null, household.wall);
    expect(await household.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('are an edit where nobody told Kintime', async () => {
    await liveOn();
    await writeSettings(database, { keepDaysMonths: 3 });
    await applyRetention(database, household.wall);
    expect(await household.unlock()).toMatchObject({ fine: false });
  });
});
