import type { JSX } from 'preact';

interface Props {
  readonly label: string;
  /** Where a heading beside the list says the same. */
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly onChange: (value: string) => void;
  readonly testId?: string | undefined;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
}

/** A drop-down list with its label. */
export function SelectField(props: Props): JSX.Element {
  const { label, value, options, onChange, testId, isInvalid = false, describedBy } = props;
  return (
    <label class="field">
      <span class={props.isLabelHidden === true ? 'unseen' : 'label'}>{label}</span>
      <select
        data-testid={testId}
        value={value}
        aria-invalid={isInvalid ? 'true' : undefined}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(([each, text]) => (
          <option key={each} value={each}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}
