import type { JSX } from 'preact';
import { Button, ButtonLink } from '../ui/components/controls/button.tsx';
import type { ButtonKind } from '../ui/components/controls/button.tsx';
import type { Action } from '../ui/hooks/use-action.ts';
import type { Message, Step } from './messages.ts';

interface Props {
  /** `null` for nothing, or while it is unknown. */
  readonly step: Step | null;
  readonly kind: ButtonKind;
  readonly action: Action;
}

/** One button, with its space reserved until it is known what it does. */
export function StepButton({ step, ...how }: Props): JSX.Element {
  return <p class="popup-step">{step === null ? null : <DoStep step={step} {...how} />}</p>;
}

/** The title of a message whose turn comes after the first. */
export function OtherMessage({ title, testId, state, step }: Message): JSX.Element {
  return (
    <p class="popup-other" data-testid={testId} data-state={state}>
      {step !== undefined && 'href' in step.does ? (
        <a href={step.does.href} target="_blank">
          {title}
        </a>
      ) : (
        title
      )}
    </p>
  );
}

interface DoStepProps extends Props {
  readonly step: Step;
}

function DoStep({ step: { label, testId, does }, kind, action }: DoStepProps): JSX.Element {
  return 'href' in does ? (
    <ButtonLink kind={kind} href={does.href} newTab testId={testId}>
      {label}
    </ButtonLink>
  ) : (
    <Button kind={kind} onClick={() => action.run(does.run)} testId={testId}>
      {label}
    </Button>
  );
}
