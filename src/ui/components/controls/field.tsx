import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** Attributes that associate a control with its label, hint and error. */
export interface FieldAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

interface Props {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong; empty or left out if nothing is. */
  readonly error?: string;
  /** The id of an element elsewhere that says what is wrong, beside the button that was pressed. */
  readonly faultId?: string | undefined;
  /** Renders the control. */
  readonly children: (attributes: FieldAttributes) => JSX.Element;
}

/** A control with its label, hint and error. */
export function Field({ label, hint = '', error = '', faultId, children }: Props): JSX.Element {
  const id = useId();
  const described = [
    hint === '' ? '' : `${id}-hint`,
    error === '' ? '' : `${id}-error`,
    faultId ?? '',
  ];
  return (
    <div class="field">
      <label class="label" for={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': described.filter((one) => one !== '').join(' ') || undefined,
        'aria-invalid': error === '' && faultId === undefined ? undefined : true,
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
