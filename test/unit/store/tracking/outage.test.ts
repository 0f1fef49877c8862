import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { recordOutage } from '../../../../src/store/tracking/outage.ts';
import { at, TestBackground } from '../../background/services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../background/browser-stub.ts'));

let background: TestBackground;
beforeEach(async () => {
  background = await TestBackground.open();
});

it('is a gap but for what pages reported later', async () => {
  await background.watch('13:20', '13:30');
  await background.connection.write(recordOutage, at('13:00'), at('14:00'));
  const gaps = await background.read(async (database) => database.gaps.toArray());
  expect(gaps.filter(({ reason }) => reason === 'unstored')).toMatchObject([
    { start: at('13:00'), end: at('13:20') },
    { start: at('13:30'), end: at('14:00') },
  ]);
});

it('is no gap if it was shorter than the time between two reports', async () => {
  background.setTime('13:00');
  await background.connection.write(recordOutage, at('13:00') - 8000, at('13:00'));
  const gaps = await background.read(async (database) => database.gaps.toArray());
  expect(gaps.filter(({ reason }) => reason === 'unstored')).toEqual([]);
});
