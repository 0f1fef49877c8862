import type { JSX } from 'preact';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { t } from '../../ui/i18n.ts';

interface EnteredPin {
  readonly pin: string;
  readonly confirm: string;
}

export const NO_PIN: EnteredPin = { pin: '', confirm: '' };

interface Props {
  readonly value: EnteredPin;
  readonly onInput: (value: EnteredPin) => void;
  readonly prefix: string;
  readonly describedBy: string;
}

/** Two fields for a new PIN, entered twice. */
export function NewPinFields({ value, onInput, prefix, describedBy }: Props): JSX.Element {
  return (
    <>
      <PinInput
        label={t('pinNew')}
        value={value.pin}
        hint={t('pinSix')}
        testId={prefix}
        describedBy={describedBy}
        onInput={(pin) => onInput({ ...value, pin })}
      />
      <PinInput
        label={t('pinConfirm')}
        value={value.confirm}
        testId={`${prefix}-confirm`}
        describedBy={describedBy}
        onInput={(confirm) => onInput({ ...value, confirm })}
      />
    </>
  );
}
