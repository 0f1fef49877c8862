import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DAY, HOUR, MINUTE } from '../../../domain/time/units.ts';
import type { DayKey, Millis } from '../../../domain/time/units.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { actionError } from '../action-error.ts';

interface Props {
  readonly member: string;
  readonly week: DayKey;
  /** What was typed in before. */
  readonly phoneMs: Millis | null;
  readonly changed: () => void;
}

/** The week of the phone, as its own page shows it. It stands apart and is never enforced. */
export function PhoneWeekForm({ member, week, phoneMs, changed }: Props): JSX.Element {
  const [hours, setHours] = useState('');
  const [minutes, setMinutes] = useState('');
  const { result, failed, run } = useAction();
  useEffect(() => {
    setHours(phoneMs === null ? '' : String(Math.floor(phoneMs / HOUR)));
    setMinutes(phoneMs === null ? '' : String(Math.round((phoneMs % HOUR) / MINUTE)));
  }, [phoneMs]);
  return (
    <form
      class="phone-week"
      data-testid="phone-week"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        run(save);
      }}
    >
      <p class="hint">{t('phoneWeekText')}</p>
      <div class="fields">
        {field('phoneWeekHours', 'phone-hours', hours, setHours)}
        {field('phoneWeekMinutes', 'phone-minutes', minutes, setMinutes)}
        <button type="submit" data-testid="phone-week-save">
          {t('phoneWeekSave')}
        </button>
      </div>
      <p class="hint">{t('phoneWeekScope')}</p>
      <ActionResult text={result} failed={failed} testId="phone-week-result" />
    </form>
  );

  function field(
    label: 'phoneWeekHours' | 'phoneWeekMinutes',
    testId: string,
    value: string,
    set: (text: string) => void,
  ): JSX.Element {
    return (
      <label class="field">
        <span class="label">{t(label)}</span>
        <input
          type="number"
          min="0"
          step="1"
          inputMode="numeric"
          autocomplete="off"
          data-testid={testId}
          value={value}
          onInput={({ currentTarget }) => set(currentTarget.value)}
        />
      </label>
    );
  }

  async function save(): Promise<string> {
    const ms = lengthOf(hours, minutes);
    const answer = await ask('set-phone-week', { member, week, ms });
    if (!answer.ok) throw actionError(answer);
    changed();
    return t(ms === null ? 'phoneWeekGone' : 'phoneWeekSaved');
  }
}

/** @throws ActionError where it is no length of a week at the most; nothing typed is no length */
function lengthOf(hours: string, minutes: string): Millis | null {
  if (hours.trim() === '' && minutes.trim() === '') return null;
  const [h, m] = [Number(hours), Number(minutes)];
  const ms = h * HOUR + m * MINUTE;
  const isWhole = Number.isInteger(h) && Number.isInteger(m) && h >= 0 && m >= 0;
  if (!isWhole || ms > 7 * DAY) throw new ActionError(t('phoneWeekFaulty'));
  return ms;
}
