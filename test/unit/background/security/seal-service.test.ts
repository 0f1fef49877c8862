import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { newPin } from '../../../../src/platform/crypto/pin-crypto.ts';
import { readArchive } from '../../../../src/store/data/archive.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { deleteDays, deleteEverything } from '../../../../src/store/data/deletion.ts';
import { removeMember } from '../../../../src/store/people/members.ts';
import { changeParents } from '../../../../src/store/people/parents.ts';
import { applyRetention, setRetention } from '../../../../src/store/data/retention.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { NOON } from '../../store/tracking/report-fixture.ts';
import { DAD, dailyLimit, FIRST_DAY, firstOf, SealFixture } from './seal-fixture.ts';

let household: SealFixture;
let database: KintimeDatabase;

beforeEach(async () => {
  household = await SealFixture.sealed();
  ({ database } = household);
});

afterEach(() => database.close());

const seal = () => firstOf(database.seals.toArray());

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
    await household.sealer.rekey(DAD.id, sealKey, change);
    expect((await readSettings(database)).sealResult).toMatchObject({ found: ['rules'] });
    await household.sealer.renew(DAD.id, sealKey);
    expect((await readSettings(database)).sealResult).toMatchObject({ fine: true });
  });

  it('in place of a forgotten one begins anew, and says so', async () => {
    const { record, sealKey } = await newPin('719346');
    await database.agreements.clear();
    await household.sealer.begin(DAD.id, sealKey, [DAD.id], changeTo(record));
    expect((await readSettings(database)).sealResult).toMatchObject({ fine: true, anew: true });
    await household.sealer.renew(DAD.id, sealKey);
    expect((await readSettings(database)).sealResult).toMatchObject({ fine: true, anew: false });
  });

  it('after the parents were deleted in the database is told from a first one', async () => {
    await writeSettings(database, { parents: [] });
    const { record, sealKey } = await newPin('719346');
    const entry = { what: 'pin-first' as const, who: 'Eve' };
    await household.sealer.begin('eve', sealKey, [], (one) =>
      changeParents(one, () => [{ id: 'eve', name: 'Eve', pin: record }], entry, household.wall),
    );
    expect((await readSettings(database)).sealResult).toMatchObject({
      fine: false,
      found: ['seal'],
    });
    expect(await database.seals.toCollection().primaryKeys()).toEqual(['eve']);
  });
});

function changeTo(record: Awaited<ReturnType<typeof newPin>>['record']) {
  const entry = { what: 'pin-changed' as const, who: DAD.name };
  return async (one: KintimeDatabase): Promise<void> =>
    changeParents(one, () => [{ ...DAD, pin: record }], entry, household.wall);
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
    expect(await setRetention(database, 3, household.wall)).toBeGreaterThan(0);
    expect(await database.days.get([...FIRST_DAY])).toBeUndefined();
    expect(await household.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('are no edit either where they were lengthened again before the next unlock', async () => {
    await liveOn();
    await setRetention(database, 3, household.wall);
    await setRetention(database, null, household.wall);
    expect(await household.unlock()).toMatchObject({ fine: true, found: [] });
  });

  it('are an edit where nobody told Kintime', async () => {
    await liveOn();
    await writeSettings(database, { keepDaysMonths: 3 });
    await applyRetention(database, household.wall);
    expect(await household.unlock()).toMatchObject({ fine: false });
  });
});
