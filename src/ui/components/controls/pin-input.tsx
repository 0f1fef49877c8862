import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { t } from '../../i18n.ts';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly hint?: string;
  readonly testId?: string;
  /** The id of the sentence that says what is wrong. */
  readonly describedBy?: string;
}

const SHOWN = { type: 'text' } as const;
const HIDDEN = { type: 'password' } as const;

/** A field for a PIN, which can be shown, and pasted into. */
export function PinInput(props: Props): JSX.Element {
  const { label, value, onInput, hint, testId, describedBy } = props;
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      <p class="field-row pin-row">
        <input
          id={id}
          {...(isShown ? SHOWN : HIDDEN)}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          data-testid={testId}
          value={value}
          aria-describedby={[hint === undefined ? '' : `${id}-hint`, describedBy].join(' ').trim()}
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
        <button
          type="button"
          aria-pressed={isShown}
          aria-label={`${t(isShown ? 'pinHide' : 'pinShow')}: ${label}`}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? 'pinHide' : 'pinShow')}
        </button>
      </p>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface NewProps {
  readonly pin: string;
  readonly confirm: string;
  readonly onInput: (part: { pin?: string; confirm?: string }) => void;
  readonly prefix: string;
  readonly describedBy: string;
}

/** A new PIN, twice. */
export function NewPin({ pin, confirm, onInput, prefix, describedBy }: NewProps): JSX.Element {
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
