import type { JSX } from 'preact';
import { PRIVACY_STEPS } from '../../domain/settings/privacy-steps.ts';
import type { PrivacyStep } from '../../domain/settings/privacy-steps.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { STEP_TEXT } from './step-text.ts';

/** A list that a family goes through together in the site's own settings. */
export function PrivacyPage({
  settings,
}: {
  readonly settings: PublicSettings | null;
}): JSX.Element {
  const { result, failed, run } = useAction();
  const done = settings?.privacySteps ?? [];
  const tick = (step: PrivacyStep, isDone: boolean): void =>
    run(async () => {
      const answer = await ask('set-privacy-step', { step, done: isDone });
      if (!answer.ok) throw new ActionError(errorText(answer));
      return '';
    });
  return (
    <>
      <ScreenTitle text={t('privacyTitle')} />
      <p class="lead">{t('privacyIntro')}</p>
      <p class="steps-done" role="status" data-testid="privacy-done">
        {done.length === PRIVACY_STEPS.length
          ? t('privacyAllDone')
          : t('privacyDone', numberText(done.length), numberText(PRIVACY_STEPS.length))}
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
      <ActionResult text={result} failed={failed} testId="privacy-result" />
      <p class="aside">{t('privacyScope')}</p>
    </>
  );
}

interface StepProps {
  readonly step: PrivacyStep;
  readonly isDone: boolean;
  readonly tick: (isDone: boolean) => void;
}

function Step({ step, isDone, tick }: StepProps): JSX.Element {
  const { title, why, where } = STEP_TEXT[step];
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
        <span>{t(title)}</span>
      </label>
      <p id={`${id}-why`}>{t(why)}</p>
      <p id={`${id}-where`} class="hint">
        {t('privacyWhere', t(where))}
      </p>
    </li>
  );
}
