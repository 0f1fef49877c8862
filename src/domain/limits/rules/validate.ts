import { isDayKey, isWallTime } from '../../time/calendar.ts';
import { DAY, HOUR, MINUTE } from '../../time/units.ts';
import type { Millis } from '../../time/units.ts';
import { SESSION_GAP } from '../../tracking/sessions.ts';
import type { QuietWindow, Rules } from './rules.ts';

/** What can be wrong with rules that somebody entered. */
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

/** More than anybody needs, and few enough to be evaluated quickly. */
const MAX_WINDOWS = 20;
const MAX_DATES = 50;

/** A shorter break would end before the session is over (rule C11). */
export const SHORTEST_BREAK: Millis = SESSION_GAP;
export const LONGEST_BREAK: Millis = 12 * HOUR;

/** Everything that is wrong with these rules, each fault once; empty for valid rules. */
export function validateRules(rules: Rules): RuleFault[] {
  const { windows, session, daily, weekly, dates } = rules;
  const faults: RuleFault[] = [];
  if (windows.length > MAX_WINDOWS) faults.push('window-too-many');
  for (const window of windows) faults.push(...faultsOfWindow(window));
  for (const limit of daily?.limitsMs ?? []) faults.push(...faultsOfLimit(limit, DAY));
  if (daily !== null && daily.limitsMs.length !== 7) faults.push('limit-not-whole');
  faults.push(...faultsOfLimit(weekly?.limitMs ?? null, 7 * DAY));
  if (session !== null) {
    const { lengthMs, breakMs, strength } = session;
    // A soft rule has no break, so the field may hold anything.
    const shortest = strength === 'firm' ? SHORTEST_BREAK : 0;
    if (!isWholeMinutes(lengthMs) || lengthMs < MINUTE || lengthMs >= DAY) {
      faults.push('session-length');
    }
    if (!isWholeMinutes(breakMs) || breakMs < shortest || breakMs > LONGEST_BREAK) {
      faults.push('break-length');
    }
  }
  if (dates.length > MAX_DATES) faults.push('dates-too-many');
  for (const { from, to, limitMs } of dates) {
    if (!isDayKey(from) || !isDayKey(to) || to < from) faults.push('dates-order');
    faults.push(...faultsOfLimit(limitMs, DAY));
  }
  return [...new Set(faults)];
}

function faultsOfWindow({ from, to, weekdays }: QuietWindow): RuleFault[] {
  if (!isWallTime(from) || !isWallTime(to)) return ['window-time'];
  if (from === to) return ['window-empty'];
  return weekdays.length === 0 ? ['window-weekdays'] : [];
}

/** @param period the day or week that the limit is for */
function faultsOfLimit(limit: Millis | null, period: Millis): RuleFault[] {
  if (limit === null) return [];
  if (!isWholeMinutes(limit)) return ['limit-not-whole'];
  if (limit < 0) return ['limit-negative'];
  if (limit >= period) return [period === DAY ? 'limit-whole-day' : 'limit-whole-week'];
  return [];
}

function isWholeMinutes(ms: Millis): boolean {
  return Number.isSafeInteger(ms) && ms % MINUTE === 0;
}
