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

it('a parent alone sets a bedtime, which is enforced although nothing is counted', async () => {
  const background = await TestBackground.openAwaitingMember();
  await background.setRules(await background.memberId('Mia'), NIGHT);
  expect(await background.verdict()).toBe('Mia open');
  background.setTime('22:30');
  expect(await background.verdict()).toBe('Mia closed bedtime');
  const { agreement } = await background.request('agreement', {
    member: await background.memberId('Mia'),
  });
  expect(agreement.todayMs).toBeNull();
  expect(agreement.inForce?.yeses).toEqual([]);
  expect(await counted(background)).toEqual([]);
  expect(await background.loggedEvents()).toEqual(['agreement-made']);
});

it('a limit in minutes waits until counting has started', async () => {
  const background = await TestBackground.openAwaitingMember();
  await background.setRules(await background.memberId('Mia'), rules({ daily: daily(30) }));
  const watching = background.watch('13:00', '13:40');
  await expect(watching).rejects.toThrow('not-counting');
  expect(await background.verdict()).toBe('Mia open');
  background.setTime('14:00');
  await background.request('start-counting', { memberName: '' });
  await background.watch('14:10', '14:41');
  expect(await background.verdict()).toContain('daily');
});

it('extra time past bedtime ends by the wall clock', async () => {
  const background = await TestBackground.openAwaitingMember();
  await background.request('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
  await background.setRules(await background.memberId('Mia'), NIGHT);
  background.setTime('22:30');
  const gift = { minutes: 15, code: PIN, pastBedtime: true, reason: '' } as const;
  await background.request('extra-time', gift);
  expect(await background.verdict()).toBe('Mia open');
  background.setTime('22:44');
  expect(await background.verdict()).toBe('Mia open');
  background.setTime('22:50');
  expect(await background.verdict()).toBe('Mia closed bedtime');
});

it('more members can be added once counting has started', async () => {
  const background = await TestBackground.openAwaitingMember();
  const answer = await background.send('add-member', { memberName: 'Ben' });
  expect(answer).toMatchObject({ ok: false, error: 'not-counting' });
});

it('counting starts with the existing member, rules and PIN, and the seal stays valid', async () => {
  const background = await TestBackground.openAwaitingMember();
  await background.request('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
  const mia = await background.memberId('Mia');
  await background.setRules(mia, NIGHT);
  background.setTime('2026-05-07T12:00');
  await background.request('start-counting', { memberName: '' });
  expect(await background.memberId('Mia')).toBe(mia);
  const days = await background.read(async (database) => database.days.toArray());
  expect(days.map(({ date }) => date)).toEqual(['2026-05-07']);
  const gaps = await background.read(async (database) => database.gaps.toArray());
  expect(gaps.map(({ reason }) => reason)).toEqual(['before']);
  await background.watch('2026-05-07T12:10', '2026-05-07T12:20');
  background.setTime('2026-05-08T12:00');
  await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
  expect((await background.profile()).seal).toMatchObject({ fine: true });
  expect(await background.loggedEvents()).toContain('counting-agreed');
});

describe('counting that waits for the first visit', () => {
  const notice = (answer: object): unknown => Reflect.get(answer, 'verdict')?.notice;

  it('is not started by an embedded player, whatever it answers', async () => {
    const background = await TestBackground.install();
    await background.request('start-counting', { memberName: 'Mia', alone: true });
    for (const embedded of [true, false]) {
      await background.sendFromPage('hello', { began: at('12:00'), embedded }, 7);
      await background.sendFromPage('answer', { answer: 'begin', embedded }, 7);
      await background.sendFromPage('answer', { answer: 'look', embedded }, 7);
    }
    const settings = await background.read(readSettings);
    expect(settings.countingSince).toBeNull();
    expect(await background.sendFromPage('hello', { began: at('12:00') })).toMatchObject({
      counting: false,
      verdict: { notice: { reason: 'first-visit' } },
    });
  });

  it.each(['continue', 'stop', 'not-now', 'pause-passed'])(
    'is not started by "%s"',
    async (answer) => {
      const background = await TestBackground.install();
      await background.request('start-counting', { memberName: 'Mia', alone: true });
      await background.sendFromPage('answer', { answer });
      await background.sendFromPage('finished', {});
      expect((await background.read(readSettings)).countingSince).toBeNull();
      expect(await background.read(({ skips }) => skips.count())).toBe(0);
    },
  );

  it('starts once, and not if it was never set to wait', async () => {
    const background = await TestBackground.install();
    await background.sendFromPage('answer', { answer: 'begin' });
    expect((await background.read(readSettings)).countingSince).toBeNull();
    await background.request('start-counting', { memberName: 'Mia', alone: true });
    await Promise.all([
      background.sendFromPage('answer', { answer: 'begin' }),
      background.sendFromPage('answer', { answer: 'begin' }),
    ]);
    expect(await background.loggedEvents()).toEqual(['counting-agreed']);
    expect((await background.profile()).members.map(({ name }) => name)).toEqual(['Mia']);
    // A second request does not make it wait again.
    await background.request('start-counting', { memberName: 'Eve', alone: true });
    expect(notice(await background.sendFromPage('hello', { began: at('12:00') }))).toBeNull();
    expect((await background.profile()).members.map(({ name }) => name)).toEqual(['Mia']);
  });
});
