import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { stateOf } from '../../../../src/domain/agreement/extra-time-request.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { Request } from '../../../../src/messages/index.ts';
import { deleteOldRequests } from '../../../../src/store/agreement/extra-time-requests.ts';
import { storage } from '../browser-stub.ts';
import { at, daily, PIN, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const ASKED = { minutes: 15, pastBedtime: false, reason: 'to finish a call' };

/** Mia's browser, closed all day, where she has asked for 15 minutes. */
async function openAsked(hasPin = true): Promise<TestBackground> {
  const background = hasPin ? await TestBackground.openWithParent() : await TestBackground.open();
  await background.setRules(await background.memberId('Mia'), rules({ daily: daily(0) }));
  await background.request('lock', {});
  await background.request('ask-extra-time', ASKED);
  return background;
}

async function answer(
  background: TestBackground,
  parts: Partial<Request<'answer-extra-time'>>,
): Promise<string> {
  const [request] = (await background.profile()).requests;
  const terms = { id: request?.id ?? '', minutes: 15, code: '', reason: '' };
  const reply = await background.send('answer-extra-time', { ...terms, ...parts });
  return reply.ok ? 'answered' : reply.error;
}

async function state(background: TestBackground): Promise<string | undefined> {
  const [request] = (await background.profile()).requests;
  return request === undefined ? undefined : stateOf(request);
}

describe('a request for extra time', () => {
  it('waits, opens nothing, and is listed nowhere else', async () => {
    const background = await openAsked();
    const { requests } = await background.profile();
    expect(requests).toMatchObject([{ ms: 15 * MINUTE, reason: ASKED.reason, answer: null }]);
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await background.loggedEvents()).not.toContain('extra-time');
  });

  it('is replaced by the next one', async () => {
    const background = await openAsked();
    const [first] = (await background.profile()).requests;
    await background.request('ask-extra-time', { ...ASKED, minutes: 5 });
    const { requests } = await background.profile();
    expect(requests.map(({ ms }) => ms)).toEqual([5 * MINUTE]);
    expect(await answer(background, { id: first?.id ?? '', code: PIN })).toBe('not-there');
  });

  it.each([
    ['all that was asked for', 15, 'given'],
    ['fewer minutes', 5, 'fewer'],
  ])('is answered with %s by one PIN, as extra time is given', async (_, minutes, outcome) => {
    const background = await openAsked();
    expect(await answer(background, { minutes, code: PIN })).toBe('answered');
    expect(await state(background)).toBe(outcome);
    expect(await background.verdict()).toBe('Mia open');
    const mia = await background.memberId('Mia');
    const { agreement } = await background.request('agreement', { member: mia });
    expect(agreement.grants).toMatchObject([
      { ms: minutes * MINUTE, how: 'pin', reason: ASKED.reason },
    ]);
    expect((await background.loggedEvents()).at(-1)).toBe('extra-time');
    // Once only.
    expect(await answer(background, { code: PIN })).toBe('not-there');
    const again = await background.request('agreement', { member: mia });
    expect(again.agreement.grants).toHaveLength(1);
  });

  it('is not answered with more than was asked for', async () => {
    const background = await openAsked();
    expect(await answer(background, { minutes: 30, code: PIN })).toBe('malformed');
    expect(await state(background)).toBe('asked');
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('is told of by the wall clock, and so is its answer', async () => {
    const background = await openAsked();
    await answer(background, { code: PIN });
    background.setTime('11:30');
    const [request] = (await background.profile()).requests;
    expect(request?.answer?.at).toBe(request?.at);
  });

  it('is refused with a reason, which no log keeps', async () => {
    const background = await openAsked();
    const before = await background.loggedEvents();
    expect(await answer(background, { minutes: null, code: PIN, reason: ' ' })).toBe('malformed');
    expect(await answer(background, { minutes: null, code: PIN, reason: 'Dinner' })).toBe(
      'answered',
    );
    const { requests } = await background.profile();
    expect(requests).toMatchObject([{ answer: { ms: 0, reason: 'Dinner' } }]);
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await background.loggedEvents()).toEqual(before);
  });

  it.each([
    ['without a PIN', '', 'needs-pin'],
    ['with a wrong one', '000000', 'wrong-pin'],
  ])('is not answered %s, not even with a no', async (_, code, error) => {
    const background = await openAsked();
    expect(await answer(background, { code })).toBe(error);
    expect(await answer(background, { minutes: null, code, reason: 'x' })).toBe(error);
    expect(await state(background)).toBe('asked');
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it('is answered without the PIN by a parent who is unlocked', async () => {
    const background = await openAsked();
    await background.request('unlock', { pin: PIN, confirm: '', parentName: '' });
    expect(await answer(background, {})).toBe('answered');
    expect(await background.verdict()).toBe('Mia open');
  });

  it('is answered by extra time that is given at once', async () => {
    const background = await openAsked();
    await background.request('extra-time', { ...ASKED, minutes: 5, code: PIN });
    expect(await state(background)).toBe('fewer');
  });

  it('for time past bedtime is not answered by extra time that leaves bedtime as it is', async () => {
    const background = await openAsked();
    await background.request('ask-extra-time', { ...ASKED, pastBedtime: true });
    await background.request('extra-time', { ...ASKED, code: PIN });
    expect(await state(background)).toBe('asked');
    await background.request('extra-time', { ...ASKED, pastBedtime: true, code: PIN });
    expect(await state(background)).toBe('given');
  });

  it('is answered by whoever is here where nobody has a PIN, and the log says so', async () => {
    const background = await openAsked(false);
    expect(await answer(background, {})).toBe('answered');
    expect(await background.verdict()).toBe('Mia open');
    const log = await background.read(async (database) => database.log.toArray());
    expect(log.at(-1)).toMatchObject({ what: 'extra-time', who: 'parent', how: 'no-pin' });
  });

  it('has nobody to answer it where the member decides and nobody has a PIN', async () => {
    const background = await TestBackground.open();
    const member = await background.memberId('Mia');
    const terms = { lookAgain: null, wishes: [], atOnce: true };
    const agreed = rules({ daily: daily(0) });
    await background.request('save-agreement', { member, way: 'self', rules: agreed, ...terms });
    expect(await background.send('ask-extra-time', ASKED)).toMatchObject({ error: 'needs-pin' });
  });

  it('ends with the day, and then leaves no row', async () => {
    const background = await openAsked();
    await answer(background, { minutes: null, code: PIN, reason: 'Dinner' });
    background.setTime('2026-05-07T03:59');
    expect(await state(background)).toBe('refused');
    background.setTime('2026-05-07T04:01');
    expect(await state(background)).toBeUndefined();
    await background.connection.write(deleteOldRequests, at('2026-05-07T04:01'));
    expect(await background.read(async ({ requests }) => requests.count())).toBe(0);
  });

  it('cannot be answered by a page of the site, nor asked', async () => {
    const background = await openAsked();
    for (const name of ['ask-extra-time', 'answer-extra-time'] as const) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      const reply = await background.sendFromPage(name as never, {});
      expect(reply).toMatchObject({ ok: false });
    }
    expect(await state(background)).toBe('asked');
  });

  it('goes with the member, and with everything', async () => {
    const background = await openAsked(false);
    await background.request('add-member', { memberName: 'Ben' });
    await background.request('remove-member', { member: await background.memberId('Mia') });
    expect((await background.profile()).requests).toEqual([]);
    await background.request('ask-extra-time', ASKED);
    expect((await background.profile()).requests).toHaveLength(1);
    await background.request('delete', { everything: true });
    expect((await background.profile()).requests).toEqual([]);
  });
});

it('the free extension is not used up under rules of an administrator, which it does not lift', async () => {
  vi.spyOn(storage.managed, 'get').mockResolvedValue({ dailyLimitMinutes: 0 });
  const background = await TestBackground.open();
  const agreed = rules({ daily: daily(0), freeExtension: true });
  await background.setRules(await background.memberId('Mia'), agreed);
  expect(await background.send('free-extension', {})).toMatchObject({ error: 'not-needed' });
  vi.restoreAllMocks();
});
