import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { validateRules } from '../../../../src/domain/limits/rules/validate.ts';
import { bedtime, session, weekly } from '../../domain/limits/evaluation/context-fixture.ts';
import { daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('switching without a PIN', () => {
  it('at browser start gives nobody looser rules than any member has', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(0) }));
    const dad = await background.addUnlimitedMember('Papa');
    expect(await background.switchTo(dad)).toBe('switched');
    await background.request('lock', {});
    await background.restartBrowser();
    expect(await background.verdict()).toBe('nobody closed who');
    expect(await background.switchTo(dad)).toBe('needs-pin');
    expect(await background.verdict()).toBe('nobody closed who');
    expect(await background.switchTo(mia)).toBe('switched');
    expect(await background.verdict()).toBe('Mia closed daily');
    // Once a member was chosen, choosing the same one needs no PIN.
    expect(await background.switchTo(mia)).toBe('switched');
    expect(await background.switchTo(dad, PIN)).toBe('switched');
  });

  it('is refused if bedtime hides that the daily limit is used up', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    const quiet = bedtime('16:00', '17:00', { kind: 'quiet' });
    await background.setRules(mia, rules({ windows: [quiet], daily: daily(60) }));
    const { member: ghost } = await background.request('add-member', { memberName: 'Ghost' });
    await background.switchTo(mia);
    await background.request('lock', {});
    await background.watch('13:00', '14:00');
    background.setTime('16:10');
    expect(await background.switchTo(ghost)).toBe('needs-pin');
    background.setTime('17:01');
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('is refused if a window comes first and the weekly limit is nearly used up', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(
      mia,
      rules({ windows: [bedtime('14:00', '15:00')], weekly: weekly(60) }),
    );
    const { member: ghost } = await background.request('add-member', { memberName: 'Ghost' });
    await background.switchTo(mia);
    await background.request('lock', {});
    await background.watch('13:00', '13:58');
    background.setTime('13:59');
    expect(await background.switchTo(ghost)).toBe('needs-pin');
  });

  it('does not escape rules that are tightened from tomorrow', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(120) }));
    await background.request('switch-member', { member: mia, pin: '' });
    const free = await background.addUnlimitedMember('Ben');
    await background.setRules(free, rules({ daily: daily(120) }));
    background.setTime('2026-05-07T12:00');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.setRules(
      mia,
      rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }),
    );
    await background.request('lock', {});
    expect(await background.switchTo(free)).toBe('needs-pin');
  });

  it('to a new member does not escape rules that are tightened from tomorrow', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(120) }));
    await background.setRules(
      mia,
      rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }),
    );
    await background.request('lock', {});
    const { member: ghost } = await background.request('add-member', { memberName: 'Ghost' });
    await background.switchTo(ghost);
    background.setTime('2026-05-07T21:00');
    const { agreement } = await background.request('agreement', { member: ghost });
    expect(agreement.inForce?.rules).toMatchObject({ daily: daily(30) });
    expect(agreement.inForce?.rules.windows).toHaveLength(1);
    expect(await background.verdict()).toContain('closed bedtime');
  });

  it('adds members whose rules can be saved, however many there are', async () => {
    const background = await TestBackground.openWithParent();
    const windows = Array.from({ length: 20 }, (_, i) =>
      bedtime(`${String(i + 4).padStart(2, '0')}:00`, `${String(i + 4).padStart(2, '0')}:30`),
    );
    await background.setRules(
      await background.memberId('Mia'),
      rules({ windows: windows.slice(0, 15) }),
    );
    for (const name of ['Ben', 'Cleo', 'Dan'])
      await background.request('add-member', { memberName: name });
    const { agreement } = await background.request('agreement', {
      member: await background.memberId('Dan'),
    });
    expect(agreement.inForce?.rules.windows).toHaveLength(15);
    expect(validateRules(agreement.inForce?.rules ?? rules())).toEqual([]);
  });
});

describe('a session', () => {
  it.each([
    ['whose break is due', '13:15', 'Mia closed session'],
    ['that is nearly used up', '13:13', 'Mia open'],
  ])('%s is not left for another member’s without a PIN', async (_, until, said) => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ session: session(15, 30) }));
    const { member: ben } = await background.request('add-member', { memberName: 'Ben' });
    await background.switchTo(mia);
    await background.request('lock', {});
    await background.watch('13:00', until);
    if (said.includes('closed')) background.setTime('13:18');
    expect(await background.verdict()).toBe(said);
    expect(await background.switchTo(ben)).toBe('needs-pin');
    await background.restartBrowser();
    expect(await background.switchTo(ben)).toBe('needs-pin');
    const { member: third } = await background.request('add-member', { memberName: 'Cleo' });
    expect(await background.switchTo(third)).toBe('needs-pin');
  });
});
