import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ButtonLine } from './button-line.tsx';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface Props {
  /** On the button, and on the one that confirms. */
  readonly label: string;
  readonly testId: string;
  readonly text: string;
  readonly onConfirm: () => void;
}

/** A button whose action has to be confirmed. */
export function ConfirmButton({ label, testId, text, onConfirm }: Props): JSX.Element {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <ButtonLine text={label} testId={testId} onClick={() => setAsking(true)} />
      <ConfirmDialog
        open={isAsking}
        text={text}
        confirm={label}
        confirmTestId={`${testId}-confirm`}
        onConfirm={onConfirm}
        onClose={() => setAsking(false)}
      />
    </>
  );
}
