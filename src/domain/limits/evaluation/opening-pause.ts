import { SESSION_GAP, sessionsOf } from '../../tracking/sessions.ts';
import { SECOND } from '../../time/units.ts';
import type { Millis } from '../../time/units.ts';
import type { EvaluationContext } from './context.ts';
import { NO_OUTCOME } from './outcome.ts';
import type { RuleOutcome } from './outcome.ts';

/** What can count on a page that goes on to the feed, until the pause covers it. */
const BEFORE_COVER: Millis = 2 * SECOND;

/** The opening pause, when the site is opened after a session is over; never before messages (rule A10). */
export function evaluateOpeningPause(context: EvaluationContext): RuleOutcome {
  const { openingPauseMs, usage, answers, now, feed } = context;
  if (openingPauseMs === null) return NO_OUTCOME;
  const opened = sessionsOf(usage.spans).filter(({ activeMs }) => activeMs > BEFORE_COVER);
  const sessionEnd = Math.max(answers.pausePassedAt, ...opened.map(({ end }) => end)) + SESSION_GAP;
  if (now < sessionEnd) return { ...NO_OUTCOME, changesAt: sessionEnd };
  if (feed === null || feed === 'messages') return NO_OUTCOME;
  return {
    ...NO_OUTCOME,
    // It ends with an answer, not by itself.
    active: { state: 'opening-pause', reason: 'opening', since: now, until: Infinity, key: '' },
  };
}
