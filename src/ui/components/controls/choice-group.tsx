import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Option<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
  readonly testId?: string;
}

interface RadioProps<T> {
  /** Of each button with its text. */
  readonly class?: string;
  readonly options: readonly Option<T>[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** Radio buttons, each with an optional hint. */
export function Radios<T extends string>(props: RadioProps<T>): JSX.Element {
  const { class: className = 'tick', options, chosen, onChoose } = props;
  const name = useId();
  return (
    <>
      {options.map(({ value, label, hint, testId }) => (
        <div key={value} class={className}>
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
    </>
  );
}

interface GroupProps<T> extends RadioProps<T> {
  readonly legend: string;
}

/** Radio buttons of which the whole row can be pressed, under what they answer. */
export function ChoiceGroup<T extends string>(props: GroupProps<T>): JSX.Element {
  const { legend, ...radios } = props;
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      <Radios class="choice-option" {...radios} />
    </fieldset>
  );
}
