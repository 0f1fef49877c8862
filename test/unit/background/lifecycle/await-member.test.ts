import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../../../src/store/settings.ts';
import { bedtime } from '../../domain/limits/evaluation/context-fixture.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const NIGHT = rules({ windows: [bedtime('22:00', '07:00')] });

const counted = async (background: TestBackground): Promise<unknown[]> =>
  background.read(async ({ days, gaps, skips, spans }) =>
    (await Promise.all([days, gaps, skips, spans].map((table) => table.toArray()))).flat(),
  );

it('a parent alone sets a bedtime, which holds although nothing is counted', async () => {
  const background = await TestBackground.awaiting();
  await background.agree(await background.idOf('Mia'), NIGHT);
  expect(await background.verdict()).toBe('Mia open');
  background.go('22:30');
  expect(await background.verdict()).toBe('Mia closed bedtime');
  const { agreement } = await background.ask('agreement', { member: await background.idOf('Mia') });
  expect(agreement.todayMs).toBeNull();
  expect(agreement.inForce?.yeses).toHaveLength(1);
  expect(await counted(background)).toEqual([]);
  expect(await background.logged()).toEqual(['agreement-made']);
});

it('a limit in minutes waits until counting has begun', async () => {
  const background = await TestBackground.awaiting();
  await background.agree(await background.idOf('Mia'), rules({ daily: daily(30) }));
  const watching = background.watch('13:00', '13:40');
  await expect(watching).rejects.toThrow('not-counting');
  expect(await background.verdict()).toBe('Mia open');
  background.go('14:00');
  await background.ask('start-counting', { memberName: '' });
  await background.watch('14:10', '14:41');
  expect(await background.verdict()).toContain('daily');
});

it('extra time past bedtime ends by the clock', async () => {
  const background = await TestBackground.awaiting();
  await background.ask('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
  await background.agree(await background.idOf('Mia'), NIGHT);
  background.go('22:30');
  const gift = { minutes: 15, code: PIN, pastBedtime: true, reason: '' } as const;
  await background.ask('extra-time', gift);
  expect(await background.verdict()).toBe('Mia open');
  background.go('22:44');
  expect(await background.verdict()).toBe('Mia open');
  background.go('22:50');
  expect(await background.verdict()).toBe('Mia closed bedtime');
});

it('others who share the browser come once counting has begun', async () => {
  const background = await TestBackground.awaiting();
  const answer = await background.tell('add-member', { memberName: 'Ben' });
  expect(answer).toMatchObject({ ok: false, error: 'not-counting' });
});

it('counting begins with the member, the rules and the PIN that are there, and the seal holds', async () => {
  const background = await TestBackground.awaiting();
  await background.ask('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
  const mia = await background.idOf('Mia');
  await background.agree(mia, NIGHT);
  background.go('2026-05-07T12:00');
  await background.ask('start-counting', { memberName: '' });
  expect(await background.idOf('Mia')).toBe(mia);
  const days = await background.read(async (database) => database.days.toArray());
  expect(days.map(({ date }) => date)).toEqual(['2026-05-07']);
  const gaps = await background.read(async (database) => database.gaps.toArray());
  expect(gaps.map(({ reason }) => reason)).toEqual(['before']);
  await background.watch('2026-05-07T12:10', '2026-05-07T12:20');
  background.go('2026-05-08T12:00');
  await background.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
  expect((await background.profile()).seal).toMatchObject({ fine: true });
  expect(await background.logged()).toContain('counting-agreed');
});

describe('counting that waits for the first visit', () => {
  const notice = (answer: object): unknown => Reflect.get(answer, 'verdict')?.notice;

  it('begins by no player within a page, however it answers', async () => {
    const background = await TestBackground.install();
    await background.ask('start-counting', { memberName: 'Mia', alone: true });
    for (const embedded of [true, false]) {
      await background.hear('hello', { began: at('12:00'), embedded }, 7);
      await background.hear('answer', { answer: 'begin', embedded }, 7);
      await background.hear('answer', { answer: 'look', embedded }, 7);
    }
    const settings = await background.read(readSettings);
    expect(settings.countingSince).toBeNull();
    expect(await background.hear('hello', { began: at('12:00') })).toMatchObject({
      counting: false,
      verdict: { notice: { reason: 'first-visit' } },
    });
  });

  it.each(['continue', 'stop', 'not-now', 'pause-passed'])('begins by no "%s"', async (answer) => {
    const background = await TestBackground.install();
    await background.ask('start-counting', { memberName: 'Mia', alone: true });
    await background.hear('answer', { answer });
    await background.hear('finished', {});
    expect((await background.read(readSettings)).countingSince).toBeNull();
    expect(await background.read(({ skips }) => skips.count())).toBe(0);
  });

  it('begins once, and not where nobody waits', async () => {
    const background = await TestBackground.install();
    await background.hear('answer', { answer: 'begin' });
    expect((await background.read(readSettings)).countingSince).toBeNull();
    await background.ask('start-counting', { memberName: 'Mia', alone: true });
    await Promise.all([
      background.hear('answer', { answer: 'begin' }),
      background.hear('answer', { answer: 'begin' }),
    ]);
    expect(await background.logged()).toEqual(['counting-agreed']);
    expect((await background.profile()).members.map(({ name }) => name)).toEqual(['Mia']);
    // Asked once more, it does not wait again.
    await background.ask('start-counting', { memberName: 'Eve', alone: true });
    expect(notice(await background.hear('hello', { began: at('12:00') }))).toBeNull();
    expect((await background.profile()).members.map(({ name }) => name)).toEqual(['Mia']);
  });
});
