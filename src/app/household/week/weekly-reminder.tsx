import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { WEEKDAYS, weekdaysFrom } from '../../../domain/time/calendar.ts';
import type { Weekday } from '../../../domain/time/calendar.ts';
import type { WeeklyReminder } from '../../../domain/household/weekly-reminder.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import { mayNotify, requestNotifications } from '../../../platform/notification.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { wallTimeText, weekdayText } from '../../../ui/text/format-date.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { t } from '../../../ui/i18n.ts';
import { actionError } from '../action-error.ts';

/** A quiet hour of a Sunday is when most families are there. */
const DEFAULT_REMINDER: WeeklyReminder = { weekday: 7, at: '17:00' };

interface Props {
  readonly moment: WeeklyReminder | null;
  readonly firstDay: Weekday;
}

/** When the family looks at its week; the browser is asked for notices here, and not before. */
export function WeeklyReminderPanel({ moment, firstDay }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAllowed, setAllowed] = useState(true);
  const [weekday, setWeekday] = useState<Weekday>(DEFAULT_REMINDER.weekday);
  const [at, setAt] = useState<string>(DEFAULT_REMINDER.at);
  const { result, failed, run } = useAction();
  useEffect(() => {
    if (moment === null) return;
    setWeekday(moment.weekday);
    setAt(moment.at);
  }, [moment?.weekday, moment?.at]);
  useEffect(() => {
    void mayNotify().then(setAllowed);
  }, [moment === null, result]);
  return (
    <section class="panel moment">
      <h2 ref={heading} tabIndex={-1}>
        {t('whenTitle')}
      </h2>
      <p>{t('whenText')}</p>
      {moment === null ? null : (
        <p data-testid="moment-now">
          {t('momentNow', weekdayText(moment.weekday, 'long'), wallTimeText(moment.at))}
          {isAllowed ? null : ` ${t('momentSilent')}`}
        </p>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          run(save);
        }}
      >
        <div class="fields">
          <label class="field">
            <span class="label">{t('momentDay')}</span>
            <select
              data-testid="moment-day"
              value={String(weekday)}
              onChange={({ currentTarget: { value } }) =>
                setWeekday(
                  WEEKDAYS.find((day) => String(day) === value) ?? DEFAULT_REMINDER.weekday,
                )
              }
            >
              {weekdaysFrom(firstDay).map((day) => (
                <option key={day} value={String(day)}>
                  {weekdayText(day, 'long')}
                </option>
              ))}
            </select>
          </label>
          <label class="field">
            <span class="label">{t('momentHour')}</span>
            <input
              type="time"
              data-testid="moment-at"
              value={at}
              onInput={({ currentTarget }) => setAt(currentTarget.value)}
            />
          </label>
          <button type="submit" data-testid="moment-save">
            {t('momentSave')}
          </button>
          {moment === null ? null : (
            <button type="button" data-testid="moment-stop" onClick={() => run(stop)}>
              {t('momentStop')}
            </button>
          )}
        </div>
      </form>
      <ActionResult text={result} failed={failed} testId="moment-result" />
    </section>
  );

  async function save(): Promise<string> {
    if (at === '') throw new ActionError(t('momentFaulty'));
    // First of all, and directly in the click, or the browser would not ask.
    const isGiven = await requestNotifications().catch(() => false);
    await set({ weekday, at });
    const day = weekdayText(weekday, 'long');
    return isGiven ? t('momentSet', day, wallTimeText(at)) : t('momentRefused');
  }

  async function stop(): Promise<string> {
    await set(null);
    // The button that was pressed goes with the reminder.
    heading.current?.focus();
    return t('momentGone');
  }

  async function set(chosen: WeeklyReminder | null): Promise<void> {
    const answer = await ask('set-weekly-reminder', { moment: chosen });
    if (!answer.ok) throw actionError(answer);
  }
}
