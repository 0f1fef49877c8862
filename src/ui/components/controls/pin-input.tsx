import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { t } from '../../i18n.ts';
import { Field } from './field.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly hint?: string;
  readonly testId?: string;
  /** The id of the element that says what is wrong. */
  readonly describedBy?: string;
  /** The same where what is wrong is what was entered here, which is then marked. */
  readonly faultId?: string | undefined;
  /** Whether a button shows what was typed. */
  readonly canReveal?: boolean;
}

/** Two constants, since Preact's types accept no union for `type`. */
const SHOWN = { type: 'text' } as const;
const HIDDEN = { type: 'password' } as const;

/** A field for a PIN. Autocomplete is off; pasting works. */
export function PinInput(props: Props): JSX.Element {
  const {
    label,
    value,
    onInput,
    hint = '',
    testId,
    describedBy,
    faultId,
    canReveal = true,
  } = props;
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} faultId={faultId}>
      {(attributes) => (
        <p class="field-row pin-row">
          <input
            {...attributes}
            {...(isShown ? SHOWN : HIDDEN)}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            dir="auto"
            data-testid={testId}
            value={value}
            aria-describedby={
              [attributes['aria-describedby'], describedBy].filter(Boolean).join(' ') || undefined
            }
            onInput={({ currentTarget }) => onInput(currentTarget.value)}
          />
          {canReveal ? (
            <button
              type="button"
              aria-pressed={isShown}
              aria-label={`${t(isShown ? 'pinHide' : 'pinShow')}: ${label}`}
              onClick={() => setShown(!isShown)}
            >
              {t(isShown ? 'pinHide' : 'pinShow')}
            </button>
          ) : null}
        </p>
      )}
    </Field>
  );
}
