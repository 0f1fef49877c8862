import type { JSX } from 'preact';
import { Button, ButtonLink } from '../ui/components/controls/button.tsx';
import type { ButtonKind } from '../ui/components/controls/button.tsx';
import type { Action } from '../ui/hooks/use-action.ts';
import { t } from '../ui/i18n.ts';
import type { Message, Step } from './messages.ts';
import type { SuggestedAction } from './suggested-action.ts';

interface Props {
  /** Of the first message. */
  readonly step: Step | undefined;
  /** Otherwise; `null` while it is unknown. */
  readonly suggested: SuggestedAction | null;
  readonly action: Action;
}

/** One button, with its space reserved until it is known what it does. */
export function StepButton({ step, suggested, action }: Props): JSX.Element {
  return (
    <p class="popup-step">
      {step === undefined ? (
        suggested === null ? null : (
          <ButtonLink kind={suggested.kind} href={suggested.href} newTab testId={suggested.testId}>
            {t(suggested.label)}
          </ButtonLink>
        )
      ) : (
        <DoStep step={step} kind="primary" action={action} />
      )}
    </p>
  );
}

/** A message that is not the first, with its own button. */
export function Card({
  message: { title, lines, testId, state, step },
  action,
}: {
  readonly message: Message;
  readonly action: Action;
}): JSX.Element {
  return (
    <section class="notice" data-testid={testId} data-state={state}>
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {step === undefined ? null : <DoStep step={step} kind="plain" action={action} />}
    </section>
  );
}

interface DoStepProps {
  readonly step: Step;
  readonly kind: ButtonKind;
  readonly action: Action;
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
