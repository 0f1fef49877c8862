import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { faultsOf } from '../../../../src/domain/limits/rules/validate.ts';
import { bedtime, session, weekly } from '../../domain/limits/evaluation/context-fixture.ts';
import { daily, PIN, rules, SampleHouse } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('switching without a PIN', () => {
  it('at the start of the browser makes nobody less limited than anybody here', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(0) }));
    const dad = await house.addFree('Dad');
    expect(await house.switchTo(dad)).toBe('switched');
    await house.ask('lock', {});
    await house.startAnew();
    expect(await house.word()).toBe('nobody closed who');
    expect(await house.switchTo(dad)).toBe('needs-pin');
    expect(await house.word()).toBe('nobody closed who');
    expect(await house.switchTo(mia)).toBe('switched');
    expect(await house.word()).toBe('Mia closed daily');
    // Once somebody was chosen, staying is free.
    expect(await house.switchTo(mia)).toBe('switched');
    expect(await house.switchTo(dad, PIN)).toBe('switched');
  });

  it('is refused where bedtime hides that the day is used up', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    const quiet = bedtime('16:00', '17:00', { kind: 'quiet' });
    await house.agree(mia, rules({ windows: [quiet], daily: daily(60) }));
    const { member: ghost } = await house.ask('add-member', { memberName: 'Ghost' });
    await house.switchTo(mia);
    await house.ask('lock', {});
    await house.watch('13:00', '14:00');
    house.go('16:10');
    expect(await house.switchTo(ghost)).toBe('needs-pin');
    house.go('17:01');
    expect(await house.word()).toBe('Mia closed daily');
  });

  it('is refused where a window comes first and the week is nearly used up', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ windows: [bedtime('14:00', '15:00')], weekly: weekly(60) }));
    const { member: ghost } = await house.ask('add-member', { memberName: 'Ghost' });
    await house.switchTo(mia);
    await house.ask('lock', {});
    await house.watch('13:00', '13:58');
    house.go('13:59');
    expect(await house.switchTo(ghost)).toBe('needs-pin');
  });

  it('does not escape tonight what is tightened from tomorrow on', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(120) }));
    await house.ask('switch-member', { member: mia, pin: '' });
    const free = await house.addFree('Ben');
    await house.agree(free, rules({ daily: daily(120) }));
    house.go('2026-05-07T12:00');
    await house.ask('unlock', { pin: PIN, confirm: '', parentName: '' });
    await house.agree(mia, rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }));
    await house.ask('lock', {});
    expect(await house.switchTo(free)).toBe('needs-pin');
  });

  it('to somebody added tonight does not escape what is tightened from tomorrow on', async () => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ daily: daily(120) }));
    await house.agree(mia, rules({ windows: [bedtime('20:00', '06:30')], daily: daily(30) }));
    await house.ask('lock', {});
    const { member: ghost } = await house.ask('add-member', { memberName: 'Ghost' });
    await house.switchTo(ghost);
    house.go('2026-05-07T21:00');
    const { agreement } = await house.ask('agreement', { member: ghost });
    expect(agreement.inForce?.rules).toMatchObject({ daily: daily(30) });
    expect(agreement.inForce?.rules.windows).toHaveLength(1);
    expect(await house.word()).toContain('closed bedtime');
  });

  it('adds members whose rules can be saved, however many there were before them', async () => {
    const house = await SampleHouse.withDad();
    const windows = Array.from({ length: 20 }, (_, i) =>
      bedtime(`${String(i + 4).padStart(2, '0')}:00`, `${String(i + 4).padStart(2, '0')}:30`),
    );
    await house.agree(await house.idOf('Mia'), rules({ windows: windows.slice(0, 15) }));
    for (const name of ['Ben', 'Cleo', 'Dan']) await house.ask('add-member', { memberName: name });
    const { agreement } = await house.ask('agreement', { member: await house.idOf('Dan') });
    expect(agreement.inForce?.rules.windows).toHaveLength(15);
    expect(faultsOf(agreement.inForce?.rules ?? rules())).toEqual([]);
  });
});

describe('a sitting', () => {
  it.each([
    ['whose break has to be kept', '13:15', 'Mia closed session'],
    ['that is nearly used up', '13:13', 'Mia open'],
  ])('%s is not left for another member’s without a PIN', async (_, until, said) => {
    const house = await SampleHouse.withDad();
    const mia = await house.idOf('Mia');
    await house.agree(mia, rules({ session: session(15, 30) }));
    const { member: ben } = await house.ask('add-member', { memberName: 'Ben' });
    await house.switchTo(mia);
    await house.ask('lock', {});
    await house.watch('13:00', until);
    if (said.includes('closed')) house.go('13:18');
    expect(await house.word()).toBe(said);
    expect(await house.switchTo(ben)).toBe('needs-pin');
    await house.startAnew();
    expect(await house.switchTo(ben)).toBe('needs-pin');
    const { member: third } = await house.ask('add-member', { memberName: 'Cleo' });
    expect(await house.switchTo(third)).toBe('needs-pin');
  });
});
