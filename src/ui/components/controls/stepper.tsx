import type { JSX } from 'preact';
import { Button } from './button.tsx';

interface Step {
  readonly text: string;
  readonly onStep: () => void;
  /** Whether there is nothing further that way. */
  readonly isEnd?: boolean;
  readonly testId?: string;
}

interface Props {
  readonly label: string;
  readonly earlier: Step;
  readonly later: Step;
}

/** Back and forth through weeks or months. At an end the button stays, so that nobody loses the focus. */
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
