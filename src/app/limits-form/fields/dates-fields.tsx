import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import type { DayKey } from '../../../domain/time/units.ts';
import { DateInput } from '../../components/date-input.tsx';
import { ButtonLine } from '../../components/button-line.tsx';
import { t } from '../../../ui/i18n.ts';
import type { ParsedForm } from '../parse-form.ts';
import { withDate } from '../form-state.ts';
import type { DateFields } from '../form-state.ts';
import { Checkbox, comingYears, FieldError, MinutesInput } from './inputs.tsx';
import type { FieldsProps } from './limit-fields.tsx';
import { limitMeaning } from '../field-text.ts';

/** Other rules for some dates (rule A6). */
export function DatesFields({ fields, parsed, today, change }: FieldsProps): JSX.Element {
  const set = (id: number, part: Partial<DateFields>): void =>
    change({
      ...fields,
      dates: fields.dates.map((one) => (one.id === id ? { ...one, ...part } : one)),
    });
  return (
    <>
      {fields.dates.map((date) => (
        <DateRow
          key={date.id}
          date={date}
          parsed={parsed}
          today={today}
          set={(part) => set(date.id, part)}
          remove={
            fields.dates.length === 1
              ? null
              : () => change({ ...fields, dates: fields.dates.filter(({ id }) => id !== date.id) })
          }
        />
      ))}
      <ButtonLine
        small
        text={t('ruleAddAnother')}
        testId="add-date"
        onClick={() => change(withDate(fields, today))}
      />
    </>
  );
}

interface RowProps {
  readonly date: DateFields;
  readonly parsed: ParsedForm;
  readonly today: DayKey;
  readonly set: (part: Partial<DateFields>) => void;
  /** `null` for the only one, which goes with the whole rule. */
  readonly remove: (() => void) | null;
}

function DateRow({ date, parsed, today, set, remove }: RowProps): JSX.Element {
  const id = useId();
  const fault = parsed.faults.get(`date-${date.id}`);
  const describedBy = fault === undefined ? undefined : `${id}-fault`;
  return (
    <div class="rule-row">
      <div class="fields">
        {(['from', 'to'] as const).map((end) => (
          <DateInput
            key={end}
            label={t(end === 'from' ? 'firstDay' : 'lastDay')}
            value={date[end]}
            years={comingYears(today)}
            testId={`date-${end}`}
            isInvalid={fault !== undefined}
            describedBy={describedBy}
            onChange={(chosen) => set({ [end]: chosen })}
          />
        ))}
      </div>
      <FieldError id={`${id}-fault`} fault={fault} />
      <MinutesInput
        label={t('ruleDateLimit')}
        value={date.limit}
        fault={parsed.faults.get(`date-${date.id}-limit`)}
        meaning={limitMeaning(date.limit)}
        onInput={(limit) => set({ limit })}
      />
      <Checkbox
        label={t('ruleDateWindows')}
        checked={date.windows}
        onChange={(windows) => set({ windows })}
      />
      {remove === null ? null : <ButtonLine small text={t('agrRemove')} onClick={remove} />}
    </div>
  );
}
