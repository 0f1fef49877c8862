import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Weekday } from '../../../domain/time/calendar.ts';
import { t } from '../../../ui/i18n.ts';
import type { ParsedForm } from '../parse-form.ts';
import { withDate } from '../form-state.ts';
import type { DateFields, FormState } from '../form-state.ts';
import { FieldError, FieldGroup, MinutesInput, StrengthSelect, Checkbox } from './inputs.tsx';
import type { FieldsProps } from './limit-fields.tsx';
import { NeedsTracking } from '../needs-tracking.tsx';
import { parseMinutes } from '../parse-minutes.ts';
import { durationHint } from '../../agreement/action-error.ts';
import { WindowGroup } from './window-fields.tsx';

interface Props extends FieldsProps {
  readonly today: string;
  readonly dayStart: string;
  readonly firstDay: Weekday;
}

/** The rules that fewer families need, folded away until somebody looks. */
export function AdvancedFields(props: Props): JSX.Element {
  const { fields, draft, today, dayStart, firstDay, change, waits } = props;
  const [open, setOpen] = useState(false);
  const hasFault = [...draft.faults.keys()].some(isHere);
  useEffect(() => {
    // What is wrong must be in sight, for whoever looks for it.
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
      <WindowGroup
        kind="quiet"
        fields={fields}
        draft={draft}
        dayStart={dayStart}
        firstDay={firstDay}
        change={change}
      />
      <WeeklyGroup fields={fields} draft={draft} change={change} waits={waits} />
      <DatesGroup {...props} />
      <FieldGroup title={t('ruleFree')}>
        <Checkbox
          label={t('ruleFreeText')}
          checked={fields.freeExtension}
          testId="free-extension"
          onChange={(freeExtension) => change({ ...fields, freeExtension })}
        />
      </FieldGroup>
      <LookAgain fields={fields} draft={draft} today={today} change={change} />
    </details>
  );

  function isHere(field: string): boolean {
    const window = fields.windows.find(({ id }) => field === `window-${id}`);
    if (window !== undefined) return window.kind === 'quiet';
    return /^(?:date-|weekly|look-again)/.test(field);
  }
}

function WeeklyGroup({ fields, draft, change, waits }: FieldsProps): JSX.Element {
  const { weekly } = fields;
  const set = (part: Partial<FormState['weekly']>): void =>
    change({ ...fields, weekly: { ...weekly, ...part } });
  return (
    <FieldGroup title={t('ruleWeekly')}>
      {waits ? <NeedsTracking /> : null}
      <MinutesInput
        label={t('ruleWeeklyLimit')}
        value={weekly.limit}
        hint={t('ruleWeeklyHint')}
        fault={draft.faults.get('weekly')}
        meaning={meaning(weekly.limit)}
        testId="weekly-limit"
        onInput={(limit) => set({ limit })}
      />
      {weekly.limit.trim() === '' ? null : (
        <StrengthSelect value={weekly.strength} onChange={(strength) => set({ strength })} />
      )}
    </FieldGroup>
  );
}

function DatesGroup({ fields, draft, today, change }: Props): JSX.Element {
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
          draft={draft}
          set={(part) => set(date.id, part)}
          remove={() =>
            change({ ...fields, dates: fields.dates.filter(({ id }) => id !== date.id) })
          }
        />
      ))}
      <p>
        <button
          type="button"
          data-testid="add-date"
          onClick={() => change(withDate(fields, today))}
        >
          {t('ruleAddDate')}
        </button>
      </p>
    </FieldGroup>
  );
}

interface RowProps {
  readonly date: DateFields;
  readonly draft: ParsedForm;
  readonly set: (part: Partial<DateFields>) => void;
  readonly remove: () => void;
}

function DateRow({ date, draft, set, remove }: RowProps): JSX.Element {
  const id = useId();
  const fault = draft.faults.get(`date-${date.id}`);
  const describedBy = fault === undefined ? undefined : `${id}-fault`;
  return (
    <div class="rule-row">
      <div class="fields">
        {(['from', 'to'] as const).map((end) => (
          <label key={end} class="field">
            <span class="label">{t(end === 'from' ? 'ruleFirstDate' : 'ruleLastDate')}</span>
            <input
              type="date"
              value={date[end]}
              aria-invalid={fault !== undefined}
              aria-describedby={describedBy}
              onInput={({ currentTarget }) => set({ [end]: currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <FieldError id={`${id}-fault`} fault={fault} />
      <MinutesInput
        label={t('ruleDateLimit')}
        value={date.limit}
        hint={t('ruleDailyHint')}
        fault={draft.faults.get(`date-${date.id}-limit`)}
        meaning={meaning(date.limit)}
        onInput={(limit) => set({ limit })}
      />
      <Checkbox
        label={t('ruleDateWindows')}
        checked={date.windows}
        onChange={(windows) => set({ windows })}
      />
      <p>
        <button type="button" onClick={remove}>
          {t('agrRemove')}
        </button>
      </p>
    </div>
  );
}

interface LookProps extends Omit<FieldsProps, 'waits'> {
  readonly today: string;
}

function LookAgain({ fields, draft, today, change }: LookProps): JSX.Element {
  const id = useId();
  const fault = draft.faults.get('look-again');
  return (
    <div class="group">
      <label class="field">
        <span class="label">{t('agrLook')}</span>
        <input
          type="date"
          min={today}
          data-testid="look-again"
          value={fields.lookAgain}
          aria-invalid={fault !== undefined}
          aria-describedby={`${id}-hint ${id}-fault`}
          onInput={({ currentTarget }) => change({ ...fields, lookAgain: currentTarget.value })}
        />
      </label>
      <p class="hint" id={`${id}-hint`}>
        {t('agrLookHint')}
      </p>
      <FieldError id={`${id}-fault`} fault={fault} />
    </div>
  );
}

function meaning(text: string): string {
  const read = parseMinutes(text);
  return read.ok ? durationHint(read.ms) : '';
}
