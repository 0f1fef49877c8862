import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boundaryOf, DEFAULT_HOURS } from '../../../../src/domain/time/calendar.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import { DAY, HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { readSnapshot, readWeekDetails } from '../../../../src/store/tracking/usage-queries.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { writeSettings } from '../../../../src/store/settings.ts';

const CALENDAR = { from: 0, zone: 'Europe/Berlin', ...DEFAULT_HOURS };
const DATE = '2026-05-05';
const START = boundaryOf(CALENDAR, DATE);
const WEEK = { start: START - DAY, end: START + 6 * DAY };

let database: KintimeDatabase;

beforeEach(async () => {
  await Dexie.delete(DATABASE);
  database = await openDatabase();
});

afterEach(() => database.close());

async function span(date: string, start: number, device = 'laptop'): Promise<void> {
  const place = { device, member: 'ada', site: 'tiktok', zone: 'Europe/Berlin' };
  await database.spans.put({ ...place, date, feed: 'live', start, end: start + MINUTE });
}

describe('week details', () => {
  it('has the spans of one date only, of every device, to the end of its night', async () => {
    await span(DATE, START);
    await span(DATE, START + 23 * HOUR + 59 * MINUTE, 'phone');
    await span('2026-05-04', START - MINUTE);
    await span('2026-05-06', START + DAY);
    const { spans } = await readWeekDetails(database, WEEK, DATE);
    expect(spans.map(({ device, date }) => [device, date])).toEqual([
      ['laptop', DATE],
      ['phone', DATE],
    ]);
    expect((await readWeekDetails(database, WEEK, null)).spans).toEqual([]);
  });

  it('has the gaps that start within, and the first date of all', async () => {
    const gap = { device: 'laptop', site: 'tiktok', reason: 'asleep' } as const;
    await database.gaps.bulkPut([
      { ...gap, start: WEEK.start - 1, end: START },
      { ...gap, start: START, end: START + HOUR },
      { ...gap, start: WEEK.end, end: null },
    ]);
    for (const date of [DATE, '2024-01-01']) {
      await database.days.put(
        emptyDay({ device: 'laptop', member: 'ada', site: 'tiktok', date }, 'UTC'),
      );
    }
    const { gaps, firstDate } = await readWeekDetails(database, WEEK, null);
    expect(gaps.map(({ start }) => start)).toEqual([START]);
    expect(firstDate).toBe('2024-01-01');
  });
});

it('gives pages no PIN, no authenticator secret and no household key', async () => {
  const pin = { salt: 'salt-of-a-pin', rounds: 600_000, verify: 'what-a-pin-makes' };
  const phone = { secret: 'SECRETOFAPHONE', lastStep: 7, confirmed: true };
  const household = { name: '', tag: 'tag', key: 'key-of-a-household', oldKeys: [], counter: 3 };
  await database.members.put({ id: 'ada', name: 'Ada', pin });
  await writeSettings(database, { household, parents: [{ id: 'dad', name: 'Dad', pin, phone }] });
  const text = JSON.stringify(await readSnapshot(database, () => [DATE]));
  expect(text).toContain('Ada');
  for (const secret of [pin.salt, pin.verify, phone.secret, household.key])
    expect(text).not.toContain(secret);
});
