import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { standingOf } from '../../../../src/domain/agreement/consent.ts';
import type { DecisionMode } from '../../../../src/domain/agreement/agreement.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

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
