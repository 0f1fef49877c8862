import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../../src/store/settings.ts';
import { bedtime } from '../../domain/limits/evaluation/context-fixture.ts';
import { at, daily, PIN, rules, SampleHouse } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const NIGHT = rules({ windows: [bedtime('22:00', '07:00')] });

const counted = async (house: SampleHouse): Promise<unknown[]> =>
  house.read(async ({ days, gaps, skips, spans }) =>
    (await Promise.all([days, gaps, skips, spans].map((table) => table.toArray()))).flat(),
  );

it('a parent alone sets a bedtime, which holds although nothing is counted', async () => {
  const house = await SampleHouse.awaiting();
  await house.agree(await house.idOf('Mia'), NIGHT);
  expect(await house.word()).toBe('Mia open');
  house.go('22:30');
  expect(await house.word()).toBe('Mia closed bedtime');
  const { agreement } = await house.ask('agreement', { member: await house.idOf('Mia') });
  expect(agreement.todayMs).toBeNull();
  expect(agreement.inForce?.yeses).toHaveLength(1);
  expect(await counted(house)).toEqual([]);
  expect(await house.logged()).toEqual(['agreement-made']);
});

it('a limit in minutes waits until counting has begun', async () => {
  const house = await SampleHouse.awaiting();
  await house.agree(await house.idOf('Mia'), rules({ daily: daily(30) }));
  const watching = house.watch('13:00', '13:40');
  await expect(watching).rejects.toThrow('not-counting');
  expect(await house.word()).toBe('Mia open');
  house.go('14:00');
  await house.ask('start-counting', { memberName: '' });
  await house.watch('14:10', '14:41');
  expect(await house.word()).toContain('daily');
});

it('extra time past bedtime ends by the clock', async () => {
  const house = await SampleHouse.awaiting();
  await house.ask('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
  await house.agree(await house.idOf('Mia'), NIGHT);
  house.go('22:30');
  const gift = { minutes: 15, code: PIN, pastBedtime: true, reason: '' } as const;
  await house.ask('extra-time', gift);
  expect(await house.word()).toBe('Mia open');
  house.go('22:44');
  expect(await house.word()).toBe('Mia open');
  house.go('22:50');
  expect(await house.word()).toBe('Mia closed bedtime');
});

it('others who share the browser come once counting has begun', async () => {
  const house = await SampleHouse.awaiting();
  const answer = await house.tell('add-member', { memberName: 'Ben' });
  expect(answer).toMatchObject({ ok: false, error: 'not-counting' });
});

it('counting begins with the member, the rules and the PIN that are there, and the seal holds', async () => {
  const house = await SampleHouse.awaiting();
  await house.ask('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
  const mia = await house.idOf('Mia');
  await house.agree(mia, NIGHT);
  house.go('2026-05-07T12:00');
  await house.ask('start-counting', { memberName: '' });
  expect(await house.idOf('Mia')).toBe(mia);
  const days = await house.read(async (database) => database.days.toArray());
  expect(days.map(({ date }) => date)).toEqual(['2026-05-07']);
  const gaps = await house.read(async (database) => database.gaps.toArray());
  expect(gaps.map(({ reason }) => reason)).toEqual(['before']);
  await house.watch('2026-05-07T12:10', '2026-05-07T12:20');
  house.go('2026-05-08T12:00');
  await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
  expect((await house.household()).seal).toMatchObject({ fine: true });
  expect(await house.logged()).toContain('counting-agreed');
});

describe('counting that waits for the first visit', () => {
  const notice = (answer: object): unknown => Reflect.get(answer, 'word')?.notice;

  it('begins by no player within a page, however it answers', async () => {
    const house = await SampleHouse.install();
    await house.ask('start-counting', { memberName: 'Mia', alone: true });
    for (const embedded of [true, false]) {
      await house.hear('hello', { began: at('12:00'), embedded }, 7);
      await house.hear('answer', { answer: 'begin', embedded }, 7);
      await house.hear('answer', { answer: 'look', embedded }, 7);
    }
    const settings = await house.read(readSettings);
    expect(settings.countingSince).toBeNull();
    expect(await house.hear('hello', { began: at('12:00') })).toMatchObject({
      counting: false,
      word: { notice: { reason: 'first-visit' } },
    });
  });

  it.each(['continue', 'stop', 'not-now', 'pause-passed'])('begins by no "%s"', async (answer) => {
    const house = await SampleHouse.install();
    await house.ask('start-counting', { memberName: 'Mia', alone: true });
    await house.hear('answer', { answer });
    await house.hear('finished', {});
    expect((await house.read(readSettings)).countingSince).toBeNull();
    expect(await house.read(({ skips }) => skips.count())).toBe(0);
  });

  it('begins once, and not where nobody waits', async () => {
    const house = await SampleHouse.install();
    await house.hear('answer', { answer: 'begin' });
    expect((await house.read(readSettings)).countingSince).toBeNull();
    await house.ask('start-counting', { memberName: 'Mia', alone: true });
    await Promise.all([
      house.hear('answer', { answer: 'begin' }),
      house.hear('answer', { answer: 'begin' }),
    ]);
    expect(await house.logged()).toEqual(['counting-agreed']);
    expect((await house.household()).members.map(({ name }) => name)).toEqual(['Mia']);
    // Asked once more, it does not wait again.
    await house.ask('start-counting', { memberName: 'Eve', alone: true });
    expect(notice(await house.hear('hello', { began: at('12:00') }))).toBeNull();
    expect((await house.household()).members.map(({ name }) => name)).toEqual(['Mia']);
  });
});
