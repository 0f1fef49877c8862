import { SESSION_GAP } from '../../tracking/sessions.ts';
import type { EvaluationContext } from './context.ts';
import { NO_OUTCOME } from './outcome.ts';
import type { RuleOutcome } from './outcome.ts';

/** The opening pause, when the site is opened after a session is over; never before messages (rule A10). */
export function evaluateOpeningPause(context: EvaluationContext): RuleOutcome {
  const { openingPauseMs, usage, answers, now, feed } = context;
  if (openingPauseMs === null) return NO_OUTCOME;
  const sessionEnd =
    Math.max(answers.pausePassedAt, ...usage.spans.map(({ end }) => end)) + SESSION_GAP;
  if (now < sessionEnd) return { ...NO_OUTCOME, changesAt: sessionEnd };
  if (feed === null || feed === 'messages') return NO_OUTCOME;
  return {
    ...NO_OUTCOME,
    // It ends with an answer, not by itself.
    active: { state: 'opening-pause', reason: 'opening', since: now, until: Infinity, key: '' },
  };
}
