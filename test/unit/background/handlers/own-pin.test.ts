import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { OwnMessageName } from '../../../../src/background/messaging/handler-types.ts';
import type { Request } from '../../../../src/messages/index.ts';
import { daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const BENS = '2468';
const TERMS = { lookAgain: null, wishes: [], atOnce: true };

/** Mia's browser, which Ben shares: he has a PIN of his own and watches after Mia. */
async function openWithBen(hasParent: boolean): Promise<{
  background: TestBackground;
  mia: string;
  ben: string;
}> {
  const background = hasParent
    ? await TestBackground.openWithParent()
    : await TestBackground.open();
  const mia = await background.memberId('Mia');
  const { member: ben } = await background.request('add-member', { memberName: 'Ben' });
  await background.setRules(ben, rules({ daily: daily(60) }));
  await background.request('set-member-pin', {
    member: ben,
    pin: BENS,
    confirm: BENS,
    current: '',
  });
  await background.switchTo(mia);
  if (hasParent) await background.request('lock', {});
  return { background, mia, ben };
}

/** What is done in the name of a member. */
const SPEAKING: Readonly<
  Record<string, (ben: string) => { [N in OwnMessageName]: [N, Request<N>] }[OwnMessageName]>
> = {
  'says yes': (member) => ['consent', { member, version: 1, as: 'member' }],
  'proposes other rules': (member) => ['propose', { member, rules: rules(), reason: '' }],
  'tightens the rules': (member) => [
    'save-agreement',
    { member, way: 'parent', rules: rules({ daily: daily(0) }), ...TERMS },
  ],
  'is renamed': (member) => ['rename-member', { member, memberName: 'Benjamin' }],
  'writes down ideas': (member) => ['set-ideas', { member, ideas: ['read'] }],
  'chooses a pause': (member) => ['set-opening-pause', { member, pauseMs: 3000 }],
  'is removed': (member) => ['remove-member', { member }],
};

/** What only the member can say. */
const OWN_WORDS: ReadonlySet<string> = new Set(['says yes', 'proposes other rules']);

/** The error that asks for the PIN. */
function pinFor(what: string): string {
  return OWN_WORDS.has(what) ? 'needs-own-pin' : 'needs-member-pin';
}

describe.each([
  ['with a parent', true],
  ['without a parent', false],
])('%s, a member with a PIN', (_, hasParent) => {
  it.each(Object.entries(SPEAKING))('%s only with it', async (what, message) => {
    const { background, ben } = await openWithBen(hasParent);
    const [name, request] = message(ben);
    const before = await background.loggedEvents();
    const error = what === 'is removed' && hasParent ? 'needs-pin' : pinFor(what);
    expect(await background.send(name, request)).toMatchObject({ ok: false, error });
    if (error === 'needs-pin') return;
    expect(await background.send(name, { ...request, memberPin: '0000' })).toMatchObject({
      ok: false,
      error: 'wrong-pin',
    });
    expect(await background.loggedEvents()).toEqual(before);
    expect(await background.send(name, { ...request, memberPin: BENS })).toMatchObject({
      ok: true,
    });
  });

  it('is switched to only with it, whoever watched before', async () => {
    const { background, mia, ben } = await openWithBen(hasParent);
    expect(await background.switchTo(ben)).toBe('needs-pin');
    expect(await background.switchTo(ben, '0000')).toBe('wrong-pin');
    expect(await background.switchTo(ben, BENS)).toBe('switched');
    expect(await background.switchTo(ben)).toBe('switched');
    expect(await background.switchTo(mia, hasParent ? PIN : '')).toBe('switched');
    expect(await background.switchTo(ben)).toBe('needs-pin');
    await background.restartBrowser();
    expect(await background.switchTo(ben)).toBe('needs-pin');
  });

  it('withdraws a suggestion only with it', async () => {
    const { background, ben } = await openWithBen(hasParent);
    await background.request('propose', {
      member: ben,
      rules: rules(),
      reason: '',
      memberPin: BENS,
    });
    const { agreement } = await background.request('agreement', { member: ben });
    const id = agreement.proposals[0]?.id ?? '';
    expect(await background.send('withdraw-proposal', { id })).toMatchObject({
      error: 'needs-member-pin',
      detail: 'Ben',
    });
    expect(await background.send('withdraw-proposal', { id, memberPin: BENS })).toMatchObject({
      ok: true,
    });
  });
});

it.each(Object.entries(SPEAKING).filter(([what]) => OWN_WORDS.has(what)))(
  'a parent’s PIN is not enough where a member with a PIN %s',
  async (_, message) => {
    const { background, ben } = await openWithBen(true);
    const [name, request] = message(ben);
    expect(await background.send(name, { ...request, memberPin: PIN })).toMatchObject({
      error: 'wrong-pin',
    });
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await background.send(name, request)).toMatchObject({ error: 'needs-own-pin' });
    expect(await background.send(name, { ...request, memberPin: BENS })).toMatchObject({
      ok: true,
    });
  },
);

it.each(Object.entries(SPEAKING).filter(([what]) => what !== 'is removed' && !OWN_WORDS.has(what)))(
  'a parent’s PIN does as well where a member with a PIN %s',
  async (_, message) => {
    const { background, ben } = await openWithBen(true);
    const [name, request] = message(ben);
    expect(await background.send(name, { ...request, memberPin: PIN })).toMatchObject({ ok: true });
  },
);

it('rules that a parent changes with a PIN in place of the member’s are the parent’s', async () => {
  const { background, ben } = await openWithBen(true);
  const loosened = { member: ben, way: 'parent' as const, rules: rules(), ...TERMS };
  await background.request('save-agreement', { ...loosened, memberPin: PIN });
  const { parents } = await background.profile();
  const { agreement } = await background.request('agreement', { member: ben });
  expect(agreement.versions[0]).toMatchObject({ madeBy: parents[0]?.id });
});

it('an answer without a parent’s PIN needs that of the member whose rules it changes', async () => {
  const { background, ben } = await openWithBen(false);
  const draft = { member: ben, rules: rules({ daily: daily(30) }), reason: '' };
  await background.request('propose', { ...draft, memberPin: BENS });
  const { agreement } = await background.request('agreement', { member: ben });
  const answer = { id: agreement.proposals[0]?.id ?? '', answer: 'yes' as const, reason: '' };
  expect(await background.send('answer-proposal', answer)).toMatchObject({
    error: 'needs-member-pin',
  });
  expect(await background.send('answer-proposal', { ...answer, memberPin: BENS })).toMatchObject({
    ok: true,
  });
});

it('nobody becomes a member with a PIN because the one before was removed', async () => {
  const { background, mia, ben } = await openWithBen(false);
  expect(await background.send('remove-member', { member: mia })).toMatchObject({
    error: 'switch-first',
  });
  expect(await background.switchTo(ben, BENS)).toBe('switched');
  expect(await background.send('remove-member', { member: mia })).toMatchObject({ ok: true });
});

it('a file does not take a member’s PIN away, and switches to nobody', async () => {
  const { background, mia, ben } = await openWithBen(true);
  const { archive } = await background.request('export', {});
  await background.request('import', { archive });
  expect((await background.profile()).members.find(({ id }) => id === ben)?.hasPin).toBe(true);
  expect((await background.profile()).current).toBe(mia);
  expect(await background.switchTo(ben)).toBe('needs-pin');
});
