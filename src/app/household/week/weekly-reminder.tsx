import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { WEEKDAYS, weekdaysFrom } from '../../../domain/time/calendar.ts';
import type { Weekday } from '../../../domain/time/calendar.ts';
import type { WeeklyMoment } from '../../../domain/household/weekly-reminder.ts';
import { ask } from '../../../platform/messaging/message-client.ts';
import { mayNotify, requestNotices } from '../../../platform/notification.ts';
import { NotDoneError, useAction } from '../../../ui/hooks/use-action.ts';
import { wallTimeText } from '../../../ui/text/format-date.ts';
import { Result } from '../../../ui/components/action-result.tsx';
import { say } from '../../../ui/i18n.ts';
import { weekdayText } from '../../agreement/rules-text.ts';
import { refused } from '../action-error.ts';

/** A quiet hour of a Sunday is when most families are there. */
const USUAL: WeeklyMoment = { weekday: 7, at: '17:00' };

interface Props {
  readonly moment: WeeklyMoment | null;
  readonly firstDay: Weekday;
}

/** When the family looks at its week; the browser is asked for notices here, and not before. */
export function Moment({ moment, firstDay }: Props): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  const [isAllowed, setAllowed] = useState(true);
  const [weekday, setWeekday] = useState<Weekday>(USUAL.weekday);
  const [at, setAt] = useState<string>(USUAL.at);
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
        {say('whenTitle')}
      </h2>
      <p>{say('whenText')}</p>
      {moment === null ? null : (
        <p data-testid="moment-now">
          {say('momentNow', weekdayText(moment.weekday, 'long'), wallTimeText(moment.at))}
          {isAllowed ? null : ` ${say('momentSilent')}`}
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
            <span class="label">{say('momentDay')}</span>
            <select
              data-testid="moment-day"
              value={String(weekday)}
              onChange={({ currentTarget: { value } }) =>
                setWeekday(WEEKDAYS.find((day) => String(day) === value) ?? USUAL.weekday)
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
            <span class="label">{say('momentHour')}</span>
            <input
              type="time"
              data-testid="moment-at"
              value={at}
              onInput={({ currentTarget }) => setAt(currentTarget.value)}
            />
          </label>
          <button type="submit" data-testid="moment-save">
            {say('momentSave')}
          </button>
          {moment === null ? null : (
            <button type="button" data-testid="moment-stop" onClick={() => run(stop)}>
              {say('momentStop')}
            </button>
          )}
        </div>
      </form>
      <Result text={result} failed={failed} testId="moment-result" />
    </section>
  );

  async function save(): Promise<string> {
    if (at === '') throw new NotDoneError(say('momentFaulty'));
    // First of all, and directly in the click, or the browser would not ask.
    const isGiven = await requestNotices().catch(() => false);
    await set({ weekday, at });
    const day = weekdayText(weekday, 'long');
    return isGiven ? say('momentSet', day, wallTimeText(at)) : say('momentRefused');
  }

  async function stop(): Promise<string> {
    await set(null);
    // The button that was pressed goes with the reminder.
    heading.current?.focus();
    return say('momentGone');
  }

  async function set(chosen: WeeklyMoment | null): Promise<void> {
    const answer = await ask('set-moment', { moment: chosen });
    if (!answer.ok) throw refused(answer);
  }
}
