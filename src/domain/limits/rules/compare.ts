import { addDays, minuteOf, WEEKDAYS } from '../../time/calendar.ts';
import type { Weekday } from '../../time/calendar.ts';
import { MINUTES_A_DAY, MINUTES_A_WEEK } from '../../time/units.ts';
import type { DayKey, Millis, WallTime } from '../../time/units.ts';
import { dailyStrength, dateRuleOn, effectiveBreak } from './rules.ts';
import type { QuietWindow, Rules, SessionRule, Strength } from './rules.ts';

/** Which way a change of rules goes: both ways for a mixed one, neither if nothing gets stricter or looser. */
export interface StrictnessChange {
  readonly looser: boolean;
  readonly tighter: boolean;
}

const SAME: StrictnessChange = { looser: false, tighter: false };

/**
 * Whether a change of rules loosens or tightens anything (rules A3 and A16). A change between rules
 * that cannot be ordered by strictness counts as both.
 * @param dayStart tells which morning a window after midnight belongs to
 */
export function compareRules(before: Rules, after: Rules, dayStart: WallTime): StrictnessChange {
  return combineChanges([
    compareWindows(before, after, dayStart),
    compareLimits(sessionLimit(before.session), sessionLimit(after.session)),
    ...WEEKDAYS.map((weekday) =>
      compareLimits(weekdayLimit(before, weekday), weekdayLimit(after, weekday)),
    ),
    compareLimits(before.weekly, after.weekly),
    compareDates(before, after),
    compareNumbers(before.freeExtension ? 0 : 1, after.freeExtension ? 0 : 1),
  ]);
}

/** A change that consists of all of these. */
export function combineChanges(changes: readonly StrictnessChange[]): StrictnessChange {
  return {
    looser: changes.some(({ looser }) => looser),
    tighter: changes.some(({ tighter }) => tighter),
  };
}

/** Larger is stricter. */
export function compareNumbers(before: number, after: number): StrictnessChange {
  return { looser: after < before, tighter: after > before };
}

/** Compares the strength that holds at each minute of a week. */
function compareWindows(before: Rules, after: Rules, dayStart: WallTime): StrictnessChange {
  // A date without windows lifts whole windows, so it then matters on which day each begins.
  const byWeekday = [before, after].some(({ dates }) => dates.some(({ windows }) => !windows));
  const was = strengthByMinute(before, dayStart, byWeekday);
  const is = strengthByMinute(after, dayStart, byWeekday);
  return {
    looser: was.some((weight, i) => (is[i] ?? 0) < weight),
    tighter: was.some((weight, i) => (is[i] ?? 0) > weight),
  };
}

/** @param byWeekday keeps the minutes of windows that begin on different weekdays apart */
function strengthByMinute({ windows }: Rules, dayStart: WallTime, byWeekday: boolean): Uint8Array {
  const weights = new Uint8Array(byWeekday ? 7 * MINUTES_A_WEEK : MINUTES_A_WEEK);
  for (const window of windows) {
    for (const weekday of window.weekdays) {
      const row = byWeekday ? (weekday - 1) * MINUTES_A_WEEK : 0;
      for (const minute of windowMinutes(window, weekday, dayStart)) {
        weights[row + minute] = Math.max(weights[row + minute] ?? 0, weightOf(window.strength));
      }
    }
  }
  return weights;
}

/** The minutes of the week, counted from Monday's midnight, of a window that begins on a weekday. */
export function windowMinutes(
  { from, to }: QuietWindow,
  weekday: Weekday,
  dayStart: WallTime,
): number[] {
  const length = (minuteOf(to) - minuteOf(from) + MINUTES_A_DAY) % MINUTES_A_DAY;
  const shift = from < dayStart ? MINUTES_A_DAY : 0;
  const start = (weekday - 1) * MINUTES_A_DAY + shift + minuteOf(from);
  return Array.from({ length }, (_, i) => (start + i) % MINUTES_A_WEEK);
}

function weightOf(strength: Strength): number {
  return strength === 'soft' ? 1 : 2;
}

/** What makes a limit more or less strict; `null` where there is no limit. */
interface Limit {
  readonly limitMs: Millis;
  readonly strength: Strength;
  readonly messagesOpen?: boolean;
  readonly breakMs?: Millis;
}

function compareLimits(before: Limit | null, after: Limit | null): StrictnessChange {
  if (before === null || after === null) {
    return compareNumbers(before === null ? 0 : 1, after === null ? 0 : 1);
  }
  return combineChanges([
    compareNumbers(-before.limitMs, -after.limitMs),
    compareNumbers(weightOf(before.strength), weightOf(after.strength)),
    compareNumbers(before.messagesOpen ? 0 : 1, after.messagesOpen ? 0 : 1),
    compareNumbers(before.breakMs ?? 0, after.breakMs ?? 0),
  ]);
}

function sessionLimit(rule: SessionRule | null): Limit | null {
  return rule && { ...rule, limitMs: rule.lengthMs, breakMs: effectiveBreak(rule) };
}

function weekdayLimit(rules: Rules, weekday: Weekday): Limit | null {
  return dayLimit(rules, rules.daily?.limitsMs[weekday - 1] ?? null);
}

function dayLimit(rules: Rules, limitMs: Millis | null): Limit | null {
  const messagesOpen = rules.daily?.messagesOpen ?? false;
  return limitMs === null ? null : { limitMs, strength: dailyStrength(rules), messagesOpen };
}

/** The first day, from a day on, on which the rules for dates differ; `null` if there is none. */
export function firstDifferentDate(before: Rules, after: Rules, from: DayKey): DayKey | null {
  const contentOn = (rules: Rules, date: DayKey): string => {
    const rule = dateRuleOn(rules, date);
    return JSON.stringify(rule === undefined ? null : [rule.limitMs, rule.windows]);
  };
  const days = [from, ...boundaries(before, after).filter((date) => date > from)].toSorted();
  return days.find((date) => contentOn(before, date) !== contentOn(after, date)) ?? null;
}

/** The dates on which a rule begins, or is over. Between two of them all dates are alike. */
function boundaries(before: Rules, after: Rules): DayKey[] {
  const all = [...before.dates, ...after.dates];
  return [...new Set(all.flatMap(({ from, to }) => [from, addDays(to, 1)]))];
}

function compareDates(before: Rules, after: Rules): StrictnessChange {
  return combineChanges(
    boundaries(before, after).map((date) => {
      const [was, is] = [dateRuleOn(before, date), dateRuleOn(after, date)];
      if (was === undefined || is === undefined) {
        // A rule for a date replaces the weekday's, whichever of them is the stricter.
        return was === is ? SAME : { looser: true, tighter: true };
      }
      return combineChanges([
        compareLimits(dayLimit(before, was.limitMs), dayLimit(after, is.limitMs)),
        compareNumbers(was.windows ? 1 : 0, is.windows ? 1 : 0),
      ]);
    }),
  );
}
