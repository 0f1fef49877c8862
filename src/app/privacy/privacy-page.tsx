import type { JSX } from 'preact';
import { PRIVACY_STEPS } from '../../domain/settings/privacy-steps.ts';
import type { PrivacyStep } from '../../domain/settings/privacy-steps.ts';
import type { PublicSettings } from '../../domain/settings/settings.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t } from '../../ui/i18n.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { request } from '../request.ts';
import { Dunes, Hill } from '../../ui/scene/land.tsx';
import { Person } from '../../ui/scene/figures.tsx';
import { Art, Scene } from '../../ui/scene/scene.tsx';
import { Sun } from '../../ui/scene/sky.tsx';
import { ScreenTitle } from '../components/screen-title.tsx';
import { DataTabs } from '../data/data-tabs.tsx';
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
      <Scene mood="day" art={<TogetherArt />} class="hero data-hero">
        <ScreenTitle text={t('privacyHeading')} />
        <p class="lead">{t('privacyIntro')}</p>
        <p class="steps-done" role="status" data-testid="privacy-done">
          {t('privacyDone', numberText(done.length), numberText(PRIVACY_STEPS.length))}
        </p>
      </Scene>
      <DataTabs current="privacy" />
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

function TogetherArt(): JSX.Element {
  return (
    <Art size={[1000, 300]}>
      <Sun x={880} y={100} r={46} />
      <Dunes width={1000} y={216} height={86} />
      <g class="together">
        <Person x={760} y={262} r={20} colour="person-1" />
        <Person x={836} y={262} r={15} colour="person-2" />
        <Person x={902} y={262} r={20} colour="person-4" />
      </g>
      <Hill x={830} y={330} width={920} height={80} />
    </Art>
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
    <li class="card step">
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
      <p id={`${id}-why`} class="soft">
        {t(why)}
      </p>
      <details>
        <summary>
          {t('privacyWhere')}
          <span class="unseen"> {t(title)}</span>
        </summary>
        <p id={`${id}-where`}>{t(where)}</p>
      </details>
    </li>
  );
}
