import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { translationsFor } from '../../../../src/background/i18n/background-translations.ts';
import { runWeeklyReminder } from '../../../../src/background/household/weekly-reminder.ts';
import { integrityFacts } from '../../../../src/domain/integrity/facts.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { KintimeDatabase } from '../../../../src/store/db/database.ts';
import { readIntegrityRecords } from '../../../../src/store/integrity/facts.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { card, person, WEEK } from '../../domain/household/week/week-card-fixture.ts';
import { session, weekly } from '../../domain/limits/evaluation/context-fixture.ts';
import { at, daily, rules, TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const CALENDAR = { from: 0, zone: 'UTC', dayStart: '04:00', lateFrom: '22:00' };

/** Writes rows as somebody with developer tools could. */
async function put(background: TestBackground, table: string, ...rows: object[]): Promise<void> {
  await background.read(async (database) => database.table(table).bulkPut(rows));
}

async function deviceOf(background: TestBackground): Promise<string> {
  return (await background.read(readSettings)).device;
}

async function spanOf(background: TestBackground, more: object): Promise<object> {
  const [device, member] = [await deviceOf(background), await background.memberId('Mia')];
  const place = { device, member, site: 'tiktok', feed: 'for-you' };
  return { ...place, date: '2026-05-06', zone: 'UTC', ...more };
}

/** Today's usage as the daily limit counts it. */
async function usedMinutes(background: TestBackground): Promise<number> {
  const { agreement } = await background.request('agreement', {
    member: await background.memberId('Mia'),
  });
  return (agreement.todayMs ?? Number.NaN) / MINUTE;
}

describe('a row edited by hand', () => {
  it.each<[string, object]>([
    ['out of the date range', { start: 8.7e15, end: 9e15 }],
    ['that ends before it begins', { start: at('12:50'), end: at('03:00') }],
    ['without an end', { start: at('12:50') }],
    ['that lasts forever', { start: at('11:00'), end: Infinity }],
    ['of an unknown feed', { start: at('12:50'), end: at('12:51'), feed: 7 }],
    ['of an unknown time zone', { start: at('11:00'), end: at('11:30'), zone: 'Mars/Base' }],
  ])('as a span %s loosens nothing, and counting continues', async (_, more) => {
    const background = await TestBackground.openWithParent();
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(60) }));
    await background.request('lock', {});
    await background.watch('12:00', '12:30');
    await put(background, 'spans', await spanOf(background, more));
    await background.watch('12:30', '13:00');
    background.setTime('13:03');
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await usedMinutes(background)).toBe(60);
  });

  it.each<[string, object]>([
    ['negative time', { activeMs: -600 * MINUTE }],
    ['NaN', { activeMs: Number.NaN }],
  ])('as a day of %s lowers no weekly total', async (_, more) => {
    const background = await TestBackground.openWithParent();
    const member = await background.memberId('Mia');
    await background.setRules(member, rules({ weekly: weekly(30) }));
    await background.request('lock', {});
    await background.watch('12:00', '12:30');
    background.setTime('12:33');
    const device = await deviceOf(background);
    const [today] = await background.read(async ({ days }) => days.toArray());
    await put(background, 'days', { ...today, device, member, date: '2026-05-05', ...more });
    expect(await background.verdict()).toBe('Mia closed weekly');
  });

  it('as an unreadable day is not shown on any page', async () => {
    const background = await TestBackground.openWithParent();
    await background.watch('12:00', '12:30');
    const [today] = await background.read(async ({ days }) => days.toArray());
    const faults = [
      { hoursMs: 5 },
      { hoursMs: [1, 2] },
      { feedsMs: null },
      { feedsMs: { 'for-you': 'long' } },
      { activeMs: 1e300 },
      { opens: {} },
      { zone: 'Mars/Base' },
      { limitMs: 'much' },
    ];
    const rows = faults.map((fault, i) =>
      Object.assign({}, today, { member: `by-hand-${i}` }, fault),
    );
    await put(background, 'days', ...rows);
    const { snapshot } = await background.request('usage', { dates: ['2026-05-06'] });
    expect(snapshot.days).toEqual([today]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['a switch', 'switches', { at: 'zzz', member: 7 }],
    ['a member', 'members', { id: 'by-hand' }],
    ['a member whose name is not a string', 'members', { id: 'by-hand', name: 7 }],
    ['a proposal', 'proposals', { id: 'by-hand', member: 'MIA', at: 1, rules: null, answer: null }],
    ['a gap', 'gaps', { device: 'x', site: 'tiktok', start: 'zzz', end: null, reason: 'access' }],
    [
      'a gap out of the date range',
      'gaps',
      { device: 'x', site: 'tiktok', start: 1, end: 9e15, reason: 'off' },
    ],
    [
      'negative extra time',
      'grants',
      { id: 'by-hand', member: 'MIA', date: '2026-05-06', at: 1, ms: -MINUTE },
    ],
  ])('as %s blocks no reply to a page', async (_, table, row) => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ daily: daily(0) }));
    await put(background, table, row['member'] === 'MIA' ? { ...row, member: mia } : row);
    expect(await background.verdict()).toBe('Mia closed daily');
    expect((await background.profile()).members.map(({ name }) => name)).toEqual(['Mia']);
    const { agreement } = await background.request('agreement', { member: mia });
    expect(agreement.proposals).toEqual([]);
    const { snapshot } = await background.request('usage', { dates: ['2026-05-06'] });
    expect(snapshot.disqualifyingGaps.every(({ reason }) => reason === 'before')).toBe(true);
    expect(snapshot.switches).toHaveLength(1);
    const trusted = await background.read(readIntegrityRecords);
    const facts = integrityFacts({ ...trusted, now: at('12:00'), privateWindows: true });
    expect(facts.map(({ what }) => what)).toEqual(['counting-since', 'private-windows', 'seal']);
    const details = { from: at('00:00'), to: at('18:00'), date: '2026-05-06' };
    expect(await background.send('week-details', details)).toMatchObject({ ok: true });
    expect(await background.send('household-week', { week: '2026-05-06' })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['of negative length', { lengthMs: -5 * MINUTE }],
    ['with a negative break', { breakMs: -60 * MINUTE }],
    ['of length zero', { lengthMs: 0 }],
  ])('as a session rule %s blocks nobody forever', async (_, more) => {
    const background = await TestBackground.openWithParent();
    const mia = await background.memberId('Mia');
    await background.setRules(mia, rules({ session: session(15, 30) }));
    await background.watch('12:00', '12:10');
    await background.read(async (database: KintimeDatabase) => {
      const [row] = await database.agreements.toArray();
      const rule = { ...session(15, 30), ...more };
      await put(background, 'agreements', { ...row, rules: rules({ session: rule }) });
    });
    expect(await background.verdict()).toBe('Mia open');
  });

  it.each<[string, string, unknown]>([
    ['calendars that are not a list', 'calendars', 5],
    ['a calendar of null', 'calendars', [null]],
    ['an unknown time zone', 'calendars', [{ ...CALENDAR, zone: 'Mars/Base' }]],
    ['an invalid start of the day', 'calendars', [{ ...CALENDAR, dayStart: '25:00' }]],
    ['a calendar out of the date range', 'calendars', [{ ...CALENDAR, from: 9e15 }]],
    ['no recorded clock', 'recordedClock', null],
    ['a recorded clock of strings', 'recordedClock', { last: 'x', aheadMs: 'y' }],
    ['a recorded clock out of the date range', 'recordedClock', { last: 8.7e15, aheadMs: 0 }],
    ['a recorded clock of NaN', 'recordedClock', { last: Number.NaN, aheadMs: Infinity }],
    ['an invalid time of the last presence', 'seenAt', 'x'],
    ['no answers', 'answers', null],
    ['answers of strings', 'answers', { continuedUntil: 'x', pausePassedAt: {}, endedKey: 7 }],
  ])('as a setting with %s loosens nothing', async (_, key, value) => {
    const background = await TestBackground.openWithParent();
    await background.setRules(await background.memberId('Mia'), rules({ daily: daily(30) }));
    await background.request('lock', {});
    await background.watch('12:00', '12:30');
    background.setTime('12:33');
    await put(background, 'settings', { key, value });
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await usedMinutes(background)).toBe(30);
    // A document gets the same verdict.
    expect(await background.sendFromPage('hello', { began: at('12:33') })).toMatchObject({
      ok: true,
    });
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it.each<[string, 'persons' | 'cards', Record<string, unknown>]>([
    ['a person without a name', 'persons', { ...person(7), name: 7 }],
    ['a person with an invalid joining time', 'persons', { ...person(7), joinedAt: 'x' }],
    ['a person without fields', 'persons', { id: 'by-hand' }],
    ['a card without fields', 'cards', { person: 'by-hand', device: 'by-hand', week: WEEK }],
    ['a card without days', 'cards', { ...card(), measured: null }],
    ['a card with too few days', 'cards', { ...card(), broken: [true] }],
    ['a card whose total is not a number', 'cards', { ...card(), totalMs: 'much' }],
    ['a card with a negative total', 'cards', { ...card(), totalMs: -1 }],
    ['a card with half a comparison', 'cards', { ...card(), against: { same: [] } }],
    ['a card without extra time', 'cards', { ...card(), extra: null }],
    ['a card with invalid kept days', 'cards', { ...card(), kept: 'all' }],
    ['a card with an invalid date', 'cards', { ...card(), upTo: 'x' }],
  ])('as %s adds nobody to the household', async (_, table, row) => {
    const background = await TestBackground.open();
    await background.watch('12:00', '12:30');
    await background.request('make-household', { householdName: 'Miller' });
    await background.request('household', {});
    await put(background, 'persons', person(1, { name: 'Mum', joinedAt: 1 }));
    await put(background, table, row);
    const { week } = await background.request('household-week', { week: WEEK });
    expect(week.totalMs).toBe(30 * MINUTE);
    expect(week.rows.map(({ name, week: one }) => [name, one?.totalMs])).toEqual([
      ['Mia', 30 * MINUTE],
      ['Mum', undefined],
    ]);
    const { household } = await background.request('household', {});
    expect(household?.persons.map(({ name }) => name)).toEqual(['Mia', 'Mum']);
  });

  it('as a language is not an inherited property', () => {
    expect(translationsFor('constructor')).toBeUndefined();
  });

  it.each([{ weekday: -100 }, { weekday: 1e9 }, { weekday: 'x' }, { at: '25:00' }])(
    'as the weekly reminder %o causes no wake-up loop',
    async (more) => {
      const background = await TestBackground.openWithParent();
      const moment = { weekday: 7, at: '18:30', saidAt: 0, ...more };
      await put(background, 'settings', { key: 'weeklyReminder', value: moment });
      const clock = { now: () => ({ wall: at('12:00'), mono: 0 }) };
      const next = await runWeeklyReminder(background.connection, clock).catch(() => Infinity);
      expect(next).toBeGreaterThan(at('12:00'));
    },
  );
});
