import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { standingOf } from '../../../../src/domain/agreement/consent.ts';
import type { DecisionMode } from '../../../../src/domain/agreement/agreement.ts';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { WEEKDAYS } from '../../../../src/domain/time/calendar.ts';
import { readSettings } from '../../../../src/store/settings.ts';
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

describe('who made the rules, and who agreed to them', () => {
  const save = async (
    background: TestBackground,
    way: DecisionMode,
    more: { minutes?: number; forMyself?: boolean; memberPin?: string } = {},
  ) => {
    const { minutes = 60, ...rest } = more;
    const member = await background.memberId('Mia');
    const terms = { lookAgain: null, wishes: [], atOnce: true };
    const draft = { member, way, rules: rules({ daily: daily(minutes) }), ...terms, ...rest };
    return background.send('save-agreement', draft);
  };
  const yes = async (background: TestBackground): Promise<void> => {
    const member = await background.memberId('Mia');
    await background.request('consent', { member, version: 1, as: 'member' });
  };
  const told = async (background: TestBackground, name = 'Mia') => {
    const member = await background.memberId(name);
    const { agreement } = await background.request('agreement', { member });
    const [latest] = agreement.versions;
    if (latest === undefined) throw new Error('no agreement');
    const { parents } = await background.profile();
    const nameOf = (id: string) => parents.find((parent) => parent.id === id)?.name ?? id;
    const standing = standingOf(latest);
    if (standing.is === 'agreed') {
      return `agreed: ${standing.yeses.map(({ by }) => nameOf(by)).join(', ')}`;
    }
    if (standing.is === 'own') return 'own';
    const { author } = standing;
    return `set: ${author.is === 'parent' ? nameOf(author.id) : author.is}`;
  };

  it.each<[string, (background: TestBackground) => Promise<unknown>, boolean, string]>([
    ['the form, “the teen decides”, Save', async (on) => save(on, 'self'), false, 'set: unknown'],
    [
      '… and Mia says yes',
      async (on) => {
        await save(on, 'self');
        await yes(on);
      },
      false,
      'agreed: member',
    ],
    ['the form, “together”, Save', async (on) => save(on, 'together'), false, 'set: unknown'],
    ['Mia alone, for herself', async (on) => save(on, 'self', { forMyself: true }), false, 'own'],
    ['a parent with a PIN', async (on) => save(on, 'parent'), true, 'set: Dad'],
    [
      'a parent with a PIN, whatever is ticked',
      async (on) => save(on, 'self', { forMyself: true }),
      true,
      'set: Dad',
    ],
    [
      'both say yes',
      async (on) => {
        await save(on, 'together');
        await yes(on);
      },
      true,
      'agreed: member, Dad',
    ],
    [
      'a tightening after Dad has locked',
      async (on) => {
        await save(on, 'together');
        await on.request('lock', {});
        await save(on, 'together', { minutes: 30 });
      },
      true,
      'set: unknown',
    ],
    [
      'a suggestion that Dad takes over',
      async (on) => {
        await save(on, 'together');
        const member = await on.memberId('Mia');
        await on.request('propose', { member, rules: rules({ daily: daily(90) }), reason: '' });
        const { agreement } = await on.request('agreement', { member });
        const id = agreement.proposals[0]?.id ?? '';
        await on.request('answer-proposal', { id, answer: 'yes', reason: '' });
      },
      true,
      'agreed: member, Dad',
    ],
  ])('%s', async (_, act, hasParent, expected) => {
    const background = hasParent
      ? await TestBackground.openWithParent()
      : await TestBackground.open();
    await act(background);
    expect(await told(background)).toBe(expected);
  });

  it.each([
    ['nobody known', false, 'set: unknown'],
    ['the parent who adds them with a PIN', true, 'set: Dad'],
  ])('a new member’s rules are those of %s, and not agreed', async (_, hasParent, expected) => {
    const background = hasParent
      ? await TestBackground.openWithParent()
      : await TestBackground.open();
    await save(background, 'self', hasParent ? {} : { forMyself: true });
    await background.request('add-member', { memberName: 'Ben' });
    expect(await told(background, 'Ben')).toBe(expected);
  });

  it('a member’s own rules are changed by the member, or by a parent with a PIN', async () => {
    const background = await TestBackground.open();
    await save(background, 'self', { forMyself: true });
    const refused = { ok: false, error: 'needs-member' };
    expect(await save(background, 'self', { minutes: 90 })).toMatchObject(refused);
    expect(await save(background, 'parent', { minutes: 30 })).toMatchObject(refused);
    expect(await save(background, 'self', { minutes: 90, forMyself: true })).toMatchObject({
      ok: true,
      starts: 'tomorrow',
    });
    await background.request('unlock', { pin: PIN, confirm: PIN, parentName: 'Dad' });
    expect(await save(background, 'self', { minutes: 120 })).toMatchObject({
      ok: true,
      starts: 'now',
    });
    expect(await told(background)).toBe('set: Dad');
  });

  it('the PIN of the member tells who it is', async () => {
    const background = await TestBackground.open();
    const member = await background.memberId('Mia');
    const pin = { member, pin: '2468', confirm: '2468', current: '' };
    await background.request('set-member-pin', pin);
    expect(await save(background, 'self', { forMyself: true })).toMatchObject({
      error: 'needs-member-pin',
    });
    await save(background, 'self', { memberPin: '2468' });
    expect(await told(background)).toBe('own');
  });

  it('a yes says in which browser it was said', async () => {
    const background = await TestBackground.open();
    await save(background, 'self');
    await yes(background);
    const rows = await background.read(async (database) => database.agreements.toArray());
    const { device } = await background.read(readSettings);
    expect(rows.flatMap(({ yeses }) => yeses)).toMatchObject([{ by: 'member', device }]);
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
