import { describe, expect, it } from 'vitest';
import {
  agreementAt,
  latestAgreement,
  rulesAt,
} from '../../../../../src/domain/agreement/agreement.ts';
import { authorOf, JOINT, standingOf } from '../../../../../src/domain/agreement/consent.ts';
import type { BrowserFile } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { nextBoundary } from '../../../../../src/domain/time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { daily } from '../../limits/evaluation/context-fixture.ts';
import { card } from '../week/week-card-fixture.ts';
import { CALENDAR, idOf, person, sent, SimulatedBrowser } from './simulated-browser.ts';
import type { Change } from './simulated-browser.ts';

const NOON = moment('2026-05-06T12:00+02:00');
const TOMORROW = nextBoundary(CALENDAR, NOON);

const limit = (minutes: number, more: Partial<Rules> = {}): Rules => ({
  ...NO_RULES,
  daily: daily(minutes),
  ...more,
});

/** Mia's laptop and the family computer, which agree on an hour a day. */
function twoBrowsers(rules = limit(60), change: Partial<Change> = {}) {
  const laptop = new SimulatedBrowser('laptop', [person('Mia', true)]);
  const desk = new SimulatedBrowser('desk', [person('Mia', true), person('Ben', true)]);
  laptop.change({ member: 'mia', rules, parent: 'mum', ...change }, NOON - HOUR);
  desk.take(sent(laptop.file(NOON - HOUR)), NOON - HOUR);
  return { laptop, desk };
}

const change = (browser: SimulatedBrowser, rules: Rules, more: Partial<Change> = {}, at = NOON) =>
  browser.change({ member: 'mia', rules, parent: null, ...more }, at);

const limitAt = (browser: SimulatedBrowser, at: number) =>
  (rulesAt(browser.agreementsOf('mia'), 'mia', at).daily?.limitsMs[0] ?? 0) / MINUTE;

describe('versions from another browser', () => {
  it('hold from when they are heard of, whatever the other clock says', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), {}, NOON + 3 * HOUR);
    desk.take(sent(laptop.file(NOON + 3 * HOUR)), NOON);
    expect(limitAt(desk, NOON)).toBe(30);
  });

  it('hold from the next day on, if that was chosen', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { atOnce: false });
    desk.take(sent(laptop.file(NOON)), NOON);
    expect([limitAt(desk, NOON), limitAt(desk, TOMORROW)]).toEqual([60, 30]);
  });

  it('keep the times that their signature covers', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(90), { parent: 'mum' }, NOON + 3 * HOUR);
    const told = laptop.file(NOON + 3 * HOUR);
    desk.take(sent(told), NOON);
    expect(desk.file(NOON).agreements[0]?.versions.at(-1)).toEqual(
      told.agreements[0]?.versions.at(-1),
    );
  });

  it.each([
    ['signed', { parent: 'mum' }, {}, 90, 90],
    ['not signed', { parent: 'mum' }, { signature: null }, 60, 60],
    ['not signed, where no parent has a PIN', { parent: null }, { hasPin: false }, 60, 90],
  ] as const)('that loosen hold where they are %s', (_, by, more, today, tomorrow) => {
    const { laptop, desk } = twoBrowsers();
    const { hasPin, ...fields } = { hasPin: true, ...more };
    laptop.hasPin = hasPin;
    desk.hasPin = hasPin;
    change(laptop, limit(90), by);
    const plan = desk.take(withVersions(laptop.file(NOON), fields), NOON);
    expect([limitAt(desk, NOON), limitAt(desk, TOMORROW)]).toEqual([today, tomorrow]);
    const isRefused = tomorrow === 60;
    expect(plan?.refusals).toEqual(
      isRefused ? [{ reason: 'rules-unsigned', browser: 'The laptop', whom: 'Mia' }] : [],
    );
  });

  it("that loosen a member's own rules hold from the next day on", () => {
    const own = { way: 'self', parent: null, isMember: true } as const;
    const { laptop, desk } = twoBrowsers(limit(60), own);
    change(laptop, limit(90), own);
    const plan = desk.take(sent(laptop.file(NOON)), NOON);
    expect([limitAt(desk, NOON), limitAt(desk, TOMORROW)]).toEqual([60, 90]);
    expect(plan?.refusals).toEqual([]);
  });

  it('that nobody signed cannot claim to follow what was not heard of yet', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    const told = laptop.file(NOON);
    const [agreement] = told.agreements;
    const [first, mums] = agreement?.versions ?? [];
    if (agreement === undefined || first === undefined || mums === undefined)
      throw new Error('No versions');
    const forged = { ...mums, id: 'forged', version: 9, rules: limit(59), signature: null };
    const claim = { ...forged, madeBy: 'member', yeses: [], basedOn: [mums.id] };
    const claimed = { ...agreement, versions: [claim], earlier: [first.id, mums.id] };
    desk.take(sent({ ...told, device: 'own', agreements: [claimed] }), NOON);
    expect(limitAt(desk, NOON)).toBe(59);
    desk.take(sent(told), NOON);
    expect(limitAt(desk, NOON)).toBe(30);
  });

  it('that nobody signed are not said to be set here without a PIN', () => {
    const { laptop, desk } = twoBrowsers();
    laptop.change({ member: 'mia', rules: limit(30), parent: 'mum' }, NOON);
    const told = laptop.file(NOON);
    const [first] = told.agreements;
    const versions = (first?.versions ?? []).map((one) => Object.assign(one, { signature: null }));
    desk.take(
      { ...told, agreements: [{ person: first?.person ?? '', versions, earlier: [] }] },
      NOON,
    );
    expect(desk.agreementsOf('mia').at(-1)).toMatchObject({
      rules: limit(30),
      madeBy: 'elsewhere',
    });
  });

  it("never replace another member's version", () => {
    const { laptop, desk } = twoBrowsers();
    desk.change({ member: 'ben', rules: limit(20), parent: 'mum' }, NOON - HOUR);
    const [{ id } = { id: '' }] = desk.agreementsOf('ben');
    change(laptop, limit(30));
    desk.take(withVersions(laptop.file(NOON), { id }), NOON);
    expect(rulesAt(desk.agreementsOf('ben'), 'ben', NOON)).toEqual(limit(20));
    expect(limitAt(desk, NOON)).toBe(60);
  });

  it('are not changed later, except for a yes', () => {
    const { laptop, desk } = twoBrowsers();
    const id = laptop.agreementsOf('mia')[0]?.id ?? '';
    laptop.agree(id, NOON);
    const edited = withVersions(laptop.file(NOON), { rules: limit(500) });
    desk.take(edited, NOON);
    expect(limitAt(desk, NOON)).toBe(60);
    const row = desk.agreements.get(id);
    expect(row === undefined ? null : standingOf(row).is).toBe('agreed');
  });

  it("bring no parent's yes without a signature", () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    const file = laptop.file(NOON);
    const yeses = [{ by: 'mum', at: NOON, device: 'laptop', signature: null }];
    desk.take(withVersions(file, { signature: null, yeses }), NOON);
    const latest = latestAgreement(desk.agreementsOf('mia'), 'mia');
    expect(latest?.yeses).toEqual([]);
    expect(latest === null ? null : authorOf(latest).is).toBe('unknown');
  });

  it.each([
    ['mum', ['mum']],
    ['dad', []],
  ])('bring the yes of the parent who signed them: %s', (by, yeses) => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    const unsigned = [{ by, at: NOON, device: 'laptop', signature: null }];
    desk.take(withVersions(laptop.file(NOON), { yeses: unsigned }), NOON);
    const latest = latestAgreement(desk.agreementsOf('mia'), 'mia');
    expect(latest?.yeses.map((yes) => yes.by)).toEqual(yeses);
  });

  it('are passed on by browsers that did not make them', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(90), { parent: 'mum' });
    desk.take(sent(laptop.file(NOON)), NOON);
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    tablet.take(sent(desk.file(NOON)), NOON);
    expect(limitAt(tablet, NOON)).toBe(90);
  });

  it('of members of other browsers stay in the file', () => {
    const { laptop } = twoBrowsers();
    const dads = new SimulatedBrowser('office', [person('Dad', true)]);
    const plan = dads.take(sent(laptop.file(NOON)), NOON);
    expect(plan?.agreements).toEqual([]);
    expect(plan?.sharedTime).toEqual([]);
    expect(plan?.persons.map(({ name, member }) => [name, member])).toEqual([['Mia', null]]);
  });
});

describe('versions that were made at once', () => {
  function conflict() {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(30), { parent: 'mum' });
    change(desk, limit(90, { freeExtension: true }), { parent: 'dad', way: 'parent' });
    const [one, other] = [sent(laptop.file(NOON)), sent(desk.file(NOON))];
    desk.take(one, NOON);
    laptop.take(other, NOON);
    return { laptop, desk };
  }

  it('come to one in both browsers, with the stricter of each rule', () => {
    const { laptop, desk } = conflict();
    const [one, other] = [laptop, desk].map((browser) =>
      agreementAt(browser.agreementsOf('mia'), 'mia', NOON),
    );
    expect(one?.id).toBe(other?.id);
    expect(one).toMatchObject({ madeBy: JOINT, way: 'parent', version: 3, yeses: [] });
    expect(one?.rules).toEqual(limit(30));
    expect(other?.rules).toEqual(limit(30));
  });

  it('hold until somebody decides', () => {
    const { laptop, desk } = conflict();
    change(laptop, limit(90), { parent: 'mum' });
    desk.take(sent(laptop.file(NOON)), NOON);
    expect(limitAt(desk, NOON)).toBe(90);
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    tablet.take(sent(desk.file(NOON)), NOON);
    expect(limitAt(tablet, NOON)).toBe(90);
  });

  it('are joined with a third one, not one after the other', () => {
    const { laptop, desk } = conflict();
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    change(tablet, limit(20), { parent: 'mum' });
    desk.take(sent(tablet.file(NOON)), NOON + MINUTE);
    tablet.take(sent(desk.file(NOON)), NOON);
    laptop.take(sent(tablet.file(NOON)), NOON);
    const latest = [laptop, desk, tablet].map((browser) =>
      agreementAt(browser.agreementsOf('mia'), 'mia', NOON + HOUR),
    );
    expect(new Set(latest.map((one) => one?.id)).size).toBe(1);
    expect(latest.map((one) => one?.basedOn?.length)).toEqual([3, 3, 3]);
    expect(limitAt(desk, NOON + HOUR)).toBe(20);
  });

  it('hold today as well where one of them starts tomorrow', () => {
    const { laptop, desk } = twoBrowsers();
    change(laptop, limit(90), { parent: 'mum', atOnce: false });
    change(desk, limit(30));
    laptop.take(sent(desk.file(NOON)), NOON);
    desk.take(sent(laptop.file(NOON)), NOON);
    for (const browser of [laptop, desk])
      expect([limitAt(browser, NOON), limitAt(browser, TOMORROW)]).toEqual([30, 30]);
  });

  it('are not taken for such where another browser has been off for long', () => {
    const { laptop, desk } = twoBrowsers();
    const tablet = new SimulatedBrowser('tablet', [person('Mia', true)]);
    tablet.take(sent(laptop.file(NOON)), NOON);
    const old = sent(tablet.file(NOON));
    for (let i = 1; i <= 40; i++) change(laptop, limit(60 + i), { parent: 'mum' }, NOON + i);
    desk.take(sent(laptop.file(NOON + 50)), NOON + 50);
    desk.take(old, NOON + 60);
    tablet.take(sent(desk.file(NOON + 60)), NOON + 60);
    for (const browser of [desk, tablet]) expect(limitAt(browser, NOON + 100)).toBe(100);
  });
});

describe('totals from another browser', () => {
  it('add up for members of both', () => {
    const { laptop, desk } = twoBrowsers();
    laptop.watch('mia', NOON, 20 * MINUTE, 5 * MINUTE);
    desk.take(sent(laptop.file(NOON)), NOON + MINUTE);
    laptop.watch('mia', NOON, 10 * MINUTE, 0);
    const file = sent(laptop.file(NOON));
    desk.take(file, NOON + 3 * MINUTE);
    desk.take(file, NOON + 5 * MINUTE);
    expect([...desk.sharedTime.values()]).toEqual([
      {
        device: 'laptop',
        browser: 'The laptop',
        person: idOf('Mia'),
        date: '2026-05-06',
        steps: [
          { at: NOON + MINUTE, otherMs: 15 * MINUTE, messagesMs: 5 * MINUTE },
          { at: NOON + 3 * MINUTE, otherMs: 10 * MINUTE, messagesMs: 0 },
        ],
      },
    ]);
  });
});

describe('week cards from another browser', () => {
  it('are taken over where they are newer, and of that browser', () => {
    const { laptop, desk } = twoBrowsers();
    const own = card({ device: 'laptop', person: idOf('Mia'), counter: 2 });
    laptop.cards.set('own', own);
    const file = laptop.file(NOON);
    const forged = card({ device: 'tablet', person: idOf('Mia') });
    const before = card({ ...own, counter: 1 });
    expect(desk.take(sent({ ...file, cards: [own, forged] }), NOON)?.cards).toEqual([own]);
    expect(desk.plan(sent({ ...file, cards: [own] }), NOON).cards).toEqual([]);
    expect(desk.plan(sent({ ...file, cards: [before] }), NOON).cards).toEqual([]);
  });
});

describe('people of another browser', () => {
  it('do not come back, nor do their cards, once they were removed', () => {
    const laptop = new SimulatedBrowser('laptop', [person('Mia', true), person('Dad', true)]);
    const desk = new SimulatedBrowser('desk', [person('Mia', true)]);
    laptop.cards.set('dad', card({ person: idOf('Dad'), device: 'laptop' }));
    desk.take(sent(laptop.file(NOON)), NOON);
    expect(desk.persons.has(idOf('Dad'))).toBe(true);
    desk.persons.delete(idOf('Dad'));
    desk.cards.clear();
    desk.take(sent(laptop.file(NOON + HOUR)), NOON + HOUR);
    expect(desk.persons.has(idOf('Dad'))).toBe(false);
    expect(desk.cards.size).toBe(0);
  });

  const joined = moment('2026-04-01T12:00Z');
  const told = (name: string, more: object = {}) => {
    const office = new SimulatedBrowser('office', [
      { ...person('Dad', true, joined), name, ...more },
    ]);
    return sent(office.file(NOON));
  };
  const dad = (browser: SimulatedBrowser) => browser.persons.get(idOf('Dad'));

  it('are known from then on, and by the name that they have there', () => {
    const laptop = new SimulatedBrowser('laptop', [person('Mia', true)]);
    laptop.take(told('Dad', { grownUp: true }), NOON);
    expect(dad(laptop)).toMatchObject({ name: 'Dad', grownUp: true, member: null, heard: 0 });
    laptop.take({ ...told('Papa'), sequence: 2 }, NOON);
    expect(dad(laptop)).toMatchObject({ name: 'Papa', grownUp: false });
  });

  it('keep the name that was set here, and their earliest time of joining', () => {
    const laptop = new SimulatedBrowser('laptop', [person('Dad', true, joined + DAY)]);
    laptop.take(told('Dad'), NOON);
    laptop.take({ ...told('Papa', { grownUp: true }), sequence: 2 }, NOON);
    expect(dad(laptop)).toEqual(person('Dad', true, joined));
  });

  it('keep their name where two browsers say different ones', () => {
    const laptop = new SimulatedBrowser('laptop', [person('Mia', true)]);
    const other = { ...told('Papa'), device: 'phone' };
    for (let i = 0; i < 2; i++) {
      laptop.take(told('Dad'), NOON);
      laptop.take(other, NOON);
    }
    expect(dad(laptop)?.name).toBe('Dad');
  });
});

it("a browser's own file changes nothing in it", () => {
  const { laptop, desk } = twoBrowsers();
  const plan = desk.plan({ ...sent(laptop.file(NOON)), device: 'desk' }, NOON);
  expect([plan.agreements, plan.sharedTime, plan.persons]).toEqual([[], [], []]);
});

/** The file with other fields in the latest version of each agreement. */
function withVersions(
  file: BrowserFile,
  fields: Partial<BrowserFile['agreements'][number]['versions'][number]>,
): BrowserFile {
  return sent({
    ...file,
    agreements: file.agreements.map((one) => ({
      ...one,
      versions: one.versions.map((version, i) =>
        i === one.versions.length - 1 ? { ...version, ...fields } : version,
      ),
    })),
  });
}
