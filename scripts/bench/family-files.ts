// Node has no Temporal.
import 'temporal-polyfill/global';
import { createHash, randomBytes } from 'node:crypto';
import { NO_RULES } from '../../src/domain/limits/rules/rules.ts';
import { seededRandom } from '../../src/domain/snapshot/seeded-random.ts';
import { addDays } from '../../src/domain/time/calendar.ts';
import type { EpochMs } from '../../src/domain/time/units.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/domain/time/units.ts';
import {
  cardKey,
  idOf,
  person,
  SimulatedBrowser,
} from '../../test/unit/domain/household/sharing/simulated-browser.ts';
import { against, card } from '../../test/unit/domain/household/week/week-card-fixture.ts';

export const FAMILY = ['Mia', 'Ben', 'Cleo', 'Mum', 'Dad'] as const;

/** A Wednesday, at noon in the simulated browsers' zone. */
export const NOW: EpochMs = Date.parse('2026-05-06T12:00+02:00');
const TODAY = '2026-05-06';
const MONDAY = '2026-05-04';
const PARENT = uuidOf('parent');

const random = seededRandom(17);
const minutes = (most: number): number => Math.floor(random() * most) * 5 * MINUTE;

/** An id like those that browsers make, which cannot be compressed. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** A browser that these members use, with 60 starts and the totals of the last 8 days. */
export function familyBrowser(name: string, members: readonly string[] = FAMILY): SimulatedBrowser {
  const browser = new SimulatedBrowser(
    uuidOf(name),
    members.map((one) => person(one, true)),
  );
  browser.runs = Array.from({ length: 60 }, (_, i) => ({
    id: uuidOf(`${name} ${i}`).replaceAll('-', '').slice(-16),
    at: NOW - (60 - i) * DAY,
  }));
  for (const one of members) {
    for (let i = 0; i < 8; i += 1) {
      const ms = 10 * MINUTE + Math.floor(random() * 2 * HOUR);
      browser.watch(one.toLowerCase(), NOW - i * DAY, ms, Math.floor(ms * random() * 0.3));
    }
  }
  return browser;
}

/** Gives a browser the week cards that a device has made of its members, of the last weeks. */
export function addCards(
  browser: SimulatedBrowser,
  { device, persons }: Pick<SimulatedBrowser, 'device' | 'persons'>,
  weeks: number,
): void {
  for (let i = 0; i < weeks; i += 1) {
    const week = addDays(MONDAY, -7 * i);
    for (const { name } of persons.values()) {
      const one = card({
        device,
        person: idOf(name),
        name,
        week,
        upTo: addDays(week, 6),
        counter: Math.floor((NOW - i * 7 * DAY) / SECOND),
        totalMs: minutes(200),
        typicalMs: minutes(30),
        longestMs: minutes(20),
        opens: Math.floor(random() * 90),
        lateMs: minutes(20),
        against: against(minutes(200), minutes(200)),
      });
      browser.cards.set(cardKey(one), one);
    }
  }
}

/** Changes each member's daily limit so often, a month apart, each time with a parent's PIN. */
export function changeRules(browser: SimulatedBrowser, times: number): void {
  for (const name of FAMILY) {
    for (let i = 0; i < times; i += 1) changeRule(browser, name, NOW - (times - i) * 30 * DAY);
  }
}

/** Changes the daily limit of a member, with a parent's PIN. */
export function changeRule(browser: SimulatedBrowser, name: string, at: EpochMs): void {
  const limitsMs = Array.from({ length: 7 }, () => 30 * MINUTE + minutes(20));
  const daily = { limitsMs, strength: 'firm', messagesOpen: false } as const;
  const rules = { ...NO_RULES, daily };
  browser.change({ member: name.toLowerCase(), rules, parent: PARENT }, at);
  const rows = [...browser.agreements.values()].map(withRealIds);
  browser.agreements.clear();
  for (const row of rows) browser.agreements.set(row.id, row);
}

/** Each member asks for extra time. */
export function askForAll(browser: SimulatedBrowser): void {
  for (const { name } of browser.persons.values()) {
    const member = name.toLowerCase();
    const asked = { member, at: NOW, reason: 'I have to finish something with Ben' } as const;
    browser.requests.set(member, {
      ...asked,
      id: uuidOf(`request ${browser.device} ${name}`),
      date: TODAY,
      ms: 15 * MINUTE,
      pastBedtime: false,
      answer: null,
    });
  }
}

/** Simulated browsers make short ids and signatures; real ones cannot be compressed. */
function withRealIds<T>(row: T): T {
  return JSON.parse(
    JSON.stringify(row, (_, value: unknown) => {
      if (value === 'good') return randomBytes(64).toString('base64');
      return typeof value === 'string' && /-\d+-\d{13}$/.test(value) ? uuidOf(value) : value;
    }),
  ) as T;
}
