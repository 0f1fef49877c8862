import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { stepsOf } from '../../../../src/domain/elsewhere/time-steps.ts';
import { HOUR, MINUTE, SECOND } from '../../../../src/domain/time/units.ts';
import type { EpochMs, Millis } from '../../../../src/domain/time/units.ts';
import { ALLOWED_FIELDS } from '../../../../src/store/db/allowed-fields.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { dayWith } from '../../support/usage-snapshot-fixture.ts';
import { at, daily, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const ALL = { from: '2026-04-01', to: '2026-05-31' };

/** A message with videos that start at these times. */
const record = (starts: readonly EpochMs[], shiftMs: Millis | null = null) => ({
  steps: stepsOf(starts.map((start) => Math.floor(start / SECOND))),
  shiftMs,
});

const MORNING = [at('08:00'), at('08:00') + 30 * SECOND, at('09:00')];

async function rowsOf(background: TestBackground) {
  return background.read(({ elsewhere }) => elsewhere.toArray());
}

/** Stores spans of this browser. */
async function watched(
  background: TestBackground,
  spans: readonly { readonly start: EpochMs; readonly end: EpochMs }[],
): Promise<void> {
  const [{ device }, member] = [
    await background.connection.read(readSettings),
    await background.memberId('Mia'),
  ];
  const place = { device, member, site: 'tiktok', feed: 'for-you', zone: 'UTC' } as const;
  await background.connection.write(({ spans: table }) =>
    table.bulkPut(
      spans.map(({ start, end }) => {
        const date = new Date(start - 4 * HOUR).toISOString().slice(0, 10);
        return Object.assign({ start, end, date }, place);
      }),
    ),
  );
}

describe('TikTok’s own record', () => {
  it('is stored for the current member, as times and nothing else', async () => {
    const background = await TestBackground.open();
    const { answer } = await background.request('import-elsewhere', record(MORNING));
    expect(answer).toEqual({ imported: { added: 3, own: 0, undecidable: 0 } });
    const rows = await rowsOf(background);
    expect(rows).toEqual([
      {
        member: await background.memberId('Mia'),
        date: '2026-05-06',
        zone: 'UTC',
        from: at('04:00'),
        waits: [4 * 3600, 0, 3600 - 630],
        runs: [30, 600, 600],
      },
    ]);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(ALLOWED_FIELDS['elsewhere']?.toSorted());
  });

  it('is read back as totals', async () => {
    const background = await TestBackground.open();
    await background.request('import-elsewhere', record(MORNING));
    const { record: found } = await background.request('elsewhere', ALL);
    expect(found).toMatchObject({
      known: [{ from: '2026-05-06', to: '2026-05-06' }],
      days: [{ date: '2026-05-06', ms: 70 * SECOND, lowMs: 50 * SECOND, highMs: 150 * SECOND }],
    });
    const other = await background.request('elsewhere', { from: '2026-01-01', to: '2026-01-31' });
    expect(other.record.days).toEqual([]);
  });

  it('changes nothing the second time', async () => {
    const background = await TestBackground.open();
    await background.request('import-elsewhere', record(MORNING));
    const before = await rowsOf(background);
    const { answer } = await background.request('import-elsewhere', record(MORNING));
    expect(answer).toEqual({ imported: { added: 0, own: 0, undecidable: 0 } });
    expect(await rowsOf(background)).toEqual(before);
  });

  it('leaves this browser’s own time to this browser', async () => {
    const background = await TestBackground.open();
    await watched(background, [{ start: at('08:00'), end: at('08:10') }]);
    const { answer } = await background.request('import-elsewhere', record(MORNING));
    expect(answer).toEqual({ imported: { added: 1, own: 2, undecidable: 0 } });
  });

  it('is not stored before somebody answered, where its times do not fit', async () => {
    const background = await TestBackground.open();
    const visits = Array.from({ length: 12 }, (_, i) => {
      const start = at('2026-05-01T06:00') + i * 7 * HOUR + i * i * MINUTE;
      return { start, end: start + 2 * MINUTE };
    });
    await watched(background, visits);
    const around = [at('2026-04-29T12:00'), at('2026-05-06T12:00')];
    const early = visits
      .flatMap(({ start }) => [start + SECOND, start + MINUTE])
      .map((start) => start - 2 * HOUR);
    const starts = [...early, ...around].toSorted((a, b) => a - b);
    const asked = await background.request('import-elsewhere', record(starts));
    expect(asked.answer).toEqual({ offsetMs: 2 * HOUR });
    expect(await rowsOf(background)).toEqual([]);
    const moved = await background.request('import-elsewhere', record(starts, 2 * HOUR));
    expect(moved.answer).toMatchObject({ imported: { added: 2, own: 24 } });
  });

  it('needs the consent that everything needs', async () => {
    const background = await TestBackground.install();
    expect(await background.send('import-elsewhere', record(MORNING))).toMatchObject({
      ok: false,
      error: 'not-counting',
    });
  });

  it('counts towards no limit', async () => {
    const background = await TestBackground.openWithParent();
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(5) }));
    const starts = Array.from({ length: 200 }, (_, i) => at('06:00') + i * MINUTE);
    await background.request('import-elsewhere', record(starts));
    expect(await background.verdict()).toMatch(/^Mia open/);
  });

  it('says which share of the current member’s time was in this browser, once it is known', async () => {
    const background = await TestBackground.open();
    const dates = ['2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'];
    // Four gaps of a minute each, and 20 seconds for the last video.
    const starts = dates.flatMap((date) =>
      [0, 1, 2, 3, 4].map((minute) => at(`${date}T10:00`) + minute * MINUTE),
    );
    await background.request('import-elsewhere', record(starts));
    expect(await background.request('share-here', {})).toEqual({ ok: true, share: null });
    const member = await background.memberId('Mia');
    await background.connection.write(({ days }) =>
      days.bulkPut(dates.map((date) => dayWith(date, { activeMs: MINUTE, member }))),
    );
    expect(await background.request('share-here', {})).toEqual({
      ok: true,
      share: { part: 1, of: 6 },
    });
    const { member: ben } = await background.request('add-member', { memberName: 'Ben' });
    await background.request('switch-member', { member: ben, pin: '' });
    expect(await background.request('share-here', {})).toEqual({ ok: true, share: null });
  });

  it('can be removed as a whole', async () => {
    const background = await TestBackground.open();
    await background.request('import-elsewhere', record(MORNING));
    expect(await background.request('remove-elsewhere', {})).toEqual({ ok: true, days: 1 });
    expect(await rowsOf(background)).toEqual([]);
  });

  it.each([{ from: '2026-05-06', to: '2026-05-06' }, { everything: true as const }])(
    'goes with the history that is deleted: %o',
    async (range) => {
      const background = await TestBackground.open();
      await background.request('import-elsewhere', record([at('2026-05-05T10:00'), ...MORNING]));
      await background.request('delete', range);
      const left = (await rowsOf(background)).map(({ date }) => date);
      expect(left).toEqual('everything' in range ? [] : ['2026-05-05']);
    },
  );

  it('stays where another member’s days are deleted', async () => {
    const background = await TestBackground.open();
    const { member } = await background.request('add-member', { memberName: 'Ben' });
    await background.request('import-elsewhere', record(MORNING));
    const day = { from: '2026-05-06', to: '2026-05-06' };
    expect(await background.request('delete', { ...day, member })).toMatchObject({ days: 0 });
    expect(await rowsOf(background)).toHaveLength(1);
    expect(await background.request('delete', day)).toMatchObject({ days: 1 });
    expect(await rowsOf(background)).toEqual([]);
  });

  it('comes back from a saved file, and the file again changes nothing', async () => {
    const background = await TestBackground.open();
    await background.request('import-elsewhere', record(MORNING));
    const { archive } = await background.request('export', {});
    const before = await rowsOf(background);
    await background.request('remove-elsewhere', {});
    await background.request('import', { archive });
    expect(await rowsOf(background)).toEqual(before);
    const { preview } = await background.request('preview-import', { archive });
    expect(preview.nothing).toBe(true);
  });

  it('is missing in files from before, which can still be read', async () => {
    const background = await TestBackground.open();
    const { archive } = await background.request('export', {});
    const { elsewhere: _, ...older } = archive;
    expect(await background.send('preview-import', { archive: older })).toMatchObject({ ok: true });
  });

  it('goes with its member', async () => {
    const background = await TestBackground.open();
    const ben = await background.request('add-member', { memberName: 'Ben' });
    await background.request('import-elsewhere', record(MORNING));
    const mia = await background.memberId('Mia');
    await background.request('switch-member', { member: ben.member, pin: '' });
    await background.request('remove-member', { member: mia });
    expect(await rowsOf(background)).toEqual([]);
  });
});
