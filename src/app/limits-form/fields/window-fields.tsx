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
import { FieldError, StrengthSelect } from './inputs.tsx';
import { windowsOverlap } from '../window-overlap.ts';
import { PhoneInstructions } from '../phone-instructions.tsx';
import { WindowPicture } from './window-picture.tsx';

interface Props extends FieldsProps {
  readonly kind: QuietWindow['kind'];
}

/** The bedtimes, or the quiet times (rule A4). */
export function WindowFieldList(props: Props): JSX.Element {
  const { kind, fields, parsed, dayStart, firstDay, change } = props;
  const { windows } = fields;
  const isBedtime = kind === 'bedtime';
  const set = (id: number, part: Partial<WindowFields>): void =>
    change({
      ...fields,
      windows: windows.map((one) => (one.id === id ? { ...one, ...part } : one)),
    });
  return (
    <>
      {windows.map((window) => (
        <WindowRow
          key={window.id}
          window={window}
          parsed={parsed}
          firstDay={firstDay}
          set={(part) => set(window.id, part)}
          remove={
            windows.length === 1
              ? null
              : () => change({ ...fields, windows: windows.filter(({ id }) => id !== window.id) })
          }
        />
      ))}
      {windowsOverlap(windows, dayStart) ? <p class="small soft">{t('ruleOverlap')}</p> : null}
      <ButtonLine
        small
        text={t(isBedtime ? 'ruleAddBedtime' : 'ruleAddAnother')}
        testId="add-window"
        onClick={() => change(withWindow(fields, isBedtime ? BEDTIME : QUIET))}
      />
      {isBedtime ? <PhoneInstructions kind="bedtime" /> : null}
    </>
  );
}

interface RowProps {
  readonly window: WindowFields;
  readonly parsed: ParsedForm;
  readonly firstDay: Weekday;
  readonly set: (part: Partial<WindowFields>) => void;
  /** `null` for the only one, which goes with the whole rule. */
  readonly remove: (() => void) | null;
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
      <FieldError id={`${id}-fault`} fault={fault} />
      <WindowPicture from={window.from} to={window.to} />
      <fieldset class={isLong ? 'days-of-week long-names' : 'days-of-week'}>
        <legend class="label">{t(window.kind === 'bedtime' ? 'ruleNights' : 'ruleDays')}</legend>
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
      <StrengthSelect
        value={window.strength}
        testId="window-strength"
        onChange={(strength) => set({ strength })}
      />
      {remove === null ? null : <ButtonLine small text={t('agrRemove')} onClick={remove} />}
    </div>
  );
}

interface PairProps {
  readonly window: Pick<QuietWindow, 'from' | 'to'>;
  readonly set: (part: { from?: string; to?: string }) => void;
  readonly describedBy: string | undefined;
}

/** Fields for start and end, read as a sentence: "Off at 22:00, back at 07:00". */
export function TimePair({ window, set, describedBy }: PairProps): JSX.Element {
  return (
    <div class="time-sentence">
      {(['from', 'to'] as const).map((end) => (
        <TimeInput
          key={end}
          label={t(end === 'from' ? 'bedtimeOff' : 'bedtimeBack')}
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
