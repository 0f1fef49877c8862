import type { JSX } from 'preact';
import { PinInput } from '../../ui/components/controls/pin-input.tsx';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly pin: string;
  readonly confirm: string;
  readonly onInput: (part: { pin?: string; confirm?: string }) => void;
  readonly prefix: string;
  readonly describedBy: string;
}

/** Two fields for a new PIN, entered twice. */
export function NewPin({ pin, confirm, onInput, prefix, describedBy }: Props): JSX.Element {
  return (
    <>
      <PinInput
        label={t('pinNew')}
        value={pin}
        hint={t('pinSix')}
        testId={prefix}
        describedBy={describedBy}
        onInput={(text) => onInput({ pin: text })}
      />
      <PinInput
        label={t('pinConfirm')}
        value={confirm}
        testId={`${prefix}-confirm`}
        describedBy={describedBy}
        onInput={(text) => onInput({ confirm: text })}
      />
    </>
  );
}

export const NO_PIN = { pin: '', confirm: '' };
