import type { JSX } from 'preact';
import { clampInput } from '../../ui/clamp-input.ts';
import { Field } from '../../ui/components/controls/field.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly testId: string;
  readonly onInput: (name: string) => void;
}

/** A field for a person's name. */
export function NameInput({ label, value, testId, onInput }: Props): JSX.Element {
  return (
    <Field label={label}>
      {(attributes) => (
        <input
          {...attributes}
          class="wide"
          type="text"
          autocomplete="off"
          dir="auto"
          data-testid={testId}
          value={value}
          onInput={({ currentTarget }) => onInput(clampInput(currentTarget, 60))}
        />
      )}
    </Field>
  );
}
