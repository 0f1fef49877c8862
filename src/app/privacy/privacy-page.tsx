import type { JSX } from 'preact';
import { PRIVACY_STEPS } from '../../domain/settings/privacy-steps.ts';
import type { PrivacyStep } from '../../domain/settings/privacy-steps.ts';
import type { ShownSettings } from '../../domain/settings/settings.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say } from '../../ui/i18n.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { STEP_WORDS } from './step-text.ts';

/** A list that a family goes through together in the site's own settings. */
export function PrivacyPage({
  settings,
}: {
  readonly settings: ShownSettings | null;
}): JSX.Element {
  const { result, failed, run } = useAction();
  const done = settings?.privacySteps ?? [];
  const tick = (step: PrivacyStep, isDone: boolean): void =>
    run(async () => {
      const answer = await ask('tick-privacy', { step, done: isDone });
      if (!answer.ok) throw new NotDoneError(failureText(answer));
      return '';
    });
  return (
    <>
      <ScreenTitle text={say('privacyTitle')} />
      <p class="lead">{say('privacyIntro')}</p>
      <p class="steps-done" role="status" data-testid="privacy-done">
        {done.length === PRIVACY_STEPS.length
          ? say('privacyAllDone')
          : say('privacyDone', numberText(done.length), numberText(PRIVACY_STEPS.length))}
      </p>
      <ol class="steps" role="list">
        {PRIVACY_STEPS.map((step) => (
          <Step
            key={step}
            step={step}
            isDone={done.includes(step)}
            tick={(isDone) => tick(step, isDone)}
          />
        ))}
      </ol>
      <Result text={result} failed={failed} testId="privacy-result" />
      <p class="aside">{say('privacyScope')}</p>
    </>
  );
}

interface StepProps {
  readonly step: PrivacyStep;
  readonly isDone: boolean;
  readonly tick: (isDone: boolean) => void;
}

function Step({ step, isDone, tick }: StepProps): JSX.Element {
  const { title, why, where } = STEP_WORDS[step];
  const id = `step-${step}`;
  return (
    <li class="panel step">
      <label class="step-title">
        <input
          type="checkbox"
          checked={isDone}
          data-testid={`privacy-${step}`}
          aria-describedby={`${id}-why ${id}-where`}
          onChange={({ currentTarget }) => {
            const wanted = currentTarget.checked;
            // What is stored decides what is ticked; the page follows when it is.
            currentTarget.checked = isDone;
            tick(wanted);
          }}
        />
        <span>{say(title)}</span>
      </label>
      <p id={`${id}-why`}>{say(why)}</p>
      <p id={`${id}-where`} class="hint">
        {say('privacyWhere', say(where))}
      </p>
    </li>
  );
}
