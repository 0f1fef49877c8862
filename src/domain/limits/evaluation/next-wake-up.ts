import { addDays, dateOf, nextBoundary } from '../../time/calendar.ts';
import { quietTimesBetween } from '../rules/schedule.ts';
import type { EvaluationContext } from './context.ts';
import type { EpochMs } from '../../time/units.ts';
import type { Verdict } from './evaluate.ts';

/**
 * The next moment at which something changes although nobody watches: what is used up by watching
 * is heard of from the page that is watched, and would wake the background again and again. Where nothing is counted, no page tells.
 * Never later than the end of the day.
 */
export function nextWakeUp(context: EvaluationContext, verdict: Verdict): EpochMs {
  const { rules, calendar, now, answers, isCounted = true } = context;
  const today = dateOf(calendar, now);
  const moments = [
    nextBoundary(calendar, now),
    answers.continuedUntil,
    ...quietTimesBetween(rules, calendar, today, addDays(today, 1)).map(({ start }) => start),
    ...(verdict.state === 'open' ? [] : [verdict.idleUntil]),
    ...(isCounted || verdict.next === null ? [] : [verdict.next.at]),
  ];
  return Math.min(...moments.filter((moment) => moment > now));
}
