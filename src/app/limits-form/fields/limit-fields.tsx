import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { weekdaysFrom } from '../../../domain/time/calendar.ts';
import type { Weekday } from '../../../domain/time/calendar.ts';
import type { DayKey, Millis, WallTime } from '../../../domain/time/units.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { weekdayText } from '../../../ui/text/format-date.ts';
import { t } from '../../../ui/i18n.ts';
import type { ParsedForm } from '../parse-form.ts';
import { withDailyAll, withDailyEach, withDailyOn } from '../form-state.ts';
import type { FormState } from '../form-state.ts';
import { MinutesInput, StrengthSelect, Checkbox } from './inputs.tsx';
import { minutesOf } from '../parse-minutes.ts';
import { NeedsTracking } from '../needs-tracking.tsx';
import { PhoneInstructions } from '../phone-instructions.tsx';
import { limitText } from '../../../ui/text/rule-text.ts';
import { durationHint, limitMeaning } from '../field-text.ts';

/** What the fields of all kinds of rules share. */
export interface FieldsProps {
  readonly fields: FormState;
  readonly parsed: ParsedForm;
  readonly change: (fields: FormState) => void;
  /** Whether limits do not apply until counting begins. */
  readonly needsTracking: boolean;
  readonly today: DayKey;
  readonly dayStart: WallTime;
  readonly firstDay: Weekday;
}

/** How long one session may be, and the break after it (rule A5). */
export function SessionFields({ fields, parsed, change, needsTracking }: FieldsProps): JSX.Element {
  const { session } = fields;
  const set = (part: Partial<FormState['session']>): void =>
    change({ ...fields, session: { ...session, ...part } });
  return (
    <>
      <MinutesInput
        label={t('ruleSessionLength')}
        value={session.length}
        hint={t('ruleSessionHint')}
        fault={parsed.faults.get('session-length')}
        meaning={durationHint(session.length)}
        testId="session-length"
        onInput={(length) => set({ length })}
      />
      <StrengthSelect
        value={session.strength}
        testId="session-strength"
        onChange={(strength) => set({ strength })}
      />
      {session.strength === 'firm' ? (
        <MinutesInput
          label={t('ruleSessionBreak')}
          value={session.break}
          fault={parsed.faults.get('session-break')}
          testId="session-break"
          onInput={(text) => set({ break: text })}
        />
      ) : null}
      <Checkbox
        label={t('agrMessagesOpen')}
        hint={t('agrMessagesHint')}
        checked={session.messagesOpen}
        onChange={(messagesOpen) => set({ messagesOpen })}
      />
      {needsTracking ? <NeedsTracking /> : null}
    </>
  );
}

interface DailyProps extends FieldsProps {
  /** The median of the measured days; `null` for fewer than 4 (rule A1). */
  readonly typicalMs: Millis | null;
  /** Shown with what is seldom needed. */
  readonly children: ComponentChildren;
}

/** The limit of a day: the same for all, or one for each weekday (rule A6). */
export function DailyFields(props: DailyProps): JSX.Element {
  const { fields, parsed, typicalMs, firstDay, change, needsTracking, children } = props;
  const { daily } = fields;
  // What is in use is shown.
  const [isOpen] = useState(daily.each !== null || daily.messagesOpen);
  const set = (part: Partial<FormState['daily']>): void =>
    change({ ...fields, daily: { ...daily, ...part } });
  return (
    <>
      <MinutesInput
        label={t('ruleDailyAll')}
        value={daily.all}
        hint={typicalMs === null ? '' : t('agrUsual', durationText(roundedDown(typicalMs)))}
        fault={parsed.faults.get('daily')}
        meaning={limitMeaning(daily.all)}
        testId="daily-limit-all"
        onInput={(all) => change(withDailyAll(fields, all))}
      />
      <StrengthSelect
        value={daily.strength}
        testId="daily-strength"
        onChange={(strength) => set({ strength })}
      />
      {needsTracking ? <NeedsTracking /> : null}
      <details class="folded" open={isOpen} data-testid="daily-more">
        <summary>{t('ruleDailyMore')}</summary>
        <div class="stack">
          <Checkbox
            label={t('ruleDailyEach')}
            checked={daily.each !== null}
            testId="daily-each"
            onChange={(isEach) => change(withDailyEach(fields, isEach))}
          />
          {daily.each === null ? null : (
            <div class="each-day">
              {weekdaysFrom(firstDay).map((day) => (
                <MinutesInput
                  key={day}
                  label={weekdayText(day, 'long')}
                  value={daily.each?.[day - 1] ?? ''}
                  fault={parsed.faults.get(`daily-${day}`)}
                  meaning={minutesOf(daily.each?.[day - 1] ?? '') === 0 ? limitText(0) : ''}
                  onInput={(text) => change(withDailyOn(fields, day, text))}
                />
              ))}
            </div>
          )}
          <Checkbox
            label={t('agrMessagesOpen')}
            hint={t('agrMessagesHint')}
            checked={daily.messagesOpen}
            onChange={(messagesOpen) => set({ messagesOpen })}
          />
          <PhoneInstructions kind="limit" />
          {children}
        </div>
      </details>
    </>
  );
}

/** The limit of a week (rule A6). */
export function WeeklyFields({ fields, parsed, change, needsTracking }: FieldsProps): JSX.Element {
  const { weekly } = fields;
  const set = (part: Partial<FormState['weekly']>): void =>
    change({ ...fields, weekly: { ...weekly, ...part } });
  return (
    <>
      <MinutesInput
        label={t('ruleWeeklyLimit')}
        value={weekly.limit}
        fault={parsed.faults.get('weekly')}
        meaning={durationHint(weekly.limit)}
        testId="weekly-limit"
        onInput={(limit) => set({ limit })}
      />
      <StrengthSelect
        value={weekly.strength}
        testId="weekly-strength"
        onChange={(strength) => set({ strength })}
      />
      {needsTracking ? <NeedsTracking /> : null}
    </>
  );
}

/** To multiples of 5 minutes; never up, since no suggestion may exceed the median (rule A1). */
function roundedDown(ms: Millis): Millis {
  const step = 5 * MINUTE;
  return ms < step ? ms : Math.floor(ms / step) * step;
}
