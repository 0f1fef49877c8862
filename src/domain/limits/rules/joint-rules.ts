import { addDays, minuteOf, WEEKDAYS } from '../../time/calendar.ts';
import { MINUTES_A_DAY } from '../../time/units.ts';
import type { DayKey, Millis, WallTime } from '../../time/units.ts';
import { mergeStrictest } from './merge-strictest.ts';
import { dateRuleOn } from './rules.ts';
import type { DateRule, QuietWindow, Rules } from './rules.ts';

/** As many windows and rules for dates fit into a stored version. */
const MAX_WINDOWS = 100;
const MAX_DATES = 200;
const LAST_DATE: DayKey = '9999-12-31';

/**
 * Rules at least as strict as each of these on every date, for versions of one agreement that were
 * made at once (rule H4). Unlike `mergeStrictest` alone it keeps rules for dates: those that all
 * have, and those that tighten.
 * @param dayStart tells which morning a window after midnight belongs to
 */
export function jointRules(all: readonly Rules[], dayStart: WallTime): Rules {
  const joint = mergeStrictest(all.some(hasDaily) ? all.map(withDaily) : all, dayStart);
  const windows = joint.windows.length <= MAX_WINDOWS ? joint.windows : allDay(dayStart);
  return { ...joint, windows, dates: jointDates(all, joint) };
}

const hasDaily = ({ daily }: Rules): boolean => daily !== null;

/** The same rules; the limits of their dates are firm and charge messages, which a daily rule says. */
function withDaily(rules: Rules): Rules {
  if (hasDaily(rules) || rules.dates.length === 0) return rules;
  const limitsMs = WEEKDAYS.map(() => null);
  return { ...rules, daily: { limitsMs, strength: 'firm', messagesOpen: false } };
}

/** A rule for each stretch of dates within which nothing changes in any of `all`. */
function jointDates(all: readonly Rules[], { daily }: Rules): DateRule[] {
  const changes = new Set(
    all.flatMap(({ dates }) =>
      dates.flatMap(({ from, to }) => (to < LAST_DATE ? [from, addDays(to, 1)] : [from])),
    ),
  );
  const starts = [...changes].toSorted();
  const weekdayLimits = daily?.limitsMs.filter((limit) => limit !== null) ?? [];
  const joint = starts.flatMap((from, i) => {
    const next = starts[i + 1];
    const to = next === undefined ? LAST_DATE : addDays(next, -1);
    const rules = all.flatMap((one) => dateRuleOn(one, from) ?? []);
    const rule = jointDate(rules, rules.length === all.length, weekdayLimits);
    return rule === null ? [] : [{ from, to, ...rule }];
  });
  const [first, last] = [joint[0], joint.at(-1)];
  if (joint.length <= MAX_DATES || first === undefined || last === undefined) return joint;
  const limitMs = least([...joint.flatMap((one) => one.limitMs ?? []), ...weekdayLimits]);
  return [{ from: first.from, to: last.to, limitMs, windows: true }];
}

/**
 * The strictest of the rules for one date; `null` if the weekday's holds.
 * @param isInAll whether each of the versions has one; else the weekday's limit holds in some
 * @param weekdayLimits the strictest of each weekday that has one
 */
function jointDate(
  rules: readonly DateRule[],
  isInAll: boolean,
  weekdayLimits: readonly Millis[],
): Pick<DateRule, 'limitMs' | 'windows'> | null {
  const limitMs = least(rules.flatMap((rule) => rule.limitMs ?? []));
  if (rules.length === 0) return null;
  if (isInAll) return { limitMs, windows: rules.some(({ windows }) => windows) };
  const isLoose =
    weekdayLimits.length === 7 && weekdayLimits.every((limit) => limit <= (limitMs ?? 0));
  if (limitMs === null || isLoose) return null;
  return { limitMs: Math.min(limitMs, ...weekdayLimits), windows: true };
}

function least(limits: readonly Millis[]): Millis | null {
  return limits.length === 0 ? null : Math.min(...limits);
}

/** Covers all windows that can begin on any day. */
function allDay(dayStart: WallTime): QuietWindow[] {
  const noon = shifted(dayStart, 12 * 60);
  const last = shifted(dayStart, -1);
  return [
    [dayStart, noon],
    [noon, dayStart],
    [last, shifted(last, -1)],
  ].map(([from = '', to = '']) => ({
    kind: 'quiet',
    from,
    to,
    weekdays: WEEKDAYS,
    strength: 'firm',
  }));
}

/** A wall time so many minutes later. */
function shifted(time: WallTime, minutes: number): WallTime {
  const shiftedMinute = (minuteOf(time) + minutes + MINUTES_A_DAY) % MINUTES_A_DAY;
  const [hour, minute] = [Math.floor(shiftedMinute / 60), shiftedMinute % 60];
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
