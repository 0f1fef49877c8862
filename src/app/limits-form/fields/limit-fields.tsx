import type { JSX } from 'preact';
import { weekdaysFrom } from '../../../domain/time/calendar.ts';
import type { Weekday } from '../../../domain/time/calendar.ts';
import type { Millis } from '../../../domain/time/units.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { weekdayText } from '../../../ui/text/format-date.ts';
import { t } from '../../../ui/i18n.ts';
import type { ParsedForm } from '../parse-form.ts';
import { withDailyAll, withDailyEach, withDailyOn } from '../form-state.ts';
import type { FormState } from '../form-state.ts';
import { FieldGroup, MinutesInput, StrengthSelect, Checkbox } from './inputs.tsx';
import { parseMinutes } from '../parse-minutes.ts';
import { NeedsTracking } from '../needs-tracking.tsx';
import { PhoneInstructions } from '../phone-instructions.tsx';
import { limitText } from '../../agreement/rule-text.ts';
import { durationHint } from '../../agreement/action-error.ts';

export interface FieldsProps {
  readonly fields: FormState;
  readonly draft: ParsedForm;
  readonly change: (fields: FormState) => void;
  /** Whether limits wait until counting begins. */
  readonly waits: boolean;
}

export function SessionGroup({ fields, draft, change, waits }: FieldsProps): JSX.Element {
  const { session } = fields;
  const set = (part: Partial<FormState['session']>): void =>
    change({ ...fields, session: { ...session, ...part } });
  return (
    <FieldGroup title={t('ruleSession')}>
      {waits ? <NeedsTracking /> : null}
      <MinutesInput
        label={t('ruleSessionLength')}
        value={session.length}
        hint={t('ruleSessionHint')}
        fault={draft.faults.get('session-length')}
        meaning={durationHint(lengthOf(session.length))}
        testId="session-length"
        onInput={(length) => set({ length })}
      />
      {session.length.trim() === '' ? null : (
        <>
          <StrengthSelect value={session.strength} onChange={(strength) => set({ strength })} />
          {session.strength === 'firm' ? (
            <MinutesInput
              label={t('ruleSessionBreak')}
              value={session.break}
              fault={draft.faults.get('session-break')}
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
        </>
      )}
    </FieldGroup>
  );
}

interface DailyProps extends FieldsProps {
  /** What a usual day is like; `null` while too little is known. */
  readonly typicalMs: Millis | null;
  readonly firstDay: Weekday;
}

export function DailyGroup({
  fields,
  draft,
  typicalMs,
  firstDay,
  change,
  waits,
}: DailyProps): JSX.Element {
  const { daily } = fields;
  const set = (part: Partial<FormState['daily']>): void =>
    change({ ...fields, daily: { ...daily, ...part } });
  const hasLimit = [daily.all, ...(daily.each ?? [])].some((text) => text.trim() !== '');
  return (
    <FieldGroup title={t('ruleDaily')}>
      {waits ? <NeedsTracking /> : null}
      {typicalMs === null ? null : (
        <p class="hint" data-testid="usual-day">
          {t('agrUsual', durationText(usual(typicalMs)))}
        </p>
      )}
      <div class="fields">
        <MinutesInput
          label={t('ruleDailyAll')}
          value={daily.all}
          hint={t('ruleDailyHint')}
          fault={draft.faults.get('daily')}
          meaning={dailyMeaning(daily.all)}
          testId="daily-limit-all"
          onInput={(all) => change(withDailyAll(fields, all))}
        />
        <StrengthSelect
          value={daily.strength}
          testId="daily-strength"
          onChange={(strength) => set({ strength })}
        />
      </div>
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
              fault={draft.faults.get(`daily-${day}`)}
              meaning={lengthOf(daily.each?.[day - 1] ?? '') === 0 ? limitText(0) : ''}
              onInput={(text) => change(withDailyOn(fields, day, text))}
            />
          ))}
        </div>
      )}
      {hasLimit ? (
        <Checkbox
          label={t('agrMessagesOpen')}
          hint={t('agrMessagesHint')}
          checked={daily.messagesOpen}
          onChange={(messagesOpen) => set({ messagesOpen })}
        />
      ) : null}
      {hasLimit ? <PhoneInstructions kind="limit" /> : null}
    </FieldGroup>
  );
}

/** To the 5 minutes below: a number that is suggested is never above what is usual. */
function usual(ms: Millis): Millis {
  const step = 5 * MINUTE;
  return ms < step ? ms : Math.floor(ms / step) * step;
}

function dailyMeaning(text: string): string {
  const ms = lengthOf(text);
  return ms === 0 ? limitText(ms) : durationHint(ms);
}

function lengthOf(text: string): Millis | null {
  const read = parseMinutes(text);
  return read.ok ? read.ms : null;
}
