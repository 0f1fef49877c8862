import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  MAX_A_WEEK,
  nextQuestion,
  questionsOf,
  shownQuestion,
} from '../../../domain/household/week/conversation-questions.ts';
import type {
  AskedQuestion,
  QuestionId,
  WeekTopics,
} from '../../../domain/household/week/conversation-questions.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { QUESTION_TEXT } from './question-text.ts';
import { actionError } from '../action-error.ts';

interface Props {
  readonly week: DayKey;
  readonly asked: readonly AskedQuestion[];
  readonly topics: WeekTopics;
  /** Whether this week is talked about now; a week of before shows what was asked then. */
  readonly isNow: boolean;
}

/** One question for the table; what was shown is remembered, so that it does not come again soon. */
export function Question({ week, asked, topics, isNow }: Props): JSX.Element | null {
  const { result, failed, run } = useAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = questionsOf(asked, week);
  const next = nextQuestion(asked, week, topics);
  const current = shownQuestion(asked, week, topics, isNow);
  useEffect(() => {
    if (isNow && shown.length === 0 && next !== null) run(() => note(week, next));
  }, [week, isNow, shown.length]);
  if (current === null) return null;
  return (
    <section class="panel question" aria-labelledby="question-title">
      <h2 id="question-title" ref={heading} tabIndex={-1}>
        {t('talkTitle')}
      </h2>
      <p class="question-text" role="status" data-testid="question">
        {t(QUESTION_TEXT[current])}
      </p>
      <p class="hint">{t('talkListen')}</p>
      {isNow ? <Another isOver={shown.length >= MAX_A_WEEK} next={next} show={show} /> : null}
      <ActionResult text={result} failed={failed} testId="question-result" />
    </section>
  );

  function show(id: QuestionId): void {
    // The button goes with the last question; the focus must not go with it.
    if (shown.length + 1 >= MAX_A_WEEK) heading.current?.focus();
    run(() => note(week, id));
  }
}

interface AnotherProps {
  readonly isOver: boolean;
  readonly next: QuestionId | null;
  readonly show: (id: QuestionId) => void;
}

function Another({ isOver, next, show }: AnotherProps): JSX.Element {
  if (isOver || next === null) return <p class="hint no-print">{t('talkBoth')}</p>;
  return (
    <p class="no-print">
      <button type="button" data-testid="next-question" onClick={() => show(next)}>
        {t('talkNext')}
      </button>
    </p>
  );
}

async function note(week: DayKey, question: QuestionId): Promise<string> {
  const answer = await ask('note-question', { week, question });
  if (!answer.ok) throw actionError(answer);
  return '';
}
