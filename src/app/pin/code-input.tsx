import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

interface Props {
  readonly label: Key;
  readonly value: string;
  readonly testId: string;
  readonly describedBy: string;
  readonly onInput: (text: string) => void;
}

/** A field for an authenticator code. It works only once, so it is not hidden. */
export function CodeInput({ label, value, testId, describedBy, onInput }: Props): JSX.Element {
  return (
    <label class="field">
      <span class="label">{t(label)}</span>
      <input
        type="text"
        class="code-input"
        dir="ltr"
        inputMode="numeric"
        autocomplete="off"
        maxLength={12}
        data-testid={testId}
        value={value}
        aria-describedby={describedBy}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
