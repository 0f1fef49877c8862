import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** What ties a control to its label, its hint and its error. */
export interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** What has to be mended; empty or left out where nothing has. */
  readonly error?: string;
  /** Draws the control. */
  readonly children: (ties: FieldTies) => JSX.Element;
}

/** A control with its label above, and below it what helps and what is wrong. */
export function Field({ label, hint = '', error = '', children }: Props): JSX.Element {
  const id = useId();
  const described = [hint === '' ? '' : `${id}-hint`, error === '' ? '' : `${id}-error`];
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.filter((one) => one !== '').join(' ') || undefined,
        'aria-invalid': error === '' ? undefined : true,
      })}
      {hint === '' ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === '' ? null : (
        <p class="fault" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
