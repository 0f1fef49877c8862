import { nextBoundary } from '../../time/calendar.ts';
import type { EpochMs } from '../../time/units.ts';
import type { EvaluationContext } from './context.ts';
import type { Verdict } from './evaluate.ts';
import { quietTimesAhead } from './quiet-times.ts';

/**
 * The next moment at which the background has to evaluate again although nobody watches; never
 * later than the end of the day. What watching uses up needs no wake-up, since the attended page
 * reports it; before tracking has started, no page does.
 */
export function nextWakeUp(context: EvaluationContext, verdict: Verdict): EpochMs {
  const { calendar, now, answers, isTracked } = context;
  const moments = [
    nextBoundary(calendar, now),
    answers.continuedUntil,
    ...quietTimesAhead(context, 1).map(({ start }) => start),
    ...(verdict.state === 'open' ? [] : [verdict.idleUntil]),
    ...(isTracked || verdict.next === null ? [] : [verdict.next.at]),
  ];
  return Math.min(...moments.filter((moment) => moment > now));
}
