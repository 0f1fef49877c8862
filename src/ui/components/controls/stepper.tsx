import type { JSX } from 'preact';
import { Button } from './button.tsx';

interface Step {
  readonly text: string;
  readonly onStep: () => void;
  readonly isEnd?: boolean;
  readonly testId?: string;
}

interface Props {
  readonly label: string;
  readonly earlier: Step;
  readonly later: Step;
}

/** Steps through weeks or months. At the end the button stays, so that it keeps the focus. */
export function Stepper({ label, earlier, later }: Props): JSX.Element {
  return (
    <div class="stepper" role="group" aria-label={label}>
      {[earlier, later].map(({ text, onStep, isEnd = false, testId }) => (
        <Button
          key={text}
          off={isEnd}
          {...(testId === undefined ? {} : { testId })}
          onClick={() => {
            if (!isEnd) onStep();
          }}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}
