import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { bedtime } from '../domain/situation-sample.ts';
import { daily, PIN, rules, SampleHouse } from './house-sample.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./browser-sample.ts'));

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
