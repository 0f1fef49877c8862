import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SealFault } from '../../../../src/domain/integrity/seal.ts';
import { DAY, HOUR } from '../../../../src/domain/time/units.ts';
import { importArchive, readArchive } from '../../../../src/store/data/archive.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { NOON } from '../../store/tracking/report-fixture.ts';
import { dailyLimit, FIRST_DAY, firstOf, SealFixture } from './seal-fixture.ts';

let fixture: SealFixture;
let database: KintimeDatabase;

beforeEach(async () => {
  fixture = await SealFixture.openSealed();
  ({ database } = fixture);
});

afterEach(() => database.close());

const agreement = () => firstOf(database.agreements.toArray());
const grant = () => firstOf(database.grants.toArray());
const seal = () => firstOf(database.seals.toArray());
const entryId = () => firstOf(database.log.toCollection().primaryKeys());

describe('an edit straight in the database', () => {
  const edits: readonly [what: string, found: SealFault, edit: () => Promise<unknown>][] = [
    [
      'looser rules in a version',
      'rules',
      async () => database.agreements.put({ ...(await agreement()), rules: dailyLimit(600) }),
    ],
    [
      'a version that starts later',
      'rules',
      async () => database.agreements.put({ ...(await agreement()), from: NOON + 400 * DAY }),
    ],
    [
      'another decision mode',
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
    ['a log entry deleted', 'log', async () => database.log.delete(await entryId())],
    ['a log entry changed', 'log', async () => database.log.update(await entryId(), { at: 1 })],
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
      'the seal and what it covers',
      'seal',
      async () => Promise.all([database.seals.clear(), database.agreements.clear()]),
    ],
    [
      'the seal without its mark of what was changed',
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
        await database.agreements.put({ ...looser, madeAt: fixture.wall, from: fixture.wall });
      },
    ],
    [
      'a version added beside a genuine one',
      'rules',
      async () => {
        await fixture.setRules(dailyLimit(30));
        const latest = (await database.agreements.orderBy('id').toArray()).find(
          ({ madeAt }) => madeAt === fixture.wall,
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
        const { wall: at } = fixture;
        await database.grants.put({ ...(await grant()), id: 'by hand', date: '2026-05-06', at });
      },
    ],
    [
      'extra time that only an imported log entry explains',
      'extra-time',
      async () => {
        const { wall: at } = fixture;
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
      'a shorter retention, with the days deleted',
      'days',
      async () => {
        await writeSettings(database, { keepDaysMonths: 0 });
        await database.days.clear();
      },
    ],
    [
      'a log entry that explains another day only',
      'days',
      async () => {
        await database.days.clear();
        const days = { fromDate: '2026-05-01', toDate: '2026-05-01' };
        await database.log.add({ at: fixture.wall, what: 'deleted-days', ...days });
      },
    ],
    [
      'a log entry that explains the days of another member',
      'days',
      async () => {
        await database.days.clear();
        const days = { fromDate: '2026-01-01', toDate: '2026-12-31', whom: 'Ben', member: 'ben' };
        await database.log.add({ at: fixture.wall, what: 'deleted-days', ...days });
      },
    ],
  ];
  it.each(edits)('%s: found as "%s"', async (_, found, edit) => {
    await edit();
    const result = await fixture.unlock();
    expect(result).toMatchObject({ fine: false, anew: false });
    expect(result.found).toContain(found);
    const last = (await database.log.toArray()).at(-1);
    expect(last).toMatchObject({ what: 'seal-broken', until: result.until });
    // It is reported once.
    expect(await fixture.unlock()).toMatchObject({ fine: true, found: [] });
  });
});
