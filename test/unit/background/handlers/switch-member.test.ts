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
  it('at the start of the browser makes nobody less limited than anybody here', async () => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.agree(mia, rules({ daily: daily(0) }));
    const dad = await background.addFree('Dad');
    expect(await background.switchTo(dad)).toBe('switched');
    await background.ask('lock', {});
    await background.startAnew();
    expect(await background.verdict()).toBe('nobody closed who');
    expect(await background.switchTo(dad)).toBe('needs-pin');
    expect(await background.verdict()).toBe('nobody closed who');
    expect(await background.switchTo(mia)).toBe('switched');
    expect(await background.verdict()).toBe('Mia closed daily');
    // Once somebody was chosen, staying is free.
    expect(await background.switchTo(mia)).toBe('switched');
    expect(await background.switchTo(dad, PIN)).toBe('switched');
  });

  it('is refused where bedtime hides that the day is used up', async () => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    const quiet = bedtime('16:00', '17:00', { kind: 'quiet' });
    await background.agree(mia, rules({ windows: [quiet], daily: daily(60) }));
    const { member: ghost } = await background.ask('add-member', { memberName: 'Ghost' });
    await background.switchTo(mia);
    await background.ask('lock', {});
    await background.watch('13:00', '14:00');
    background.go('16:10');
    expect(await background.switchTo(ghost)).toBe('needs-pin');
    background.go('17:01');
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('is refused where a window comes first and the week is nearly used up', async () => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.agree(
      mia,
      rules({ windows: [bedtime('14:00', '15:00')], weekly: weekly(60) }),
    );
    const { member: ghost } = await background.ask('add-member', { memberName: 'Ghost' });
    await background.switchTo(mia);
    await background.ask('lock', {});
    await background.watch('13:00', '13:58');
    background.go('13:59');
    expect(await background.switchTo(ghost)).toBe('needs-pin');
  });

  it('does not escape tonight what is tightened from tomorrow on', async () => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.agree(mia, rules({ daily: daily(120) }));
    await background.ask('switch-member', { member: mia, pin: '' });
    const free = await background.addFree('Ben');
    await background.agree(free, rules({ daily: daily(120) }));
    background.go('2026-05-07T12:00');
    await background.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await background.agree(mia, rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }));
    await background.ask('lock', {});
    expect(await background.switchTo(free)).toBe('needs-pin');
  });

  it('to somebody added tonight does not escape what is tightened from tomorrow on', async () => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.agree(mia, rules({ daily: daily(120) }));
    await background.agree(mia, rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }));
    await background.ask('lock', {});
    const { member: ghost } = await background.ask('add-member', { memberName: 'Ghost' });
    await background.switchTo(ghost);
    background.go('2026-05-07T21:00');
    const { agreement } = await background.ask('agreement', { member: ghost });
    expect(agreement.inForce?.rules).toMatchObject({ daily: daily(30) });
    expect(agreement.inForce?.rules.windows).toHaveLength(1);
    expect(await background.verdict()).toContain('closed bedtime');
  });

  it('adds members whose rules can be saved, however many there were before them', async () => {
    const background = await TestBackground.withDad();
    const windows = Array.from({ length: 20 }, (_, i) =>
      bedtime(`${String(i + 4).padStart(2, '0')}:00`, `${String(i + 4).padStart(2, '0')}:30`),
    );
    await background.agree(await background.idOf('Mia'), rules({ windows: windows.slice(0, 15) }));
    for (const name of ['Ben', 'Cleo', 'Dan'])
      await background.ask('add-member', { memberName: name });
    const { agreement } = await background.ask('agreement', {
      member: await background.idOf('Dan'),
    });
    expect(agreement.inForce?.rules.windows).toHaveLength(15);
    expect(validateRules(agreement.inForce?.rules ?? rules())).toEqual([]);
  });
});

describe('a sitting', () => {
  it.each([
    ['whose break has to be kept', '13:15', 'Mia closed session'],
    ['that is nearly used up', '13:13', 'Mia open'],
  ])('%s is not left for another member’s without a PIN', async (_, until, said) => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.agree(mia, rules({ session: session(15, 30) }));
    const { member: ben } = await background.ask('add-member', { memberName: 'Ben' });
    await background.switchTo(mia);
    await background.ask('lock', {});
    await background.watch('13:00', until);
    if (said.includes('closed')) background.go('13:18');
    expect(await background.verdict()).toBe(said);
    expect(await background.switchTo(ben)).toBe('needs-pin');
    await background.startAnew();
    expect(await background.switchTo(ben)).toBe('needs-pin');
    const { member: third } = await background.ask('add-member', { memberName: 'Cleo' });
    expect(await background.switchTo(third)).toBe('needs-pin');
  });
});
