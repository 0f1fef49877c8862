import type { JSX } from 'preact';

interface Props {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly onInput: (typed: string) => void;
}

/** A PIN can be typed or pasted; no browser keeps it. */
export function PinInput({ label, testId, value, onInput }: Props): JSX.Element {
  return (
    <label>
      <span class="label">{label}</span>
      <input
        type="password"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        dir="auto"
        data-testid={testId}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}
