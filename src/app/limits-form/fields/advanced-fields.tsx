import type { JSX } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { Weekday } from '../../../domain/time/calendar.ts';
import { say } from '../../../ui/i18n.ts';
import type { Draft } from '../parse-form.ts';
import { withDate } from '../form-state.ts';
import type { DateFields, Fields } from '../form-state.ts';
import { FaultLine, Group, MinutesInput, StrengthSelect, Tick } from './inputs.tsx';
import type { FieldsProps } from './limit-fields.tsx';
import { LimitsWait } from '../needs-tracking.tsx';
import { readMinutes } from '../parse-minutes.ts';
import { meaningOf } from '../../agreement/error-text.ts';
import { WindowGroup } from './window-fields.tsx';

interface Props extends FieldsProps {
  readonly today: string;
  readonly dayStart: string;
  readonly firstDay: Weekday;
}

/** The rules that fewer families need, folded away until somebody looks. */
export function MoreFields(props: Props): JSX.Element {
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
      <summary>{say('agrMore')}</summary>
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
      <Group title={say('ruleFree')}>
        <Tick
          label={say('ruleFreeText')}
          checked={fields.freeExtension}
          testId="free-extension"
          onChange={(freeExtension) => change({ ...fields, freeExtension })}
        />
      </Group>
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
  const set = (part: Partial<Fields['weekly']>): void =>
    change({ ...fields, weekly: { ...weekly, ...part } });
  return (
    <Group title={say('ruleWeekly')}>
      {waits ? <LimitsWait /> : null}
      <MinutesInput
        label={say('ruleWeeklyLimit')}
        value={weekly.limit}
        hint={say('ruleWeeklyHint')}
        fault={draft.faults.get('weekly')}
        meaning={meaning(weekly.limit)}
        testId="weekly-limit"
        onInput={(limit) => set({ limit })}
      />
      {weekly.limit.trim() === '' ? null : (
        <StrengthSelect value={weekly.strength} onChange={(strength) => set({ strength })} />
      )}
    </Group>
  );
}

function DatesGroup({ fields, draft, today, change }: Props): JSX.Element {
  const set = (id: number, part: Partial<DateFields>): void =>
    change({
      ...fields,
      dates: fields.dates.map((one) => (one.id === id ? { ...one, ...part } : one)),
    });
  return (
    <Group title={say('ruleDates')}>
      <p class="hint">{say('ruleDatesHint')}</p>
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
          {say('ruleAddDate')}
        </button>
      </p>
    </Group>
  );
}

interface RowProps {
  readonly date: DateFields;
  readonly draft: Draft;
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
            <span class="label">{say(end === 'from' ? 'ruleFirstDate' : 'ruleLastDate')}</span>
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
      <FaultLine id={`${id}-fault`} fault={fault} />
      <MinutesInput
        label={say('ruleDateLimit')}
        value={date.limit}
        hint={say('ruleDailyHint')}
        fault={draft.faults.get(`date-${date.id}-limit`)}
        meaning={meaning(date.limit)}
        onInput={(limit) => set({ limit })}
      />
      <Tick
        label={say('ruleDateWindows')}
        checked={date.windows}
        onChange={(windows) => set({ windows })}
      />
      <p>
        <button type="button" onClick={remove}>
          {say('agrRemove')}
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
        <span class="label">{say('agrLook')}</span>
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
        {say('agrLookHint')}
      </p>
      <FaultLine id={`${id}-fault`} fault={fault} />
    </div>
  );
}

function meaning(text: string): string {
  const read = readMinutes(text);
  return read.ok ? meaningOf(read.ms) : '';
}
