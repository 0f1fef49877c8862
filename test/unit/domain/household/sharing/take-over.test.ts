import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { card } from '../week/week-card-fixture.ts';
import { idOf, person, sent, SimulatedBrowser } from './simulated-browser.ts';

import { NOON, twoBrowsers } from './two-browsers-fixture.ts';

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
        member: 'mia',
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
