import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Strength } from '../../../domain/limits/rules/rules.ts';
import type { DayKey } from '../../../domain/time/units.ts';
import { clampInput } from '../../../ui/clamp-input.ts';
import { Field } from '../../../ui/components/controls/field.tsx';
import { t } from '../../../ui/i18n.ts';
import { SelectField } from '../../components/select-field.tsx';
import type { FormFault } from '../parse-form.ts';
import { NO_NUMBER } from '../parse-minutes.ts';
import { faultText } from '../field-text.ts';

/** What is wrong with a field, for its `aria-describedby`. */
export function FieldError({
  id,
  fault,
}: {
  readonly id: string;
  readonly fault: FormFault | undefined;
}): JSX.Element | null {
  return fault === undefined ? null : (
    <p class="fault" id={id}>
      {faultText(fault)}
    </p>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly fault?: FormFault | undefined;
  readonly hint?: string;
  readonly testId?: string;
  /** The value in other words, after the unit. */
  readonly meaning?: string;
}

/** A field for minutes, read as a sentence: "Each day at most 60 minutes". Invalid input is kept. */
export function MinutesInput(props: MinutesProps): JSX.Element {
  const { label, value, onInput, fault, hint = '', testId, meaning = '' } = props;
  const input = useRef<HTMLInputElement>(null);
  const meaningId = useId();
  useLayoutEffect(() => {
    // An incomplete number, such as a single minus sign, must not be overwritten.
    const field = input.current;
    if (field !== null && value !== NO_NUMBER && field.value !== value) field.value = value;
  }, [value]);
  return (
    <Field label={label} hint={hint} error={faultText(fault)}>
      {(attributes) => (
        <>
          <p class="field-row">
            <input
              {...attributes}
              aria-describedby={
                [attributes['aria-describedby'] ?? '', meaning === '' ? '' : meaningId]
                  .join(' ')
                  .trim() || undefined
              }
              aria-invalid={fault !== undefined}
              ref={input}
              type="number"
              min="0"
              step="1"
              inputMode="numeric"
              autocomplete="off"
              data-testid={testId}
              onInput={({ currentTarget }) =>
                onInput(currentTarget.validity.badInput ? NO_NUMBER : currentTarget.value)
              }
            />
            <span class="unit">{t('agrMinutes')}</span>
          </p>
          {meaning === '' ? null : (
            <span class="meaning" id={meaningId}>
              {meaning}
            </span>
          )}
        </>
      )}
    </Field>
  );
}

interface StrengthProps {
  readonly value: Strength;
  readonly onChange: (strength: Strength) => void;
  readonly testId?: string;
}

const STRENGTHS = [
  ['soft', 'ruleSoft', 'strengthSoftText'],
  ['firm', 'ruleFirm', 'screenThenOff'],
] as const;

/**
 * Whether a rule asks or stops (rule A7): a list that is drawn as two cards. The keyboard and screen
 * readers use the list itself; a pointer presses the cards, which are hidden from both.
 */
export function StrengthSelect({ value, onChange, testId }: StrengthProps): JSX.Element {
  return (
    <div class="strength">
      <SelectField
        label={t('strengthTitle')}
        value={value}
        options={STRENGTHS.map(([strength, name]) => [strength, t(name)])}
        onChange={(chosen) => onChange(chosen === 'firm' ? 'firm' : 'soft')}
        testId={testId}
      />
      <div class="strength-cards" aria-hidden="true">
        {STRENGTHS.map(([strength, name, hint]) => (
          <div
            key={strength}
            class={strength === value ? 'strength-card chosen' : 'strength-card'}
            onClick={() => onChange(strength)}
          >
            <strong>{t(name)}</strong>
            <span class="small soft">{t(hint)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

interface CheckboxProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly hint?: string;
  readonly testId?: string;
}

export function Checkbox({ label, checked, onChange, hint, testId }: CheckboxProps): JSX.Element {
  const id = useId();
  return (
    <div class="tick">
      <label>
        <input
          type="checkbox"
          data-testid={testId}
          checked={checked}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint === undefined ? null : (
        <p class="hint" id={id}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextProps {
  readonly label: string;
  readonly value: string;
  readonly onInput: (text: string) => void;
  readonly maxLength: number;
  readonly testId?: string;
  /** The id of the element that says what is wrong with the text, which is then marked. */
  readonly faultId?: string | undefined;
}

export function TextInput(props: TextProps): JSX.Element {
  const { label, value, onInput, maxLength, testId, faultId } = props;
  return (
    <label class="field">
      <span class="label">{label}</span>
      <input
        type="text"
        autocomplete="off"
        dir="auto"
        data-testid={testId}
        value={value}
        aria-invalid={faultId === undefined ? undefined : true}
        aria-describedby={faultId}
        onInput={({ currentTarget }) => onInput(clampInput(currentTarget, maxLength))}
      />
    </label>
  );
}

interface GroupProps {
  readonly title: string;
  readonly children: ComponentChildren;
}

export function FieldGroup({ title, children }: GroupProps): JSX.Element {
  return (
    <fieldset class="group">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** This year and the two after it, to choose a day from. */
export function comingYears(today: DayKey): number[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year + 2];
}
