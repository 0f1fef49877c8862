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
  /** Whether the language can be chosen below the question. */
  readonly hasLanguage?: boolean;
}

/** One question with its picture, in the whole window. */
export function StepPage(props: Props): JSX.Element {
  const { picture, step, steps, title, children, hasLanguage = false } = props;
  return (
    <div class="step-page" onClickCapture={ignoreDoubleClick}>
      <FirstRunScene key={picture} picture={picture} />
      <div class="step-side">
        <p class="step-count">
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
        {hasLanguage ? <LanguageField /> : null}
      </div>
    </div>
  );
}

/** The second click of a double click must not answer the question that appeared with the first. */
function ignoreDoubleClick(event: MouseEvent): void {
  if (event.detail < 2) return;
  event.preventDefault();
  event.stopPropagation();
}
