import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { bedtime } from '../../domain/limits/evaluation/context-fixture.ts';
import { PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('a clock that is set back', () => {
  it('opens no bedtime that was set when its hour had come', async () => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    background.go('18:00');
    await background.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.agree(mia, rules({ windows: [bedtime('16:00', '07:00')] }));
    await background.ask('lock', {});
    expect(await background.verdict()).toBe('Mia closed bedtime');
    background.go('15:00');
    expect(await background.verdict()).toBe('Mia closed bedtime');
  });
});
