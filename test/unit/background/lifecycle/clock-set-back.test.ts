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
  it('does not lift a bedtime that was set after it had started', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    background.setTime('18:00');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.setRules(mia, rules({ windows: [bedtime('16:00', '07:00')] }));
    await background.request('lock', {});
    expect(await background.verdict()).toBe('Mia closed bedtime');
    background.setTime('15:00');
    expect(await background.verdict()).toBe('Mia closed bedtime');
  });
});
