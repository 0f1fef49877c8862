import { describe, expect, it } from 'vitest';
import { browserFileSchema } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import type { BrowserFile } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { smallerFiles } from '../../../../../src/domain/household/sharing/smaller-files.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { addDays } from '../../../../../src/domain/time/calendar.ts';
import { is } from '../../../../../src/domain/time/fields.schema.ts';
import { DAY, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { daily, extra } from '../../limits/evaluation/context-fixture.ts';
import { card } from '../week/week-card-fixture.ts';
import { cardKey, idOf, person, sent, SimulatedBrowser } from './simulated-browser.ts';

const NOON = moment('2026-05-06T12:00+02:00');
const TODAY = '2026-05-06';

/** A laptop that has been used for long: versions, cards, totals, requests. */
function laptop(versions = 30): SimulatedBrowser {
  const browser = new SimulatedBrowser('laptop', [person('Mia', true), person('Ben', false)]);
  for (let i = 0; i < versions; i++) {
    const rules = { ...NO_RULES, daily: daily(30 + i) };
    browser.change({ member: 'mia', rules, parent: 'mum' }, NOON - versions + i);
  }
  for (let i = 0; i < 12; i++) {
    const one = card({ person: idOf('Mia'), week: addDays('2026-05-04', -7 * i) });
    browser.cards.set(cardKey(one), one);
  }
  for (let i = 0; i < 12; i++) browser.watch('mia', NOON - i * DAY, (20 - i) * MINUTE, MINUTE);
  browser.grants.set('g', extra(NOON, 15, { id: 'g', member: 'mia' }));
  browser.requests.set('mia', {
    id: 'asked',
    member: 'mia',
    date: TODAY,
    at: NOON,
    ms: 15 * MINUTE,
    pastBedtime: false,
    reason: '',
    answer: null,
  });
  return browser;
}

const mias = (file: BrowserFile) => {
  const [agreement] = file.agreements;
  if (agreement === undefined) throw new Error('no agreement');
  return agreement;
};

describe("a browser's file", () => {
  it('is one that the others accept', () => {
    expect(is(browserFileSchema, sent(laptop().file(NOON)))).toBe(true);
  });

  it('tells what was watched, however many suggestions somebody makes', () => {
    const browser = laptop();
    const reply = { answer: null, answerReason: '', answeredBy: null, answeredAt: null };
    for (let i = 0; i < 150; i++) {
      const proposal = { id: `p${i}`, member: 'mia', at: NOON + i, rules: NO_RULES, reason: '' };
      browser.proposals.set(proposal.id, { ...proposal, ...reply });
    }
    const file = browser.file(NOON);
    expect(is(browserFileSchema, sent(file))).toBe(true);
    expect(file.proposals.at(-1)?.id).toBe('p149');
    const smallest = [...smallerFiles(file)].at(-1);
    expect(smallest?.proposals).toEqual([]);
    expect(smallest?.totals[0]?.days).toHaveLength(1);
  });

  it('has the totals of the last 8 dates, over all sites, of its own members', () => {
    const browser = laptop();
    const row = browser.days.get(`laptop mia ${TODAY}`);
    if (row !== undefined) browser.days.set('other site', { ...row, site: 'shorts' });
    if (row !== undefined) browser.days.set('other device', { ...row, device: 'desk' });
    const [own, ...others] = browser.file(NOON).totals;
    expect(others).toEqual([]);
    expect(own?.person).toBe(idOf('Mia'));
    expect(own?.days).toHaveLength(8);
    expect(own?.days[0]).toEqual({ date: '2026-04-29', ms: 13 * MINUTE, messagesMs: MINUTE });
    expect(own?.days.at(-1)).toEqual({ date: TODAY, ms: 40 * MINUTE, messagesMs: 2 * MINUTE });
  });

  it('has the last 10 versions, and the ids of those before', () => {
    const { versions, earlier } = mias(laptop().file(NOON));
    expect(versions.map(({ version }) => version)).toEqual([
      21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    ]);
    expect(earlier).toHaveLength(20);
    expect(mias(laptop(300).file(NOON)).earlier).toHaveLength(200);
  });

  it('has every version that is in force, however old', () => {
    const browser = laptop();
    const desk = new SimulatedBrowser('desk', [person('Mia', true)]);
    desk.change({ member: 'mia', rules: { ...NO_RULES, daily: daily(10) }, parent: 'mum' }, NOON);
    browser.take(sent(desk.file(NOON)), NOON);
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    tablet.take(sent(browser.file(NOON)), NOON);
    const latest = tablet.agreementsOf('mia').toSorted((a, b) => a.version - b.version);
    expect(latest.at(-1)?.rules.daily).toEqual(daily(10));
    expect(latest.at(-1)?.basedOn).toHaveLength(2);
  });

  it('has extra time of today that was given here, other than with a code', () => {
    const browser = laptop();
    browser.grants.set('b', extra(NOON, 5, { id: 'b', member: 'mia', device: 'desk' }));
    browser.grants.set('c', extra(NOON, 5, { id: 'c', member: 'mia', date: '2026-05-05' }));
    browser.grants.set('d', extra(NOON, 5, { id: 'd', member: 'mia', how: 'code' }));
    expect(browser.file(NOON).grants.map(({ id, device }) => [id, device])).toEqual([
      ['g', 'laptop'],
    ]);
  });

  it("has answers until their date is over, and a parent's version until another browser has it", () => {
    const office = new SimulatedBrowser('office', [person('Dad', true)]);
    const [version] = mias(laptop(1).file(NOON)).versions;
    if (version === undefined) throw new Error('no version');
    const answer = { is: 'no' } as const;
    const told = { to: 'x', person: idOf('Mia'), at: NOON, answer, reason: '', signature: null };
    office.answers = [
      { ...told, date: TODAY },
      { ...told, date: '2026-05-05' },
    ];
    office.sentVersions = [version];
    const file = office.file(NOON);
    expect(file.answers.map(({ date }) => date)).toEqual([TODAY]);
    expect(mias(file).versions).toEqual([version]);
    const reader = new SimulatedBrowser('desk', [person('Mia', true)]);
    reader.take(sent(file), NOON);
    office.take(sent(reader.file(NOON)), NOON);
    expect(office.file(NOON).agreements).toEqual([]);
  });
});

describe('smaller files', () => {
  const file = laptop().file(NOON);
  const all = [file, ...smallerFiles(file)];

  it('get smaller and smaller, and stay valid', () => {
    const sizes = all.map((one) => JSON.stringify(one).length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes.at(-1)).toBeLessThan((sizes[0] ?? 0) / 5);
    for (const one of all) expect(is(browserFileSchema, sent(one))).toBe(true);
  });

  it('lose what agreements were long ago before week cards, and of those the oldest first', () => {
    const counts = all.map(({ cards }) => cards.length);
    expect(counts.slice(0, 4)).toEqual([12, 12, 12, 11]);
    expect(mias(all[2] ?? file).versions.length).toBeLessThan(mias(file).versions.length);
    expect(all.find(({ cards }) => cards.length === 7)?.cards.at(-1)?.week).toBe('2026-03-23');
  });

  it("never lose today's total, the agreement in force, extra time and requests", () => {
    for (const one of all) {
      expect(one.totals[0]?.days.at(-1)?.ms).toBe(20 * MINUTE);
      expect(mias(one).versions.at(-1)?.version).toBe(30);
      expect([one.grants.length, one.requests.length]).toEqual([1, 1]);
    }
  });

  it('tell of versions made at once, and of those that hold until the latest starts', () => {
    const browser = laptop(8);
    const desk = new SimulatedBrowser('desk', [person('Mia', true)]);
    desk.change({ member: 'mia', rules: { ...NO_RULES, daily: daily(10) }, parent: 'mum' }, NOON);
    browser.take(sent(desk.file(NOON)), NOON);
    const later = { ...NO_RULES, daily: daily(50) };
    browser.change({ member: 'mia', rules: later, parent: 'mum', atOnce: false }, NOON);
    const limits = (told: BrowserFile) => {
      const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
      tablet.take(sent(told), NOON);
      return [NOON, NOON + DAY].map((at) => {
        const begun = tablet.agreementsOf('mia').filter(({ from }) => from <= at);
        return begun.toSorted((a, b) => a.version - b.version).at(-1)?.rules.daily?.limitsMs[0];
      });
    };
    for (const one of smallerFiles(browser.file(NOON)))
      expect(limits(one)).toEqual([10 * MINUTE, 50 * MINUTE]);
  });
});
