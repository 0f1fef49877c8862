import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { bedtime } from '../../domain/limits/evaluation/context-fixture.ts';
import { PIN, rules, SampleHouse } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a clock that is set back', () => {
  it('opens no bedtime that was set when its hour had come', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    house.go('18:00');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await house.agree(mia, rules({ windows: [bedtime('16:00', '07:00')] }));
    await house.ask('lock', {});
    expect(await house.word()).toBe('Mia closed bedtime');
    house.go('15:00');
    expect(await house.word()).toBe('Mia closed bedtime');
  });
});
