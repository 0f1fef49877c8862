import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { translationsFor } from '../../../../src/background/i18n/background-messages.ts';
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

/** Whoever has developer tools can put anything into any table. */
async function put(background: TestBackground, table: string, ...rows: object[]): Promise<void> {
  await background.read(async (database) => database.table(table).bulkPut(rows));
}

async function deviceOf(background: TestBackground): Promise<string> {
  return (await background.read(readSettings)).device;
}

async function spanOf(background: TestBackground, more: object): Promise<object> {
  const [device, member] = [await deviceOf(background), await background.idOf('Mia')];
  const place = { device, member, site: 'tiktok', feed: 'for-you' };
  return { ...place, date: '2026-05-06', zone: 'UTC', ...more };
}

/** What was watched today, as the limit of the day has it. */
async function usedMinutes(background: TestBackground): Promise<number> {
  const { agreement } = await background.ask('agreement', { member: await background.idOf('Mia') });
  return (agreement.todayMs ?? Number.NaN) / MINUTE;
}

describe('a row written by hand', () => {
  it.each<[string, object]>([
    ['beyond all time', { start: 8.7e15, end: 9e15 }],
    ['that ends before it begins', { start: at('12:50'), end: at('03:00') }],
    ['without an end', { start: at('12:50') }],
    ['that lasts for ever', { start: at('11:00'), end: Infinity }],
    ['of no known part of the site', { start: at('12:50'), end: at('12:51'), feed: 7 }],
    ['of a zone that is nowhere', { start: at('11:00'), end: at('11:30'), zone: 'Mars/Base' }],
  ])('as a stretch %s opens nothing, and counting goes on', async (_, more) => {
    const background = await TestBackground.withDad();
    await background.agree(await background.idOf('Mia'), rules({ daily: daily(60) }));
    await background.ask('lock', {});
    await background.watch('12:00', '12:30');
    await put(background, 'spans', await spanOf(background, more));
    await background.watch('12:30', '13:00');
    background.go('13:03');
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await usedMinutes(background)).toBe(60);
  });

  it.each<[string, object]>([
    ['less than nothing', { activeMs: -600 * MINUTE }],
    ['no number at all', { activeMs: Number.NaN }],
  ])('as a day of %s gives no week back', async (_, more) => {
    const background = await TestBackground.withDad();
    const member = await background.idOf('Mia');
    await background.agree(member, rules({ weekly: weekly(30) }));
    await background.ask('lock', {});
    await background.watch('12:00', '12:30');
    background.go('12:33');
    const device = await deviceOf(background);
    const [today] = await background.read(async ({ days }) => days.toArray());
    await put(background, 'days', { ...today, device, member, date: '2026-05-05', ...more });
    expect(await background.verdict()).toBe('Mia closed weekly');
  });

  it('as a day that nothing can be read from is no day of any page', async () => {
    const background = await TestBackground.withDad();
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
    const { snapshot } = await background.ask('usage', { dates: ['2026-05-06'] });
    expect(snapshot.days).toEqual([today]);
  });

  it.each<[string, string, Record<string, unknown>]>([
    ['a switch', 'switches', { at: 'zzz', member: 7 }],
    ['a member', 'members', { id: 'by-hand' }],
    ['a member without a text for a name', 'members', { id: 'by-hand', name: 7 }],
    ['a proposal', 'proposals', { id: 'by-hand', member: 'MIA', at: 1, rules: null, answer: null }],
    ['a gap', 'gaps', { device: 'x', site: 'tiktok', start: 'zzz', end: null, reason: 'access' }],
    [
      'a gap beyond all time',
      'gaps',
      { device: 'x', site: 'tiktok', start: 1, end: 9e15, reason: 'off' },
    ],
    [
      'extra time of less than nothing',
      'grants',
      { id: 'by-hand', member: 'MIA', date: '2026-05-06', at: 1, ms: -MINUTE },
    ],
  ])('as %s keeps no page from its answer', async (_, table, row) => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.agree(mia, rules({ daily: daily(0) }));
    await put(background, table, row['member'] === 'MIA' ? { ...row, member: mia } : row);
    expect(await background.verdict()).toBe('Mia closed daily');
    expect((await background.profile()).members.map(({ name }) => name)).toEqual(['Mia']);
    const { agreement } = await background.ask('agreement', { member: mia });
    expect(agreement.proposals).toEqual([]);
    const { snapshot } = await background.ask('usage', { dates: ['2026-05-06'] });
    expect(snapshot.disqualifyingGaps.every(({ reason }) => reason === 'before')).toBe(true);
    expect(snapshot.switches).toHaveLength(1);
    const trusted = await background.read(readIntegrityRecords);
    const facts = integrityFacts({ ...trusted, now: at('12:00'), privateWindows: true });
    expect(facts.map(({ what }) => what)).toEqual(['counting-since', 'private-windows', 'seal']);
    const details = { from: at('00:00'), to: at('18:00'), date: '2026-05-06' };
    expect(await background.tell('week-details', details)).toMatchObject({ ok: true });
    expect(await background.tell('household-week', { week: '2026-05-06' })).toMatchObject({
      ok: true,
    });
  });

  it.each([
    ['shorter than nothing', { lengthMs: -5 * MINUTE }],
    ['with a break of less than nothing', { breakMs: -60 * MINUTE }],
    ['of no length', { lengthMs: 0 }],
  ])('as a rule for sessions %s keeps nobody waiting for ever', async (_, more) => {
    const background = await TestBackground.withDad();
    const mia = await background.idOf('Mia');
    await background.agree(mia, rules({ session: session(15, 30) }));
    await background.watch('12:00', '12:10');
    await background.read(async (database: KintimeDatabase) => {
      const [row] = await database.agreements.toArray();
      const rule = { ...session(15, 30), ...more };
      await put(background, 'agreements', { ...row, rules: rules({ session: rule }) });
    });
    expect(await background.verdict()).toBe('Mia open');
  });

  it.each<[string, string, unknown]>([
    ['no list for days', 'calendars', 5],
    ['a list of nothing', 'calendars', [null]],
    ['a zone that is nowhere', 'calendars', [{ ...CALENDAR, zone: 'Mars/Base' }]],
    ['a day that starts at no time', 'calendars', [{ ...CALENDAR, dayStart: '25:00' }]],
    ['a calendar beyond all time', 'calendars', [{ ...CALENDAR, from: 9e15 }]],
    ['no ledger', 'recordedClock', null],
    ['a ledger of texts', 'recordedClock', { last: 'x', aheadMs: 'y' }],
    ['a ledger beyond all time', 'recordedClock', { last: 8.7e15, aheadMs: 0 }],
    ['a ledger that ends nowhere', 'recordedClock', { last: Number.NaN, aheadMs: Infinity }],
    ['no moment at which it was seen', 'seenAt', 'x'],
    ['no answers', 'answers', null],
    ['answers of texts', 'answers', { continuedUntil: 'x', pausePassedAt: {}, endedKey: 7 }],
  ])('as a setting of %s leaves nothing open', async (_, key, value) => {
    const background = await TestBackground.withDad();
    await background.agree(await background.idOf('Mia'), rules({ daily: daily(30) }));
    await background.ask('lock', {});
    await background.watch('12:00', '12:30');
    background.go('12:33');
    await put(background, 'settings', { key, value });
    expect(await background.verdict()).toBe('Mia closed daily');
    expect(await usedMinutes(background)).toBe(30);
    // A document asks, and is told the same.
    expect(await background.hear('hello', { began: at('12:33') })).toMatchObject({
      ok: true,
    });
    expect(await background.verdict()).toBe('Mia closed daily');
  });

  it.each<[string, 'persons' | 'cards', Record<string, unknown>]>([
    ['a person without a name', 'persons', { ...person(7), name: 7 }],
    ['a person who joined at no time', 'persons', { ...person(7), joinedAt: 'x' }],
    ['a person of nothing', 'persons', { id: 'by-hand' }],
    ['a card of nothing', 'cards', { person: 'by-hand', device: 'by-hand', week: WEEK }],
    ['a card without days', 'cards', { ...card(), measured: null }],
    ['a card of a few days', 'cards', { ...card(), broken: [true] }],
    ['a card of no number', 'cards', { ...card(), totalMs: 'much' }],
    ['a card of less than nothing', 'cards', { ...card(), totalMs: -1 }],
    ['a card with half a comparison', 'cards', { ...card(), against: { same: [] } }],
    ['a card without extra time', 'cards', { ...card(), extra: null }],
    ['a card with days kept of none', 'cards', { ...card(), kept: 'all' }],
    ['a card up to no date', 'cards', { ...card(), upTo: 'x' }],
  ])('as %s is nobody of the household', async (_, table, row) => {
    const background = await TestBackground.open();
    await background.watch('12:00', '12:30');
    await background.ask('make-household', { householdName: 'Miller', grownUps: [] });
    await background.ask('household', {});
    await put(background, 'persons', person(1, { name: 'Mum', joinedAt: 1 }));
    await put(background, table, row);
    const { week } = await background.ask('household-week', { week: WEEK });
    expect(week.totalMs).toBe(30 * MINUTE);
    expect(week.rows.map(({ name, week: one }) => [name, one?.totalMs])).toEqual([
      ['Mum', undefined],
      ['Mia', 30 * MINUTE],
    ]);
    const { household } = await background.ask('household', {});
    expect(household?.persons.map(({ name }) => name)).toEqual(['Mum', 'Mia']);
  });

  it('as a language is none of those that any object has', () => {
    expect(translationsFor('constructor')).toBeUndefined();
  });

  it.each([{ weekday: -100 }, { weekday: 1e9 }, { weekday: 'x' }, { at: '25:00' }])(
    'as the weekly moment %o wakes nobody again and again',
    async (more) => {
      const background = await TestBackground.withDad();
      const moment = { weekday: 7, at: '18:30', saidAt: 0, ...more };
      await put(background, 'settings', { key: 'weeklyReminder', value: moment });
      const clock = { now: () => ({ wall: at('12:00'), mono: 0 }) };
      const next = await runWeeklyReminder(background.connection, clock).catch(() => Infinity);
      expect(next).toBeGreaterThan(at('12:00'));
    },
  );
});
