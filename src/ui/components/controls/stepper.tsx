import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../icon.tsx';

interface Step {
  /** The button's accessible name. */
  readonly text: string;
  readonly onStep: () => void;
  readonly isEnd?: boolean;
  readonly testId?: string;
}

interface Props {
  readonly label: string;
  readonly earlier: Step;
  readonly later: Step;
  /** What the buttons step through, between them. */
  readonly children: ComponentChildren;
}

/** Steps through weeks or months. At the end the button stays, so that it keeps the focus. */
export function Stepper({ label, earlier, later, children }: Props): JSX.Element {
  return (
    <div class="stepper" role="group" aria-label={label}>
      <StepButton step={earlier} icon="earlier" />
      {children}
      <StepButton step={later} icon="later" />
    </div>
  );
}

interface ButtonProps {
  readonly step: Step;
  readonly icon: 'earlier' | 'later';
}

function StepButton({ step, icon }: ButtonProps): JSX.Element {
  const { text, onStep, isEnd = false, testId } = step;
  return (
    <button
      type="button"
      aria-label={text}
      aria-disabled={isEnd}
      data-testid={testId}
      onClick={() => {
        if (!isEnd) onStep();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
