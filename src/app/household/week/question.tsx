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
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { QUESTION_TEXT } from './question-text.ts';
import { request } from '../../request.ts';

interface Props {
  readonly week: DayKey;
  readonly asked: readonly AskedQuestion[];
  readonly topics: WeekTopics;
  /** Whether the week is under review; an earlier one only shows what was asked then. */
  readonly isNow: boolean;
}

/** A conversation question. Shown questions are stored, so that they are not repeated soon. */
export function Question({ week, asked, topics, isNow }: Props): JSX.Element | null {
  const { result, failed, run } = useAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = questionsOf(asked, week);
  const next = nextQuestion(asked, week, topics);
  const current = shownQuestion(asked, week, topics, isNow);
  useEffect(() => {
    // Not an action, which would clear the outcome of what somebody did: that may be why another
    // week is shown. If it fails, the next visit saves it.
    if (isNow && shown.length === 0 && next !== null) {
      void ask('note-question', { week, question: next });
    }
  }, [week, isNow, shown.length]);
  if (current === null) return null;
  return (
    <section class="card question" aria-labelledby="question-title">
      <h2 id="question-title" ref={heading} tabIndex={-1}>
        {t('talkTitle')}
      </h2>
      <p class="question-text serif" role="status" data-testid="question">
        {t(QUESTION_TEXT[current])}
      </p>
      {isNow && next !== null && shown.length < MAX_A_WEEK ? (
        <p>
          <Button small testId="next-question" onClick={() => show(next)}>
            {t('talkNext')}
          </Button>
        </p>
      ) : null}
      <ActionResult text={result} failed={failed} testId="question-result" />
    </section>
  );

  function show(id: QuestionId): void {
    // The focused button disappears with the last question.
    if (shown.length + 1 >= MAX_A_WEEK) heading.current?.focus();
    run(() => saveAsked(week, id));
  }
}

async function saveAsked(week: DayKey, question: QuestionId): Promise<void> {
  await request('note-question', { week, question });
}
