import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { agreementAt } from '../../../../../src/domain/agreement/agreement.ts';
import type { BrowserFile } from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { firstOwnRun } from '../../../../../src/domain/household/sharing/copied-profile.ts';
import { sharedMs } from '../../../../../src/domain/household/sharing/shared-time.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { seededRandom } from '../../../../../src/domain/snapshot/seeded-random.ts';
import { sumBy } from '../../../../../src/domain/stats/sum.ts';
import { weekStart } from '../../../../../src/domain/stats/weeks.ts';
import { addDays, boundaryOf, dateOf } from '../../../../../src/domain/time/calendar.ts';
import type { DayKey, EpochMs, Millis } from '../../../../../src/domain/time/units.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { daily } from '../../limits/evaluation/context-fixture.ts';
import { card } from '../week/week-card-fixture.ts';
import { CALENDAR, cardKey, idOf, person, SimulatedBrowser } from './simulated-browser.ts';

const FIRST: DayKey = '2026-01-05';
const DAYS = 364;
/** Mia's second browser is copied to another computer on that day. */
const COPIED: DayKey = '2026-07-06';

interface Computer {
  readonly browser: SimulatedBrowser;
  readonly members: readonly string[];
  /** How far its clock is off. */
  readonly offset: Millis;
  /** The files that it has read, as they were. */
  readonly seen: Map<string, string>;
}

/** A family with six browsers, one of which is copied, and the folder that they share. */
class Family {
  readonly random = seededRandom(17);
  readonly folder = new Map<string, string>();
  readonly computers: Computer[];
  /** What each member really watched in each date. */
  readonly watched = new Map<string, Millis>();
  largest = 0;
  largestZipped = 0;

  constructor() {
    const owners = [['Mia'], ['Mia', 'Ben'], ['Ben'], ['Cleo'], ['Mum'], ['Dad']];
    this.computers = owners.map((members, i) => ({
      browser: new SimulatedBrowser(
        `browser ${i}`,
        members.map((name) => person(name, true)),
      ),
      members,
      offset: Math.round((this.random() - 0.5) * 6) * HOUR,
      seen: new Map(),
    }));
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  /** The recorded time of a computer at noon of a date. */
  nowIn({ offset }: Computer, date: DayKey): EpochMs {
    return boundaryOf(CALENDAR, date) + 8 * HOUR + offset;
  }

  start(computer: Computer, date: DayKey): void {
    const id = Math.floor(this.random() * 2 ** 40)
      .toString(16)
      .padStart(16, '0');
    const at = this.nowIn(computer, date);
    computer.browser.runs = [...computer.browser.runs, { id, at }].slice(-60);
  }

  watch(computer: Computer, date: DayKey): void {
    for (const name of computer.members) {
      const ms = Math.floor(this.random() * 60) * MINUTE;
      const member = name.toLowerCase();
      computer.browser.watch(member, this.nowIn(computer, date), ms, Math.floor(ms / 4));
      const key = `${name} ${date}`;
      this.watched.set(key, (this.watched.get(key) ?? 0) + ms);
    }
  }

  /** A look at the folder, and a write, which may be lost. */
  visit(computer: Computer, date: DayKey, isLost = false): void {
    const { browser, seen } = computer;
    const now = this.nowIn(computer, date);
    const own = this.folder.get(browser.device);
    const first = own === undefined ? null : firstOwnRun(browser.runs, fileIn(own).runs);
    if (first !== null)
      takeNewDevice(browser, `copy ${browser.device}`, dateOf(CALENDAR, first.at));
    for (const [device, text] of this.folder) {
      if (device === browser.device || seen.get(device) === text) continue;
      browser.take(fileIn(text), now);
      seen.set(device, text);
    }
    browser.sequence = Math.max(browser.sequence, Math.floor(now / 1000));
    const text = JSON.stringify(browser.file(now));
    this.largest = Math.max(this.largest, text.length);
    if (this.chance(0.02)) this.largestZipped = Math.max(this.largestZipped, gzipSync(text).length);
    if (!isLost) this.folder.set(browser.device, text);
  }

  /** The week cards of the week that ended. */
  makeCards({ browser, members }: Computer, date: DayKey): void {
    const week = addDays(date, -7);
    for (const name of members) {
      const made = {
        device: browser.device,
        person: idOf(name),
        name,
        week,
        upTo: addDays(week, 6),
      };
      const one = card({ ...made, counter: Math.floor(boundaryOf(CALENDAR, date) / 1000) });
      browser.cards.set(cardKey(one), one);
    }
  }

  change(computer: Computer, date: DayKey): void {
    const by = this.chance(0.5) ? 'mum' : null;
    const minutes = 30 + Math.floor(this.random() * 8) * 15;
    const member = computer.members[0]?.toLowerCase() ?? '';
    const rules = { ...NO_RULES, daily: daily(minutes), freeExtension: this.chance(0.5) };
    const atOnce = this.chance(0.5);
    computer.browser.change({ member, rules, parent: by, atOnce }, this.nowIn(computer, date));
  }

  copy(computer: Computer): void {
    this.computers.push({
      ...computer,
      browser: computer.browser.copied(),
      offset: computer.offset + 2 * HOUR,
      seen: new Map(computer.seen),
    });
  }
}

function fileIn(text: string): BrowserFile {
  return JSON.parse(text) as BrowserFile;
}

function takeNewDevice(browser: SimulatedBrowser, device: string, from: DayKey): void {
  for (const [key, day] of browser.days) {
    if (day.date < from || day.device !== browser.device) continue;
    browser.days.delete(key);
    browser.days.set([device, day.member, day.date].join(' '), { ...day, device });
  }
  browser.device = device;
}

function simulate(): Family {
  const family = new Family();
  for (let i = 0; i <= DAYS; i++) {
    const date = addDays(FIRST, i);
    if (date === COPIED) family.copy(family.computers[1] ?? throwMissing());
    for (const computer of family.computers) {
      const isOn = family.chance(0.8) || i % 5 === 0;
      if (!isOn) continue;
      family.start(computer, date);
      if (weekStart(date, 1) === date && i > 0) family.makeCards(computer, date);
      if (family.chance(0.04)) family.change(computer, date);
      family.watch(computer, date);
      family.visit(computer, date, family.chance(0.1));
      if (family.chance(0.5)) family.watch(computer, date);
      if (family.chance(0.7)) family.visit(computer, date, family.chance(0.1));
    }
  }
  for (let round = 0; round < 3; round++)
    for (const computer of family.computers) family.visit(computer, addDays(FIRST, DAYS));
  return family;
}

function throwMissing(): never {
  throw new Error('no such computer');
}

describe('six browsers in a year', () => {
  const family = simulate();
  const end = addDays(FIRST, DAYS);
  const browsersOf = (name: string) =>
    family.computers.filter(({ members }) => members.includes(name));

  it('lose no week card', () => {
    const made = family.computers.flatMap(({ browser }) =>
      [...browser.cards.values()].filter(({ device }) => device === browser.device).map(cardKey),
    );
    expect(new Set(made).size).toBeGreaterThan(300);
    for (const { browser } of family.computers)
      expect(made.filter((key) => !browser.cards.has(key))).toEqual([]);
  });

  it.each(['Mia', 'Ben'])('have one agreement for %s', (name) => {
    const member = name.toLowerCase();
    const inForce = browsersOf(name).map((computer) =>
      agreementAt(computer.browser.agreementsOf(member), member, family.nowIn(computer, end)),
    );
    expect(inForce[0]?.version).toBeGreaterThan(3);
    expect(new Set(inForce.map((one) => one?.id)).size).toBe(1);
    expect(new Set(inForce.map((one) => JSON.stringify(one?.rules))).size).toBe(1);
  });

  it.each(['Mia', 'Ben'])("count each of %s's days once", (name) => {
    for (const { browser } of browsersOf(name)) {
      // What a copied profile counted before stays the other browser's, of which a week is told.
      const isCopy = browser.device.startsWith('copy');
      const first = isCopy ? addDays(COPIED, -7) : FIRST;
      for (let date = first; date < end; date = addDays(date, 1)) {
        const own = [...browser.days.values()].filter(
          (day) =>
            day.date === date && day.member === name.toLowerCase() && day.device === browser.device,
        );
        const others = [...browser.sharedTime.values()].filter(
          (row) =>
            row.date === date && row.member === name.toLowerCase() && row.device !== browser.device,
        );
        const counted = sumBy(own, ({ activeMs }) => activeMs) + sharedMs(others);
        expect([browser.device, date, counted]).toEqual([
          browser.device,
          date,
          family.watched.get(`${name} ${date}`) ?? 0,
        ]);
      }
    }
  });

  it('recognise the copy', () => {
    expect(family.computers.map(({ browser }) => browser.device).toSorted()).toHaveLength(7);
    expect(new Set(family.computers.map(({ browser }) => browser.device)).size).toBe(7);
  });

  it('write files far smaller than 16 kB', () => {
    expect(family.largestZipped).toBeLessThan(8_000);
  });
});
