import { addDays, dateOf, dayBounds } from '../../time/calendar.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import type { Interval } from '../../time/interval.ts';
import { chargedMs, reachedAt } from '../rules/charged-time.ts';
import type { ChargedTime } from '../rules/charged-time.ts';
import { allowanceOf } from '../rules/extra-time.ts';
import { dailyLimitOn, dailyStrength } from '../rules/rules.ts';
import { chargedOnly, grantsToday, sharedToday, spansToday } from './context.ts';
import type { EvaluationContext } from './context.ts';
import { limitOutcome, LOOK_AHEAD_DAYS } from './outcome.ts';
import type { RuleOutcome } from './outcome.ts';

/** The daily limit, or the limit of a date in its place (rule A6), with today's extra time (rule A9). */
export function evaluateDaily(context: EvaluationContext): RuleOutcome {
  const { rules, calendar, now } = context;
  const today = dateOf(calendar, now);
  const { start, end } = dayBounds(calendar, today);
  const charged = dailyCharged(context);
  const allowance = dailyAllowance(context) ?? Infinity;
  const left = allowance - chargedMs(charged);
  return limitOutcome(context, {
    reason: 'daily',
    strength: dailyStrength(rules),
    messagesOpen: rules.daily?.messagesOpen ?? false,
    times: [{ start: now + Math.max(0, left), end }, ...nextLimitedDay(context, today)],
    reached:
      left > 0
        ? null
        : {
            since: reachedAt(charged, allowance) ?? start,
            until: end,
            key: `daily ${today} ${allowance}`,
          },
  });
}

/** How much may be charged today, with today's extra time; `null` without a limit. */
export function dailyAllowance(context: EvaluationContext): Millis | null {
  const { rules, calendar, now } = context;
  const limit = dailyLimitOn(rules, dateOf(calendar, now));
  if (limit === null) return null;
  return allowanceOf(limit, dailyCharged(context), grantsToday(context));
}

/**
 * What was watched today, as far as the daily limit counts it; with time of a lost history and what
 * other browsers reported.
 */
export function dailyCharged(context: EvaluationContext): ChargedTime {
  const messagesOpen = context.rules.daily?.messagesOpen ?? false;
  return {
    spans: chargedOnly(spansToday(context), messagesOpen),
    shared: chargedOnly(sharedToday(context), messagesOpen),
  };
}

/** When the limit of the next day that has one is reached if watching goes on from its start. */
function nextLimitedDay({ rules, calendar }: EvaluationContext, today: DayKey): Interval[] {
  for (let i = 1; i <= LOOK_AHEAD_DAYS; i += 1) {
    const date = addDays(today, i);
    const limit = dailyLimitOn(rules, date);
    if (limit === null) continue;
    const { start, end } = dayBounds(calendar, date);
    if (start + limit < end) return [{ start: start + limit, end }];
  }
  return [];
}
