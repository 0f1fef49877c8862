import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AnswerKind } from '../../../domain/agreement/agreement.ts';
import { NO_PIN } from '../../../domain/agreement/consent.ts';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { ActionError } from '../../../ui/hooks/use-action.ts';
import type { Action } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import {
  capitalized,
  parentName,
  singleParent,
  unlockedParent,
} from '../../../ui/text/display-names.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { Said } from './thread.tsx';

interface Props {
  readonly profile: BrowserProfileView;
  /** What a yes does, or why there can be none; empty to say nothing. */
  readonly effect: string;
  /** Outlives the suggestion, so that its outcome stays. */
  readonly action: Action;
  /** Returns the sentence that reports the outcome, if it needs one. */
  readonly onAnswer: (answer: AnswerKind, reason: string) => Promise<string>;
}

const ANSWERS: readonly (readonly [AnswerKind, Key, 'primary' | 'plain' | 'quiet'])[] = [
  ['yes', 'agrAnswerYes', 'primary'],
  ['talk', 'agrAnswerTalk', 'plain'],
  ['no', 'agrAnswerNo', 'quiet'],
];

/** Where a parent answers a suggestion: yes, no with a reason, or "let's talk" (rule A3). */
export function AnswerSuggestion({ profile, effect, action, onAnswer }: Props): JSX.Element {
  const [reason, setReason] = useState('');
  const parent = unlockedParent(profile) ?? singleParent(profile);
  const name = capitalized(parentName(profile, parent?.id ?? null));
  return (
    <Said by={parent?.id ?? NO_PIN} isAnswer>
      <TextInput
        label={profile.hasPin ? t('agrAnswerOf', name) : t('requestAnswer')}
        value={reason}
        maxLength={500}
        testId="answer-reason"
        onInput={setReason}
      />
      <p class="small soft">{t('agrAnswerReason')}</p>
      <p class="row">
        {ANSWERS.map(([answer, label, kind]) => (
          <Button
            key={answer}
            kind={kind}
            testId={`answer-${answer}`}
            onClick={() => action.run(() => reply(answer))}
          >
            {t(label)}
          </Button>
        ))}
      </p>
      {effect === '' ? null : (
        <p class="small soft" data-testid="answer-effect">
          {effect}
        </p>
      )}
    </Said>
  );

  async function reply(answer: AnswerKind): Promise<string> {
    if (answer === 'no' && reason.trim() === '') throw new ActionError(t('agrAnswerNoReason'));
    if (containsUrl(reason)) throw new ActionError(t('agrNoAddress'));
    return onAnswer(answer, reason.trim());
  }
}
