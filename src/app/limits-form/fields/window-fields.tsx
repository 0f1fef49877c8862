import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { WEEKDAYS, weekdaysFrom } from '../../../domain/time/calendar.ts';
import type { Weekday } from '../../../domain/time/calendar.ts';
import type { QuietWindow } from '../../../domain/limits/rules/rules.ts';
import { weekdayText } from '../../../ui/text/format-date.ts';
import { TimeInput } from '../../components/time-input.tsx';
import { ButtonLine } from '../../components/button-line.tsx';
import { t } from '../../../ui/i18n.ts';
import type { ParsedForm } from '../parse-form.ts';
import { BEDTIME, QUIET, withWindow } from '../form-state.ts';
import type { WindowFields } from '../form-state.ts';
import type { FieldsProps } from './limit-fields.tsx';
import { FieldError, FieldGroup, StrengthSelect } from './inputs.tsx';
import { windowsOverlap } from '../window-overlap.ts';
import { PhoneInstructions } from '../phone-instructions.tsx';

interface Props extends FieldsProps {
  readonly kind: QuietWindow['kind'];
}

/** The bedtimes, or the quiet times, of the form. */
export function WindowGroup(props: Props): JSX.Element {
  const { kind, fields, parsed, dayStart, firstDay, change } = props;
  const own = fields.windows.filter((window) => window.kind === kind);
  const isBedtime = kind === 'bedtime';
  const set = (id: number, part: Partial<WindowFields>): void =>
    change({
      ...fields,
      windows: fields.windows.map((one) => (one.id === id ? { ...one, ...part } : one)),
    });
  const add = isBedtime
    ? own.length === 0
      ? 'ruleAddBedtime'
      : 'ruleAddOtherBedtime'
    : 'ruleAddQuiet';
  return (
    <FieldGroup title={t(isBedtime ? 'ruleBedtime' : 'ruleQuiet')}>
      {isBedtime ? null : <p class="hint">{t('ruleQuietHint')}</p>}
      {own.map((window) => (
        <WindowRow
          key={window.id}
          window={window}
          parsed={parsed}
          firstDay={firstDay}
          set={(part) => set(window.id, part)}
          remove={() =>
            change({ ...fields, windows: fields.windows.filter(({ id }) => id !== window.id) })
          }
        />
      ))}
      {own.length > 0 && windowsOverlap(fields.windows, dayStart) ? (
        <p class="hint">{t('ruleOverlap')}</p>
      ) : null}
      <ButtonLine
        text={t(add)}
        testId={isBedtime ? 'add-bedtime' : 'add-quiet'}
        onClick={() => change(withWindow(fields, isBedtime ? BEDTIME : QUIET))}
      />
      {isBedtime && own.length > 0 ? <PhoneInstructions kind="bedtime" /> : null}
    </FieldGroup>
  );
}

interface RowProps {
  readonly window: WindowFields;
  readonly parsed: ParsedForm;
  readonly firstDay: Weekday;
  readonly set: (part: Partial<WindowFields>) => void;
  readonly remove: () => void;
}

function WindowRow({ window, parsed, firstDay, set, remove }: RowProps): JSX.Element {
  const id = useId();
  const fault = parsed.faults.get(`window-${window.id}`);
  const describedBy = fault === undefined ? undefined : `${id}-fault`;
  // Some languages, such as Arabic, have no short names.
  const isLong = weekdayText(firstDay, 'short') === weekdayText(firstDay, 'long');
  return (
    <div class="rule-row" role="group" aria-describedby={describedBy}>
      <TimePair window={window} set={set} describedBy={describedBy} />
      <fieldset class={isLong ? 'days-of-week long-names' : 'days-of-week'}>
        <legend class="label">{t('ruleDays')}</legend>
        {weekdaysFrom(firstDay).map((day) => (
          <label key={day} class="day-box">
            <input
              type="checkbox"
              checked={window.weekdays.includes(day)}
              aria-label={weekdayText(day, 'long')}
              onChange={({ currentTarget: { checked } }) =>
                set({
                  weekdays: WEEKDAYS.filter((one) =>
                    one === day ? checked : window.weekdays.includes(one),
                  ),
                })
              }
            />
            <span aria-hidden="true">{weekdayText(day, 'short')}</span>
          </label>
        ))}
      </fieldset>
      <div class="fields">
        <StrengthSelect value={window.strength} onChange={(strength) => set({ strength })} />
        <button type="button" onClick={remove}>
          {t('agrRemove')}
        </button>
      </div>
      <FieldError id={`${id}-fault`} fault={fault} />
    </div>
  );
}

interface PairProps {
  readonly window: Pick<QuietWindow, 'from' | 'to'>;
  readonly set: (part: { from?: string; to?: string }) => void;
  readonly describedBy: string | undefined;
}

/** Fields for start and end. */
export function TimePair({ window, set, describedBy }: PairProps): JSX.Element {
  return (
    <div class="fields">
      {(['from', 'to'] as const).map((end) => (
        <TimeInput
          key={end}
          label={t(end === 'from' ? 'ruleFrom' : 'ruleTo')}
          value={window[end]}
          testId={`window-${end}`}
          isInvalid={describedBy !== undefined}
          describedBy={describedBy}
          onChange={(time) => set({ [end]: time })}
        />
      ))}
    </div>
  );
}
