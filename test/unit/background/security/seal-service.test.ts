import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { createPinRecord } from '../../../../src/platform/crypto/pin-crypto.ts';
import { readArchive } from '../../../../src/store/data/archive.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays, deleteEverything } from '../../../../src/store/data/deletion.ts';
import { removeMember } from '../../../../src/store/people/members.ts';
import { changeParents } from '../../../../src/store/people/parents.ts';
import { applyRetention, setRetention } from '../../../../src/store/data/retention.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { NOON } from '../../store/tracking/report-fixture.ts';
import { DAD, dailyLimit, FIRST_DAY, firstOf, SealFixture } from './seal-fixture.ts';

let fixture: SealFixture;
let database: KintimeDatabase;

beforeEach(async () => {
  fixture = await SealFixture.openSealed();
  ({ database } = fixture);
});

afterEach(() => database.close());

const seal = () => firstOf(database.seals.toArray());

describe('the result', () => {
  it('names the date of the seal', async () => {
    expect(await fixture.unlock()).toMatchObject({ fine: true, until: '2026-05-03', found: [] });
    expect(await fixture.unlock()).toMatchObject({ fine: true, until: '2026-05-06', found: [] });
  });

  it('ignores today, which no seal covers', async () => {
    await fixture.recordPresence();
    await fixture.unlock();
    await database.days.where('date').equals('2026-05-06').delete();
    expect(await fixture.unlock()).toMatchObject({ fine: true });
  });
});

describe('a legitimate change', () => {
  const actions: readonly [what: string, action: () => Promise<unknown>][] = [
    ['deletes a day', async () => deleteDays(database, '2026-05-01', '2026-05-01', fixture.wall)],
    ['deletes everything', async () => deleteEverything(database, fixture.wall)],
    [
      'deletes everything but today',
      async () => deleteEverything(database, fixture.wall, '2026-05-06'),
    ],
    ['removes a member', async () => removeMember(database, 'ada', fixture.wall)],
    [
      'removes a member, and deletes everything after that',
      async () => {
        await removeMember(database, 'ada', fixture.wall);
        await deleteEverything(database, fixture.wall);
      },
    ],
    ['records a late report', async () => fixture.watch(NOON + 2 * HOUR, MINUTE)],
    ['changes the agreement', async () => fixture.setRules(dailyLimit(10))],
  ];
  it.each(actions)('%s: no fault', async (_, action) => {
    await action();
    expect(await fixture.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('removes deleted days from the seal', async () => {
    expect((await seal()).rows).toHaveLength(2);
    await deleteDays(database, '2026-05-01', '2026-05-01', fixture.wall);
    expect((await seal()).rows.map(({ date }) => date)).toEqual(['2026-05-02']);
    await deleteEverything(database, fixture.wall);
    expect((await seal()).rows).toEqual([]);
  });

  it('does not export the seal', async () => {
    const archive = JSON.stringify(await readArchive(database, fixture.wall));
    expect(archive).not.toContain((await seal()).mac);
  });
});

describe('a new PIN', () => {
  it('checks the seal of the previous one', async () => {
    await fixture.unlock();
    await database.agreements.clear();
    const { record, sealKey } = await createPinRecord('719346');
    const change = changeTo(record);
    await fixture.sealService.rekey(DAD.id, sealKey, change);
    expect((await readSettings(database)).sealResult).toMatchObject({ found: ['rules'] });
    await fixture.sealService.renew(DAD.id, sealKey);
    expect((await readSettings(database)).sealResult).toMatchObject({ fine: true });
  });

  it('in place of a forgotten one starts over, and says so', async () => {
    const { record, sealKey } = await createPinRecord('719346');
    await database.agreements.clear();
    await fixture.sealService.begin(DAD.id, sealKey, [DAD.id], changeTo(record));
    expect((await readSettings(database)).sealResult).toMatchObject({ fine: true, anew: true });
    await fixture.sealService.renew(DAD.id, sealKey);
    expect((await readSettings(database)).sealResult).toMatchObject({ fine: true, anew: false });
  });

  it('after the parents were deleted in the database differs from a first one', async () => {
    await writeSettings(database, { parents: [] });
    const { record, sealKey } = await createPinRecord('719346');
    const entry = { what: 'pin-first' as const, who: 'Eve' };
    await fixture.sealService.begin('eve', sealKey, [], (transaction) =>
      changeParents(
        transaction,
        () => [{ id: 'eve', name: 'Eve', pin: record }],
        entry,
        fixture.wall,
      ),
    );
    expect((await readSettings(database)).sealResult).toMatchObject({
      fine: false,
      found: ['seal'],
    });
    expect(await database.seals.toCollection().primaryKeys()).toEqual(['eve']);
  });
});

function changeTo(record: Awaited<ReturnType<typeof createPinRecord>>['record']) {
  const entry = { what: 'pin-changed' as const, who: DAD.name };
  return async (transaction: KintimeDatabase): Promise<void> =>
    changeParents(transaction, () => [{ ...DAD, pin: record }], entry, fixture.wall);
}

describe('a shorter retention', () => {
  const LATER = 150 * DAY;

  /** Seven recorded days five months later, when a retention of three months excludes the sealed ones. */
  async function liveOn(): Promise<void> {
    for (let day = 0; day < 7; day += 1) {
      fixture.wall = NOON + LATER + day * DAY;
      // oxlint-disable-next-line no-await-in-loop -- one day after the other
      await fixture.watch(fixture.wall, HOUR);
    }
  }

  it('is no fault if set in Kintime', async () => {
    await liveOn();
    expect(await setRetention(database, 3, fixture.wall)).toBeGreaterThan(0);
    expect(await database.days.get([...FIRST_DAY])).toBeUndefined();
    expect(await fixture.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('is no fault if lengthened again before the next unlock', async () => {
    await liveOn();
    await setRetention(database, 3, fixture.wall);
    await setRetention(database, null, fixture.wall);
    expect(await fixture.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('is a fault if set in the database', async () => {
    await liveOn();
    await writeSettings(database, { keepDaysMonths: 3 });
    await applyRetention(database, fixture.wall);
    expect(await fixture.unlock()).toMatchObject({ fine: false });
  });
});
