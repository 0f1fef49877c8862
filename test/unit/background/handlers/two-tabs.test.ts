import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Answer, Request } from '../../../../src/messages/index.ts';
import type { OwnMessageName } from '../../../../src/background/messaging/handler-types.ts';
import { daily, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

/** What two tabs that send at the same moment get: `ok`, or the error. */
async function outcomesOf<N extends OwnMessageName>(
  background: TestBackground,
  name: N,
  ...requests: readonly [Request<N>, Request<N>]
): Promise<string[]> {
  const answers = await Promise.all(
    requests.map(async (one): Promise<Answer<N>> => background.send(name, one)),
  );
  return answers.map((answer) => (answer.ok ? 'ok' : answer.error));
}

describe('two tabs at once', () => {
  it('add one member of a name', async () => {
    const background = await TestBackground.open();
    const leo = { memberName: 'Leo' };
    expect(await outcomesOf(background, 'add-member', leo, leo)).toEqual(['ok', 'name-taken']);
    const { members } = await background.profile();
    expect(members.map(({ name }) => name)).toEqual(['Leo', 'Mia']);
  });

  it('add one parent with a PIN', async () => {
    const background = await TestBackground.openWithParent();
    const mum = { parentName: 'Mum', pin: '135790', confirm: '135790' };
    const papa = { ...mum, parentName: 'Papa' };
    expect(await outcomesOf(background, 'add-parent', mum, papa)).toEqual(['ok', 'pin-taken']);
    const { parents } = await background.profile();
    expect(parents.map(({ name }) => name)).toEqual(['Dad', 'Mum']);
  });

  it('create one household', async () => {
    const background = await TestBackground.open();
    const ours = { householdName: 'Miller' };
    const outcomes = await outcomesOf(background, 'make-household', ours, ours);
    expect(outcomes).toEqual(['ok', 'in-household']);
  });

  it('do not loosen what the other has tightened', async () => {
    const background = await TestBackground.openWithParent();
    const member = await background.memberId('Mia');
    await background.setRules(member, rules({ daily: daily(60) }));
    await background.request('lock', {});
    const to = (minutes: number): Request<'save-agreement'> => ({
      member,
      way: 'parent',
      rules: rules({ daily: daily(minutes) }),
      lookAgain: null,
      wishes: [],
      atOnce: true,
    });
    const outcomes = await outcomesOf(background, 'save-agreement', to(30), to(50));
    expect(outcomes).toEqual(['ok', 'needs-pin']);
    const { agreement } = await background.request('agreement', { member });
    expect(agreement.inForce?.rules.daily).toEqual(daily(30));
  });
});
