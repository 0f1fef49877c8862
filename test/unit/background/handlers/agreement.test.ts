import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { WEEKDAYS } from '../../../../src/domain/time/calendar.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

describe('an answer', () => {
  it('of yes makes the agreement, or is not stored', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(60) }));
    await background.request('propose', {
      member: mia,
      rules: rules({ daily: daily(90) }),
      reason: '',
    });
    const { agreement } = await background.request('agreement', { member: mia });
    const id = agreement.proposals[0]?.id ?? '';
    const yes = { id, answer: 'yes' as const, reason: '' };
    const broken = await background.read(async (database) =>
      vi.spyOn(database.agreements, 'put').mockImplementation(() => {
        throw new Error('broken');
      }),
    );
    expect((await background.send('answer-proposal', yes)).ok).toBe(false);
    broken.mockRestore();
    const before = await background.request('agreement', { member: mia });
    expect(before.agreement.proposals[0]?.answer).toBeNull();
    await background.request('answer-proposal', yes);
    const after = await background.request('agreement', { member: mia });
    expect(after.agreement.proposals[0]?.answer).toBe('yes');
    expect(after.agreement.inForce?.rules.daily).toEqual(daily(90));
    expect(await background.send('answer-proposal', yes)).toMatchObject({ error: 'not-there' });
  });

  it('comes too late for a withdrawn proposal; withdrawing needs no PIN and is logged', async () => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(60) }));
    await background.request('lock', {});
    const proposals = async () =>
      (await background.request('agreement', { member: mia })).agreement.proposals;
    await background.request('propose', {
      member: mia,
      rules: rules({ daily: daily(90) }),
      reason: '',
    });
    const id = (await proposals())[0]?.id ?? '';
    await background.request('withdraw-proposal', { id });
    expect(await proposals()).toEqual([]);
    expect((await background.loggedEvents()).at(-1)).toBe('proposal-withdrawn');
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    const yes = { id, answer: 'yes' as const, reason: '' };
    expect(await background.send('answer-proposal', yes)).toMatchObject({ error: 'not-there' });
    expect(await background.send('withdraw-proposal', { id })).toMatchObject({
      error: 'not-there',
    });
  });

  it.each([
    ['talk', { ok: true }],
    ['no', { error: 'not-there' }],
    ['yes', { error: 'not-there' }],
  ] as const)('of "%s" and then taking it back: %o', async (answer, outcome) => {
    const background = await TestBackground.openWithParent();
    const member = await background.memberId('Mia');
    await background.request('propose', { member, rules: rules({ daily: daily(90) }), reason: '' });
    const { agreement } = await background.request('agreement', { member });
    const id = agreement.proposals[0]?.id ?? '';
    await background.request('answer-proposal', { id, answer, reason: 'x' });
    expect(await background.send('withdraw-proposal', { id })).toMatchObject(outcome);
  });

  it('of no to an agreement is kept with its reason until the yes, and breaks no seal', async () => {
    const background = await TestBackground.openWithParent();
    const member = await background.memberId('Mia');
    await background.setRules(member, rules({ daily: daily(60) }));
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    const log = await background.loggedEvents();
    const no = { member, version: 1, as: 'member' as const, reason: 'Too short on Sundays' };
    expect(await background.send('refuse', { ...no, reason: ' ' })).toMatchObject({
      error: 'malformed',
    });
    expect(await background.send('refuse', { ...no, version: 2 })).toMatchObject({
      error: 'not-there',
    });
    await background.request('refuse', { ...no, reason: 'Too short' });
    await background.request('refuse', no);
    const latest = async () =>
      (await background.request('agreement', { member })).agreement.versions[0];
    expect((await latest())?.noes).toMatchObject([{ by: 'member', reason: no.reason }]);
    expect(await background.loggedEvents()).toEqual(log);
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect((await background.profile()).seal?.found).toEqual([]);
    await background.request('consent', { member, version: 1, as: 'member' });
    expect((await latest())?.noes).toEqual([]);
    expect(await background.send('refuse', no)).toMatchObject({ error: 'not-there' });
  });

  it('of yes applies to the version that was seen', async () => {
    const background = await TestBackground.openWithParent();
    const member = await background.memberId('Mia');
    await background.setRules(member, rules({ daily: daily(60) }));
    await background.setRules(member, rules({ daily: daily(90) }));
    for (const version of [1, 3]) {
      const answer = await background.send('consent', { member, version, as: 'member' });
      expect(answer).toMatchObject({ error: 'not-there' });
    }
    await background.request('consent', { member, version: 2, as: 'member' });
    const { agreement } = await background.request('agreement', { member });
    expect(agreement.versions.map(({ yeses }) => yeses.length)).toEqual([2, 1]);
  });
});

describe('a tighter limit', () => {
  it.each([true, false])('starts at once, unlocked or not: %s', async (unlocked) => {
    const background = await TestBackground.openWithParent();
    const member = await background.memberId('Mia');
    await background.setRules(member, rules({ daily: daily(60) }));
    if (!unlocked) await background.request('lock', {});
    const terms = { member, way: 'parent' as const, lookAgain: null, wishes: [] };
    const tighter = { ...terms, rules: rules({ daily: daily(45) }), atOnce: true };
    expect(await background.send('save-agreement', tighter)).toMatchObject({ starts: 'now' });
    const later = { ...terms, rules: rules({ daily: daily(30) }), atOnce: false };
    expect(await background.send('save-agreement', later)).toMatchObject({ starts: 'tomorrow' });
  });
});

it('nobody enters a number in a parent’s name without the PIN', async () => {
  const background = await TestBackground.openWithParent();
  const member = await background.memberId('Mia');
  const [dad] = (await background.profile()).parents;
  const by = dad?.id ?? '';
  const save = async (minutes: number, wished: number): Promise<string | undefined> => {
    const wishes = [{ by, dailyMs: wished, reason: '' }];
    const draft = { member, way: 'together' as const, rules: rules({ daily: daily(minutes) }) };
    await background.request('save-agreement', { ...draft, lookAgain: null, wishes, atOnce: true });
    const { agreement } = await background.request('agreement', { member });
    return agreement.versions[0]?.wishes[0]?.by;
  };
  expect(await save(60, 30)).toBe(by);
  await background.request('lock', {});
  expect(await save(50, 30)).toBe(by);
  expect(await save(40, 180)).toBe('no-pin');
});

it('a member’s own bedtime ends in the morning, as the page says, and not when a looser day begins', async () => {
  const background = await TestBackground.open();
  const member = await background.memberId('Mia');
  const night = { kind: 'bedtime' as const, from: '22:00', to: '07:00', strength: 'firm' as const };
  const save = async (windows: Rules['windows']): Promise<string> => {
    const draft = { member, way: 'self' as const, rules: rules({ windows }) };
    const terms = { lookAgain: null, wishes: [], atOnce: true, forMyself: true };
    return (await background.request('save-agreement', { ...draft, ...terms })).starts;
  };
  expect(await save([{ ...night, weekdays: WEEKDAYS }])).toBe('now');
  background.setTime('23:00');
  expect(await save([])).toBe('tomorrow');
  for (const time of ['2026-05-07T04:01', '2026-05-07T06:59']) {
    background.setTime(time);
    // oxlint-disable-next-line no-await-in-loop -- one after the other, as time passes
    expect(await background.verdict()).toBe('Mia closed bedtime');
    // oxlint-disable-next-line no-await-in-loop -- the same
    expect((await background.profile()).verdict.opensAt).toBe(at('2026-05-07T07:00'));
  }
  // Nothing stricter brings the looser day forward.
  await save([{ ...night, kind: 'quiet', from: '15:00', to: '16:00', weekdays: WEEKDAYS }]);
  expect(await background.verdict()).toBe('Mia closed bedtime');
  background.setTime('2026-05-07T07:00');
  expect(await background.verdict()).toBe('Mia open');
});
