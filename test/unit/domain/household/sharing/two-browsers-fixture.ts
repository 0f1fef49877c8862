import { rulesAt } from '../../../../../src/domain/agreement/agreement.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { nextBoundary } from '../../../../../src/domain/time/calendar.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';
import { daily } from '../../limits/evaluation/context-fixture.ts';
import { CALENDAR, person, sent, SimulatedBrowser } from './simulated-browser.ts';
import type { Change } from './simulated-browser.ts';

export const NOON = moment('2026-05-06T12:00+02:00');
export const TOMORROW = nextBoundary(CALENDAR, NOON);

export const limit = (minutes: number, more: Partial<Rules> = {}): Rules => ({
  ...NO_RULES,
  daily: daily(minutes),
  ...more,
});

/** Mia's laptop and the family computer, which agree on an hour a day. */
export function twoBrowsers(rules = limit(60), change: Partial<Change> = {}) {
  const laptop = new SimulatedBrowser('laptop', [person('Mia', true)]);
  const desk = new SimulatedBrowser('desk', [person('Mia', true), person('Ben', true)]);
  laptop.change({ member: 'mia', rules, parent: 'mum', ...change }, NOON - HOUR);
  desk.take(sent(laptop.file(NOON - HOUR)), NOON - HOUR);
  return { laptop, desk };
}

/** A change of Mia's rules. */
export const change = (
  browser: SimulatedBrowser,
  rules: Rules,
  more: Partial<Change> = {},
  at = NOON,
) => browser.change({ member: 'mia', rules, parent: null, ...more }, at);

/** Mia's daily limit in minutes. */
export const limitAt = (browser: SimulatedBrowser, at: number) =>
  (rulesAt(browser.agreementsOf('mia'), 'mia', at).daily?.limitsMs[0] ?? 0) / MINUTE;
