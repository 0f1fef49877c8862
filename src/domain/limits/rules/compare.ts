import { addDays } from '../../time/calendar.ts';
import { dateRuleOn } from './rules.ts';
import type { DailyRule, Rules, SessionRule, Strength } from './rules.ts';
import { breakOf } from '../evaluation/charged-session.ts';
import { DAY, MINUTE } from '../../time/units.ts';
import type { Millis, WallTime } from '../../time/units.ts';

/** Which way a change of rules goes; a mixed one goes both, one that only words things otherwise neither. */
export interface StrictnessChange {
  readonly looser: boolean;
  readonly tighter: boolean;
}

export const MINUTES_A_DAY = DAY / MINUTE;
const MINUTES_A_WEEK = 7 * MINUTES_A_DAY;

/**
 * Whether a change of rules loosens or tightens anything (design: No back door of our own). Where
 * two rules cannot be told apart in strictness, the change counts as both.
 * @param dayStart tells which morning a window after midnight belongs to
 */
export function compareRules(before: Rules, after: Rules, dayStart: WallTime): StrictnessChange {
  return combineChanges([
    compareWindows(before, after, dayStart),
    compareSessions(before.session, after.session),
    ...compareDaily(before, after),
    compareLimits(
      before.weekly?.limitMs ?? null,
      after.weekly?.limitMs ?? null,
      before.weekly?.strength,
      after.weekly?.strength,
    ),
    compareDates(before, after),
    compareNumbers(before.freeExtension ? 0 : 1, after.freeExtension ? 0 : 1),
  ]);
}

/** Both ways together. */
export function combineChanges(directions: readonly StrictnessChange[]): StrictnessChange {
  return {
    looser: directions.some(({ looser }) => looser),
    tighter: directions.some(({ tighter }) => tighter),
  };
}

/** Larger is stricter. */
export function compareNumbers(before: number, after: number): StrictnessChange {
  return { looser: after < before, tighter: after > before };
}

const SAME: StrictnessChange = { looser: false, tighter: false };

/** Minute by minute of a week: what a window says at one minute, no window may unsay. */
function compareWindows(before: Rules, after: Rules, dayStart: WallTime): StrictnessChange {
  // A date without windows takes away whole windows, so there it matters on which day each begins.
  const apart = [before, after].some(({ dates }) => dates.some(({ windows }) => !windows));
  const was = coverOf(before, dayStart, apart);
  const is = coverOf(after, dayStart, apart);
  return {
    looser: was.some((weight, i) => (is[i] ?? 0) < weight),
    tighter: was.some((weight, i) => (is[i] ?? 0) > weight),
  };
}

/** @param apart keeps the minutes of windows that begin on different weekdays apart */
function coverOf({ windows }: Rules, dayStart: WallTime, apart: boolean): Uint8Array {
  const cover = new Uint8Array(apart ? 7 * MINUTES_A_WEEK : MINUTES_A_WEEK);
  for (const { from, to, weekdays, strength } of windows) {
    const shift = from < dayStart ? MINUTES_A_DAY : 0;
    const length = (minuteOf(to) - minuteOf(from) + MINUTES_A_DAY) % MINUTES_A_DAY;
    for (const weekday of weekdays) {
      const row = apart ? (weekday - 1) * MINUTES_A_WEEK : 0;
      const start = (weekday - 1) * MINUTES_A_DAY + shift + minuteOf(from);
      for (let i = start; i < start + length; i += 1) {
        const minute = row + (i % MINUTES_A_WEEK);
        cover[minute] = Math.max(cover[minute] ?? 0, weightOf(strength));
      }
    }
  }
  return cover;
}

export function minuteOf(time: WallTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function weightOf(strength: Strength | undefined): number {
  return strength === undefined ? 0 : strength === 'soft' ? 1 : 2;
}

function compareSessions(before: SessionRule | null, after: SessionRule | null): StrictnessChange {
  return combineChanges([
    compareLimits(
      before?.lengthMs ?? null,
      after?.lengthMs ?? null,
      before?.strength,
      after?.strength,
    ),
    before === null || after === null
      ? SAME
      : combineChanges([
          // The break of a soft rule is never asked for.
          compareNumbers(breakOf(before), breakOf(after)),
          compareNumbers(before.messagesOpen ? 0 : 1, after.messagesOpen ? 0 : 1),
        ]),
  ]);
}

function compareDaily(before: Rules, after: Rules): StrictnessChange[] {
  return Array.from({ length: 7 }, (_, i) =>
    compareDays(
      before.daily?.limitsMs[i] ?? null,
      after.daily?.limitsMs[i] ?? null,
      before.daily,
      after.daily,
    ),
  );
}

/** What holds on one day; without a daily rule, the limit of a date is a firm one. */
function compareDays(
  was: Millis | null,
  is: Millis | null,
  before: DailyRule | null,
  after: DailyRule | null,
): StrictnessChange {
  return combineChanges([
    compareLimits(was, is, before?.strength ?? 'firm', after?.strength ?? 'firm'),
    was === null || is === null
      ? SAME
      : compareNumbers(before?.messagesOpen ? 0 : 1, after?.messagesOpen ? 0 : 1),
  ]);
}

function compareLimits(
  before: Millis | null,
  after: Millis | null,
  was: Strength | undefined,
  is: Strength | undefined,
): StrictnessChange {
  if (before === null && after === null) return SAME;
  return combineChanges([
    // Less time is stricter.
    compareNumbers(-(before ?? Infinity), -(after ?? Infinity)),
    compareNumbers(before === null ? 0 : weightOf(was), after === null ? 0 : weightOf(is)),
  ]);
}

/** Between two neighbouring borders all dates are alike, so the first of each stretch will do. */
function compareDates(before: Rules, after: Rules): StrictnessChange {
  const borders = new Set(
    [...before.dates, ...after.dates].flatMap(({ from, to }) => [from, addDays(to, 1)]),
  );
  return combineChanges(
    [...borders].map((date) => {
      const [was, is] = [dateRuleOn(before, date), dateRuleOn(after, date)];
      if (was === undefined || is === undefined) {
        // A rule for a date takes the place of the weekday's, whichever is the stricter.
        return was === is ? SAME : { looser: true, tighter: true };
      }
      return combineChanges([
        compareDays(was.limitMs, is.limitMs, before.daily, after.daily),
        compareNumbers(was.windows ? 1 : 0, is.windows ? 1 : 0),
      ]);
    }),
  );
}
