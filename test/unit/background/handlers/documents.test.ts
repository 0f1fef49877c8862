import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { Rules } from '../../../../src/domain/limits/rules/rules.ts';
import { at, daily, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const open = { ...daily(0), messagesOpen: true } as Rules['daily'];

// A limit of 0 minutes that leaves messages open, and an opening pause.
test.each([
  ['the feed', { feed: 'for-you', embedded: false }, 'closed'],
  ['messages', { feed: 'messages', embedded: false }, 'open'],
  ['a frame in messages', { feed: 'messages', embedded: true }, 'open'],
  ['a frame in the feed', { feed: 'explore', embedded: true }, 'closed'],
  ['a player in another site', { feed: 'other', embedded: true }, 'closed'],
  ['a page that is not for watching', { feed: null, embedded: false }, 'open'],
])('the verdict for %s', async (_, place, state) => {
  const background = await TestBackground.open();
  await background.setRules(await background.memberId('Mia'), rules({ daily: open }));
  const hello = await background.sendFromPage('hello', { began: at('12:00'), ...place });
  expect(hello).toMatchObject({ ok: true, verdict: { state, notice: null } });
});

test.each([
  ['the feed', { feed: 'for-you', embedded: false }, 'opening-pause'],
  ['a frame in the feed', { feed: 'for-you', embedded: true }, 'opening-pause'],
  ['messages', { feed: 'messages', embedded: false }, 'open'],
  ['a player in another site', { feed: 'other', embedded: true }, 'open'],
  ['a page that is not for watching', { feed: null, embedded: false }, 'open'],
])('the opening pause in %s', async (_, place, state) => {
  const background = await TestBackground.open();
  const member = await background.memberId('Mia');
  await background.request('set-opening-pause', { member, pauseMs: 3000 });
  const hello = await background.sendFromPage('hello', { began: at('12:00'), ...place });
  expect(hello).toMatchObject({ ok: true, verdict: { state } });
});

test('what was watched before a page moved to settings is recorded, and opens no overlay', async () => {
  const background = await TestBackground.open();
  await background.setRules(await background.memberId('Mia'), rules({ daily: daily(1) }));
  await background.watch('12:00', '12:05');
  const report = await background.sendFromPage('report', {
    sequence: 99,
    claims: [{ start: at('12:04'), end: at('12:05'), feed: 'for-you' }],
    gaps: [],
    touchedAgoMs: null,
    feed: null,
  });
  expect(report).toMatchObject({ ok: true, acknowledged: 99, verdict: { state: 'open' } });
});
