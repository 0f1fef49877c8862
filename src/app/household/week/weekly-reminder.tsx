import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { WEEKDAYS, weekdaysFrom } from '../../../domain/time/calendar.ts';
import type { Weekday } from '../../../domain/time/calendar.ts';
import type { WeeklyReminder } from '../../../domain/household/weekly-reminder.ts';
import { mayNotify, requestNotifications } from '../../../platform/notification.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { wallTimeText, weekdayText } from '../../../ui/text/format-date.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { TimeInput } from '../../components/time-input.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { request } from '../../request.ts';

const DEFAULT_REMINDER: WeeklyReminder = { weekday: 7, at: '17:00' };

interface Props {
  readonly reminder: WeeklyReminder | null;
  readonly firstDay: Weekday;
}

/** Sets the weekly reminder (rule H3), and requests the permission for notifications. */
export function WeeklyReminderPanel({ reminder, firstDay }: Props): JSX.Element {
  const heading = useRef<HTMLElement>(null);
  const [isAllowed, setAllowed] = useState(true);
  const [weekday, setWeekday] = useState<Weekday>(DEFAULT_REMINDER.weekday);
  const [at, setAt] = useState<string>(DEFAULT_REMINDER.at);
  const { result, failed, run, submit } = useAction();
  useEffect(() => {
    if (reminder === null) return;
    setWeekday(reminder.weekday);
    setAt(reminder.at);
  }, [reminder?.weekday, reminder?.at]);
  useEffect(() => {
    void mayNotify().then(setAllowed);
  }, [reminder === null, result]);
  return (
    <details class="fold" data-testid="moment">
      <summary ref={heading}>{t('whenTitle')}</summary>
      {reminder === null ? null : (
        <p data-testid="moment-now">
          {t('momentNow', weekdayText(reminder.weekday, 'long'), wallTimeText(reminder.at))}
          {isAllowed ? null : ` ${t('momentSilent')}`}
        </p>
      )}
      <form noValidate onSubmit={submit(save)}>
        <div class="fields">
          <SelectField
            label={t('dateDay')}
            value={String(weekday)}
            options={weekdaysFrom(firstDay).map((day) => [String(day), weekdayText(day, 'long')])}
            onChange={(value) =>
              setWeekday(WEEKDAYS.find((day) => String(day) === value) ?? DEFAULT_REMINDER.weekday)
            }
            testId="moment-day"
          />
          <TimeInput label={t('colTime')} value={at} testId="moment-at" onChange={setAt} />
          <Button testId="moment-save">{t('momentSave')}</Button>
          {reminder === null ? null : (
            <Button testId="moment-stop" onClick={() => run(stop)}>
              {t('momentStop')}
            </Button>
          )}
        </div>
      </form>
      <ActionResult text={result} failed={failed} testId="moment-result" />
    </details>
  );

  async function save(): Promise<string> {
    // Before any await: browsers only prompt during a user gesture.
    await requestNotifications().catch(() => false);
    await set({ weekday, at });
    return t('saved');
  }

  async function stop(): Promise<string> {
    await set(null);
    // The focused button disappears with the reminder.
    heading.current?.focus();
    return t('saved');
  }

  async function set(chosen: WeeklyReminder | null): Promise<void> {
    await request('set-weekly-reminder', { moment: chosen });
  }
}
