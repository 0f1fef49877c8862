import type { ComponentChildren, JSX } from 'preact';
import { numberText } from '../../ui/text/format-number.ts';
import { t } from '../../ui/i18n.ts';
import { ScreenTitle } from '../components/screen-title.tsx';
import { FirstRunScene } from './first-run-scene.tsx';
import type { FirstRunPicture } from './first-run-scene.tsx';
import { LanguageField } from './language-field.tsx';

interface Props {
  readonly picture: FirstRunPicture;
  /** Counts from 1. */
  readonly step: number;
  readonly steps: number;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** One question with its picture, in the whole window. */
export function StepPage({ picture, step, steps, title, children }: Props): JSX.Element {
  return (
    <div class="step-page">
      <FirstRunScene key={picture} picture={picture} />
      <div class="step-side">
        <p class="steps">
          <span class="step-dots" aria-hidden="true">
            {Array.from({ length: steps }, (_, i) => (
              <span key={i} class={i + 1 === step ? 'now' : undefined} />
            ))}
          </span>
          {t('welcomeStep', numberText(step), numberText(steps))}
        </p>
        <div class="step-body">
          <ScreenTitle text={title} />
          {children}
        </div>
        <LanguageField />
      </div>
    </div>
  );
}
