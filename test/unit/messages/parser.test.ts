import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../../src/domain/time/units.ts';
import { MESSAGES } from '../../../src/messages/index.ts';
import { parseMessage } from '../../../src/messages/parser.ts';

const document = '3f0c9f3e-8a4e-4c7e-9a52-0d8f5b0b6a11';
const NOON = Date.UTC(2026, 4, 4, 12);
const DATE = '2026-05-04';

function report(change: object = {}): object {
  return {
    name: 'report',
    document,
    sequence: 1,
    claims: [{ start: NOON - 8000, end: NOON, feed: 'for-you' }],
    gaps: [],
    touchedAgoMs: null,
    feed: 'for-you',
    embedded: false,
    ...change,
  };
}

const answerOf = (answer: string): object => ({
  name: 'answer',
  document,
  answer,
  feed: 'for-you',
  embedded: false,
});

const claimOf = (change: object): object =>
  report({ claims: [{ start: NOON - 8000, end: NOON, feed: 'for-you', ...change }] });

describe('messages', () => {
  it('lets a report through as it is', () => {
    expect(parseMessage(report())).toMatchObject({ ok: true, name: 'report' });
    expect(parseMessage(answerOf('more-time'))).toMatchObject({ ok: true, name: 'answer' });
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a text', 'report'],
    ['a list', [report()]],
    ['an unknown name', { name: 'set-limit' }],
    ['the name of something every object has', { name: 'toString' }],
    ['a name that is no text', { name: { toString: () => 'report' } }],
    ['an answer that no button gives', answerOf('more')],
    ['an answer with minutes', { ...answerOf('more-time'), minutes: 30 }],
    ['a field too many', report({ pin: '1234' })],
    ['an address in a claim', claimOf({ url: 'https://www.tiktok.com/@a/video/1' })],
    ['a document that is no id', report({ document: 'https://www.tiktok.com/' })],
    ['stretches of no date', { name: 'week-details', from: NOON, to: NOON, date: 'today' }],
    ['stretches since ever', { name: 'week-details', from: 0, to: NOON, date: null }],
    [
      'a member who is no text',
      { name: 'unlock', pin: '1234', confirm: '1234', parentName: 'Dad', member: null },
    ],
    ['a look that is asked for in words', { name: 'sync-folder', asked: 'now' }],
    ['a parent who is every member', { name: 'confirm-parents', device: 'd2', member: true }],
    ['a sequence of 0', report({ sequence: 0 })],
    ['a sequence that is a text', report({ sequence: '1' })],
    ['a time that is not a number', claimOf({ start: NaN })],
    ['a time without end', claimOf({ end: Infinity })],
    ['a negative time', claimOf({ start: -1 })],
    ['a huge time', claimOf({ end: 1e300 })],
    ['a time that is a text', claimOf({ start: String(NOON) })],
    ['half a millisecond', claimOf({ start: NOON - 0.5 })],
    ['a claim that ends before it starts', claimOf({ start: NOON, end: NOON - 1 })],
    ['a claim of no length', claimOf({ start: NOON })],
    ['an unknown feed', claimOf({ feed: 'dance' })],
    [
      'claims without end',
      report({
        claims: Array.from({ length: 1001 }, () => ({ start: NOON - 1, end: NOON, feed: 'other' })),
      }),
    ],
    [
      'a gap for a reason that only the background can know',
      report({ gaps: [{ start: NOON, end: NOON, reason: 'access' }] }),
    ],
    ['a date that does not exist', { name: 'delete', from: '2026-02-30', to: '2026-03-01' }],
    ['a phone with an owner', { name: 'phone', parent: 'dad' }],
    ['a code that is a number', { name: 'confirm-phone', code: 287082 }],
    ['a code as long as a book', { name: 'confirm-phone', code: '1'.repeat(1000) }],
    ['no code', { name: 'confirm-phone' }],
    ['no browser to forget', { name: 'forget-browser' }],
    ['a phone of nobody', { name: 'remove-phone', parent: '' }],
    ['a new PIN without a code', { name: 'new-pin', pin: '2468', confirm: '2468' }],
    ['a new PIN given once', { name: 'new-pin', code: '287082', pin: '2468' }],
    [
      'minutes that are not offered',
      { name: 'extra-time', minutes: 600, code: '287082', pastBedtime: false, reason: '' },
    ],
    [
      'a request for minutes that are not offered',
      { name: 'ask-extra-time', minutes: 600, pastBedtime: false, reason: '' },
    ],
    [
      'a request with an address',
      { name: 'ask-extra-time', minutes: 5, pastBedtime: false, reason: 'https://www.tiktok.com/' },
    ],
    [
      'an answer of minutes that are not offered',
      { name: 'answer-extra-time', id: 'r', minutes: 600, code: '2468', reason: '' },
    ],
    ['an answer to nothing', { name: 'answer-extra-time', minutes: 5, code: '2468', reason: '' }],
    [
      'a no without a reason',
      { name: 'refuse', member: 'ada', version: 1, as: 'member', reason: '' },
    ],
    ['a question about trust with a date', { name: 'integrity', from: '2026-02-03' }],
    ['a yes to no version', { name: 'consent', member: 'ada', as: 'member' }],
    ['a yes to version 0', { name: 'consent', member: 'ada', version: 0, as: 'member' }],
    ['a proposal of nobody taken back', { name: 'withdraw-proposal', id: '' }],
    ['months that are not offered', { name: 'set-retention', months: 1 }],
    ['months that are a text', { name: 'set-retention', months: '3' }],
    ['no months', { name: 'set-retention' }],
    [
      'a household that names its own parents',
      { name: 'make-household', householdName: 'Miller', grownUps: ['ada'] },
    ],
    [
      'a household named by an address',
      { name: 'make-household', householdName: 'https://www.tiktok.com/@x' },
    ],
    ['a pairing as long as a book', { name: 'read-pairing', pairing: 'x'.repeat(200_000) }],
    ['a card that is no text', { name: 'receive-card', content: { totalMs: 1 } }],
    ['a card of no week', { name: 'give-card', member: 'ada' }],
    [
      'a card with figures of its own',
      { name: 'give-card', member: 'ada', week: DATE, totalMs: 0 },
    ],
    [
      'more phone than a week holds',
      { name: 'set-phone-week', member: 'ada', week: DATE, ms: 8 * DAY },
    ],
    [
      'something else on a card',
      { name: 'set-card-content', member: 'ada', what: 'name', shown: true },
    ],
    ['a moment on no day', { name: 'set-weekly-reminder', moment: { weekday: 8, at: '18:30' } }],
    ['a moment at no time', { name: 'set-weekly-reminder', moment: { weekday: 7, at: '25:00' } }],
    ['a key that somebody brings along', { name: 'renew-key', key: '00' }],
    ['rules that are to be restored by name', { name: 'import', archive: {}, rules: ['Mia'] }],
    ['half a deletion', { name: 'delete', from: '2026-02-03' }],
    ['a deletion for two', { name: 'delete', from: DATE, to: DATE, member: ['ada', 'ben'] }],
  ])('refuses %s', (_, message) => {
    const parsed = parseMessage(message);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.detail).not.toContain('tiktok.com');
  });

  it('has an answer to anything', () => {
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(parseMessage(message).ok).toBe(false);
      }),
    );
  });
});

it('documents of the site may send these messages alone', () => {
  const names = Object.entries(MESSAGES).flatMap(([name, { from }]) =>
    from === 'page' ? [name] : [],
  );
  expect(names).toEqual(['hello', 'report', 'moved', 'answer']);
});
