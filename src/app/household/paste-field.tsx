import type { JSX } from 'preact';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly testId: string;
  readonly describedBy?: string;
}

/** A text area for an encoded text from another browser. */
export function PasteField({ label, value, onInput, testId, describedBy }: Props): JSX.Element {
  return (
    <label class="field wide">
      <span class="label">{label}</span>
      <textarea
        dir="ltr"
        rows={3}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={describedBy}
        data-testid={testId}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
