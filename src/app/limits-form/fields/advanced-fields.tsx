import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { DayKey } from '../../../domain/time/units.ts';
import { DateInput } from '../../components/date-input.tsx';
import { ButtonLine } from '../../components/button-line.tsx';
import { t } from '../../../ui/i18n.ts';
import type { ParsedForm } from '../parse-form.ts';
import { withDate } from '../form-state.ts';
import type { DateFields, FormState } from '../form-state.ts';
import { FieldError, FieldGroup, MinutesInput, StrengthSelect, Checkbox } from './inputs.tsx';
import type { FieldsProps } from './limit-fields.tsx';
import { NeedsTracking } from '../needs-tracking.tsx';
import { durationHint } from '../field-text.ts';
import { WindowGroup } from './window-fields.tsx';

/** Rules that fewer families need, collapsed at first. */
export function AdvancedFields(props: FieldsProps): JSX.Element {
  const { fields, parsed, change } = props;
  const [open, setOpen] = useState(false);
  const hasFault = [...parsed.faults.keys()].some(isAdvancedField);
  useEffect(() => {
    // Faults must be visible.
    if (hasFault) setOpen(true);
  }, [hasFault]);
  return (
    <details
      class="more"
      open={open}
      data-testid="more"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('agrMore')}</summary>
      <WindowGroup kind="quiet" {...props} />
      <WeeklyGroup {...props} />
      <DatesGroup {...props} />
      <FieldGroup title={t('ruleFree')}>
        <Checkbox
          label={t('ruleFreeText')}
          checked={fields.freeExtension}
          testId="free-extension"
          onChange={(freeExtension) => change({ ...fields, freeExtension })}
        />
      </FieldGroup>
      <ReviewDate {...props} />
    </details>
  );

  function isAdvancedField(field: string): boolean {
    const window = fields.windows.find(({ id }) => field === `window-${id}`);
    if (window !== undefined) return window.kind === 'quiet';
    return /^(?:date-|weekly|look-again)/.test(field);
  }
}

function WeeklyGroup({ fields, parsed, change, needsTracking }: FieldsProps): JSX.Element {
  const { weekly } = fields;
  const set = (part: Partial<FormState['weekly']>): void =>
    change({ ...fields, weekly: { ...weekly, ...part } });
  return (
    <FieldGroup title={t('ruleWeekly')}>
      {needsTracking ? <NeedsTracking /> : null}
      <MinutesInput
        label={t('ruleWeeklyLimit')}
        value={weekly.limit}
        hint={t('ruleWeeklyHint')}
        fault={parsed.faults.get('weekly')}
        meaning={durationHint(weekly.limit)}
        testId="weekly-limit"
        onInput={(limit) => set({ limit })}
      />
      {weekly.limit.trim() === '' ? null : (
        <StrengthSelect value={weekly.strength} onChange={(strength) => set({ strength })} />
      )}
    </FieldGroup>
  );
}

function DatesGroup({ fields, parsed, today, change }: FieldsProps): JSX.Element {
  const set = (id: number, part: Partial<DateFields>): void =>
    change({
      ...fields,
      dates: fields.dates.map((one) => (one.id === id ? { ...one, ...part } : one)),
    });
  return (
    <FieldGroup title={t('ruleDates')}>
      <p class="hint">{t('ruleDatesHint')}</p>
      {fields.dates.map((date) => (
        <DateRow
          key={date.id}
          date={date}
          parsed={parsed}
          today={today}
          set={(part) => set(date.id, part)}
          remove={() =>
            change({ ...fields, dates: fields.dates.filter(({ id }) => id !== date.id) })
          }
        />
      ))}
      <ButtonLine
        text={t('ruleAddDate')}
        testId="add-date"
        onClick={() => change(withDate(fields, today))}
      />
    </FieldGroup>
  );
}

interface RowProps {
  readonly date: DateFields;
  readonly parsed: ParsedForm;
  readonly today: DayKey;
  readonly set: (part: Partial<DateFields>) => void;
  readonly remove: () => void;
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
            label={t(end === 'from' ? 'ruleFirstDate' : 'ruleLastDate')}
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
        hint={t('ruleDailyHint')}
        fault={parsed.faults.get(`date-${date.id}-limit`)}
        meaning={durationHint(date.limit)}
        onInput={(limit) => set({ limit })}
      />
      <Checkbox
        label={t('ruleDateWindows')}
        checked={date.windows}
        onChange={(windows) => set({ windows })}
      />
      <ButtonLine text={t('agrRemove')} onClick={remove} />
    </div>
  );
}

function ReviewDate({ fields, parsed, today, change }: FieldsProps): JSX.Element {
  const id = useId();
  const fault = parsed.faults.get('look-again');
  return (
    <div class="group">
      <DateInput
        label={t('agrLook')}
        value={fields.lookAgain}
        years={comingYears(today)}
        testId="look-again"
        isInvalid={fault !== undefined}
        describedBy={fault === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`}
        onChange={(lookAgain) => change({ ...fields, lookAgain })}
      />
      <p class="hint" id={`${id}-hint`}>
        {t('agrLookHint')}
      </p>
      <FieldError id={`${id}-fault`} fault={fault} />
    </div>
  );
}

/** This year and the two after it. */
function comingYears(today: DayKey): number[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year + 2];
}
