import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DAY, HOUR, MINUTE } from '../../../domain/time/units.ts';
import type { DayKey, Millis } from '../../../domain/time/units.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { request } from '../../request.ts';

interface Props {
  readonly member: string;
  readonly week: DayKey;
  /** The stored time; `null` for none. */
  readonly phoneMs: Millis | null;
  readonly onChange: () => void;
}

/** A form for the week's total from the phone's own statistics; informative, never enforced. */
export function PhoneWeekForm({ member, week, phoneMs, onChange }: Props): JSX.Element {
  const [hours, setHours] = useState('');
  const [minutes, setMinutes] = useState('');
  const { result, failed, submit } = useAction();
  useEffect(() => {
    setHours(phoneMs === null ? '' : String(Math.floor(phoneMs / HOUR)));
    setMinutes(phoneMs === null ? '' : String(Math.round((phoneMs % HOUR) / MINUTE)));
  }, [phoneMs]);
  return (
    <form class="phone-week" data-testid="phone-week" noValidate onSubmit={submit(save)}>
      <p class="hint">{t('phoneWeekText')}</p>
      <div class="fields">
        {field('phoneWeekHours', 'phone-hours', hours, setHours)}
        {field('phoneWeekMinutes', 'phone-minutes', minutes, setMinutes)}
        <Button testId="phone-week-save">{t('save')}</Button>
      </div>
      <p class="hint">{t('phoneWeekScope')}</p>
      <ActionResult text={result} failed={failed} testId="phone-week-result" />
    </form>
  );

  function field(
    label: 'phoneWeekHours' | 'phoneWeekMinutes',
    testId: string,
    value: string,
    onInput: (text: string) => void,
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
          onInput={({ currentTarget }) => onInput(currentTarget.value)}
        />
      </label>
    );
  }

  async function save(): Promise<string> {
    const ms = parseDuration(hours, minutes);
    await request('set-phone-week', { member, week, ms });
    onChange();
    return t('saved');
  }
}

/**
 * @returns `null` if both fields are empty
 * @throws ActionError for anything but whole numbers of at most a week in all
 */
function parseDuration(hours: string, minutes: string): Millis | null {
  if (hours.trim() === '' && minutes.trim() === '') return null;
  const [h, m] = [Number(hours), Number(minutes)];
  const ms = h * HOUR + m * MINUTE;
  const isWhole = Number.isInteger(h) && Number.isInteger(m) && h >= 0 && m >= 0;
  if (!isWhole || ms > 7 * DAY) throw new ActionError(t('phoneWeekFaulty'));
  return ms;
}
