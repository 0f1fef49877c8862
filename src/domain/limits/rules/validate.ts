import { isDayKey, isWallTime } from '../../time/calendar.ts';
import type { QuietWindow, Rules } from './rules.ts';
import { HOUR, MINUTE } from '../../time/units.ts';
import type { Millis } from '../../time/units.ts';

/** What can be wrong with rules that somebody typed in. */
export const RULE_FAULTS = [
  'window-empty',
  'window-time',
  'window-weekdays',
  'window-too-many',
  'limit-negative',
  'limit-not-whole',
  'limit-whole-day',
  'limit-whole-week',
  'session-length',
  'break-length',
  'dates-order',
  'dates-too-many',
] as const;

export type RuleFault = (typeof RULE_FAULTS)[number];

/** More than anybody needs, and few enough to be judged in no time. */
export const MAX_WINDOWS = 20;
const MAX_DATES = 50;

/** A shorter break would end before the session does (design: Words, session). */
export const SHORTEST_BREAK: Millis = 5 * MINUTE;
export const LONGEST_BREAK: Millis = 12 * HOUR;
const WHOLE_DAY: Millis = 24 * HOUR;
const WHOLE_WEEK: Millis = 7 * WHOLE_DAY;

/** Everything that is wrong with these rules, each fault once; nothing for rules that can hold. */
export function validateRules(rules: Rules): RuleFault[] {
  const { windows, session, daily, weekly, dates } = rules;
  const faults: RuleFault[] = [];
  if (windows.length > MAX_WINDOWS) faults.push('window-too-many');
  for (const window of windows) faults.push(...faultsOfWindow(window));
  for (const limit of daily?.limitsMs ?? []) faults.push(...faultsOfLimit(limit, WHOLE_DAY));
  if (daily !== null && daily.limitsMs.length !== 7) faults.push('limit-not-whole');
  faults.push(...faultsOfLimit(weekly?.limitMs ?? null, WHOLE_WEEK));
  if (session !== null) {
    const { lengthMs, breakMs, strength } = session;
    // A soft rule closes nothing, so its break may be anything.
    const shortest = strength === 'firm' ? SHORTEST_BREAK : 0;
    if (!isWholeMinutes(lengthMs) || lengthMs < MINUTE || lengthMs >= WHOLE_DAY) {
      faults.push('session-length');
    }
    if (!isWholeMinutes(breakMs) || breakMs < shortest || breakMs > LONGEST_BREAK) {
      faults.push('break-length');
    }
  }
  if (dates.length > MAX_DATES) faults.push('dates-too-many');
  for (const { from, to, limitMs } of dates) {
    if (!isDayKey(from) || !isDayKey(to) || to < from) faults.push('dates-order');
    faults.push(...faultsOfLimit(limitMs, WHOLE_DAY));
  }
  return [...new Set(faults)];
}

function faultsOfWindow({ from, to, weekdays }: QuietWindow): RuleFault[] {
  if (!isWallTime(from) || !isWallTime(to)) return ['window-time'];
  if (from === to) return ['window-empty'];
  return weekdays.length === 0 ? ['window-weekdays'] : [];
}

function faultsOfLimit(limit: Millis | null, whole: Millis): RuleFault[] {
  if (limit === null) return [];
  if (!isWholeMinutes(limit)) return ['limit-not-whole'];
  if (limit < 0) return ['limit-negative'];
  if (limit >= whole) return [whole === WHOLE_WEEK ? 'limit-whole-week' : 'limit-whole-day'];
  return [];
}

function isWholeMinutes(ms: Millis): boolean {
  return Number.isSafeInteger(ms) && ms % MINUTE === 0;
}
