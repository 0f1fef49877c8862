import type { JSX } from 'preact';
import { PRIVACY_STEPS } from '../../domain/settings/privacy-steps.ts';
import type { PrivacyStep } from '../../domain/settings/privacy-steps.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { request } from '../request.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { STEP_TEXT } from './step-text.ts';

/** A checklist of the site's privacy settings for a family to go through together. */
export function PrivacyPage({
  settings,
}: {
  readonly settings: PublicSettings | null;
}): JSX.Element {
  const { result, failed, run } = useAction();
  const done = settings?.privacySteps ?? [];
  const setDone = (step: PrivacyStep, isDone: boolean): void =>
    run(async () => {
      await request('set-privacy-step', { step, done: isDone });
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
            onChange={(isDone) => setDone(step, isDone)}
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
  readonly onChange: (isDone: boolean) => void;
}

function Step({ step, isDone, onChange }: StepProps): JSX.Element {
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
            const { checked } = currentTarget;
            // The checkbox shows the stored value and changes once it was saved.
            currentTarget.checked = isDone;
            onChange(checked);
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
