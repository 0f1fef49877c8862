import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Option<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
  readonly testId?: string;
}

interface Props<T> {
  readonly legend: string;
  readonly options: readonly Option<T>[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** Radio buttons, each with an optional hint. */
export function ChoiceGroup<T extends string>(props: Props<T>): JSX.Element {
  const { legend, options, chosen, onChoose } = props;
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map(({ value, label, hint, testId }) => (
        <div key={value} class="choice-option">
          <label>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              aria-describedby={hint === undefined ? undefined : `${name}-${value}`}
              data-testid={testId}
              onChange={() => onChoose(value)}
            />
            <span>{label}</span>
          </label>
          {hint === undefined ? null : (
            <p class="hint" id={`${name}-${value}`}>
              {hint}
            </p>
          )}
        </div>
      ))}
    </fieldset>
  );
}
