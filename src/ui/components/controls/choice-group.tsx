import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Option<T> {
  readonly value: T;
  readonly label: string;
  readonly hint?: string;
  /** Says nothing that the label does not. */
  readonly picture?: JSX.Element;
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
      {options.map(({ value, label, hint, picture, testId }) => (
        <div key={value} class={className}>
          {picture}
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

interface GroupProps<T> extends Omit<RadioProps<T>, 'class'> {
  /** The question, for screen readers: it is the heading above. */
  readonly legend: string;
  /** Whether the options stand beside each other, where there is room. */
  readonly areBeside?: boolean;
}

/** Radio buttons, each a card that can be pressed as a whole. */
export function ChoiceGroup<T extends string>(props: GroupProps<T>): JSX.Element {
  const { legend, areBeside = false, ...radios } = props;
  return (
    <fieldset class={areBeside ? 'choice beside' : 'choice'}>
      <legend class="unseen">{legend}</legend>
      <Radios class="choice-option" {...radios} />
    </fieldset>
  );
}
