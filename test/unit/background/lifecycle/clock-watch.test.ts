import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { LogEntry } from '../../../../src/domain/agreement/change-log.ts';
import { HOUR } from '../../../../src/domain/time/units.ts';
import { bedtime } from '../../domain/limits/evaluation/context-fixture.ts';
import { PIN, TestBackground, at, daily, rules } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const NIGHT = bedtime('22:00', '07:00');

async function clockEntries(background: TestBackground): Promise<readonly LogEntry[]> {
  const log = await background.read(async (database) => database.log.toArray());
  return log.filter(({ what }) => what === 'clock-forward' || what === 'clock-back');
}

describe('a clock set forward while Kintime runs', () => {
  it('is logged when it happens', async () => {
    const background = await TestBackground.open();
    await background.run(1);
    background.setClock('22:01');
    await background.profile();
    expect(await clockEntries(background)).toMatchObject([
      { what: 'clock-forward', at: at('22:01'), byMs: 10 * HOUR },
    ]);
    await background.run(5);
    expect(await clockEntries(background)).toHaveLength(1);
  });

  it('is logged when small steps add up', async () => {
    const background = await TestBackground.open();
    await background.run(1);
    for (const time of ['12:01:40', '12:02:20', '12:03']) {
      background.setClock(time);
      // oxlint-disable-next-line no-await-in-loop
      await background.profile();
    }
    expect(await clockEntries(background)).toMatchObject([{ what: 'clock-forward', byMs: 80_000 }]);
  });

  it('is not seen where time passed on both clocks', async () => {
    const background = await TestBackground.open();
    await background.run(1);
    background.setTime('23:00');
    await background.profile();
    expect(await clockEntries(background)).toEqual([]);
  });

  it('is not logged before anything may be stored', async () => {
    const background = await TestBackground.install();
    await background.profile();
    background.setClock('22:00');
    await background.profile();
    expect(await clockEntries(background)).toEqual([]);
  });
});

describe('bedtime', () => {
  it('holds after the clock went 10 hours forward and back', async () => {
    const background = await TestBackground.open();
    await background.setRules(await background.memberId('Mia'), rules({ windows: [NIGHT] }));
    background.setTime('21:00');
    await background.watch('21:00', '21:05');
    background.setClock('2026-05-07T07:05');
    await background.watch('2026-05-07T07:05', '2026-05-07T07:10');
    background.setClock('21:10');
    await background.profile();
    background.setTime('22:30');
    expect(await background.verdict()).toBe('Mia closed bedtime');
  });

  it('that has begun stays, however often the clock is set back', async () => {
    const background = await TestBackground.open();
    await background.setRules(await background.memberId('Mia'), rules({ windows: [NIGHT] }));
    background.setTime('21:00');
    await background.watch('21:00', '21:05');
    background.setClock('19:05');
    await background.watch('19:05', '19:10');
    // 22:05 in recorded time.
    await background.run(55);
    expect(await background.verdict()).toBe('Mia closed bedtime');
    background.setClock('17:00');
    await background.watch('17:00', '17:01');
    expect(await background.verdict()).toBe('Mia closed bedtime');
  });
});

describe('a daily limit that is used up', () => {
  it('gives no minutes of tomorrow for a clock set back and nearly as far forward again', async () => {
    const background = await TestBackground.open();
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(30) }));
    background.setTime('20:00');
    await background.watch('20:00', '20:30');
    await background.run(3);
    expect(await background.verdict()).toBe('Mia closed daily');
    background.setClock('11:00');
    await background.watch('11:00', '11:00:30');
    background.setClock('20:00');
    await background.profile();
    expect(await background.verdict()).toBe('Mia closed daily');
  });
});

describe('a forgotten PIN', () => {
  it('is no nearer with the clock two days on and 2 hours of running', async () => {
    const background = await TestBackground.openWithParent();
    await background.request('lock', {});
    await background.request('request-pin-reset', {});
    background.setClock('2026-05-08T12:00');
    await background.run(125);
    const { reset } = await background.profile();
    expect(reset).toMatchObject({ due: false, daysLeft: 2, runLeftMs: 0 });
    const fresh = { pin: '7777', confirm: '7777', parentName: 'Eve' };
    expect(await background.send('unlock', fresh)).toMatchObject({ error: 'wrong-pin' });
  });

  it('is no nearer with the clock a day on three times while Kintime runs', async () => {
    const background = await TestBackground.openWithParent();
    await background.request('lock', {});
    await background.request('request-pin-reset', {});
    for (const date of ['2026-05-07', '2026-05-08', '2026-05-09']) {
      // oxlint-disable-next-line no-await-in-loop
      await background.run(41);
      background.setClock(`${date}T12:30`);
    }
    await background.run(1);
    const { reset } = await background.profile();
    expect(reset).toMatchObject({ due: false, daysLeft: 2, runLeftMs: 0 });
    expect((await clockEntries(background)).map(({ what }) => what)).toEqual(
      Array.from({ length: 3 }, () => 'clock-forward'),
    );
  });

  it('can be replaced once Kintime ran on three days', async () => {
    const background = await TestBackground.openWithParent();
    await background.request('lock', {});
    await background.request('request-pin-reset', {});
    for (const date of ['2026-05-06', '2026-05-07', '2026-05-08']) {
      background.setTime(`${date}T12:30`);
      // oxlint-disable-next-line no-await-in-loop
      await background.run(41);
    }
    const { reset } = await background.profile();
    expect(reset).toMatchObject({ due: true, daysLeft: 0, runLeftMs: 0 });
    const fresh = { pin: '7777', confirm: '7777', parentName: 'Dad' };
    expect(await background.send('unlock', fresh)).toMatchObject({ ok: true });
    expect(await background.send('unlock', { ...fresh, pin: PIN })).toMatchObject({
      error: 'wrong-pin',
    });
  });
});
