import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface GroupProps {
  readonly label: string;
  /** Of the group; its lists have `-` and the name of their part appended. */
  readonly testId: string;
  readonly isInvalid?: boolean;
  readonly describedBy?: string | undefined;
}

/** The parts of a date, and their label. */
export function PartGroup(
  props: GroupProps & { readonly children: ComponentChildren },
): JSX.Element {
  const { label, testId, describedBy, children } = props;
  const id = useId();
  return (
    <div
      class="field"
      role="group"
      aria-labelledby={id}
      aria-describedby={describedBy}
      data-testid={testId}
    >
      <span class="label" id={id}>
        {label}
      </span>
      <span class="parts">{children}</span>
    </div>
  );
}

interface Props {
  readonly label: string;
  /** Empty for none. */
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  /** Whether the part can be emptied again. */
  readonly isOptional?: boolean;
  readonly isInvalid: boolean | undefined;
  readonly testId: string;
  readonly onChange: (value: string) => void;
}

/** One part of a date. Its label is visible only while nothing is chosen. */
export function PartSelect(props: Props): JSX.Element {
  const { label, value, options, isOptional = false, isInvalid, testId, onChange } = props;
  return (
    <select
      aria-label={label}
      aria-invalid={isInvalid === true}
      data-testid={testId}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    >
      {value === '' || isOptional ? <option value="">{label}</option> : null}
      {options.map(([each, text]) => (
        <option key={each} value={each}>
          {text}
        </option>
      ))}
    </select>
  );
}
