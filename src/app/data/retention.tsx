import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { datesThatGo, KEEP_MONTHS, livedUpTo } from '../../domain/settings/retention.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { readSettings } from '../../store/settings.ts';
import { NotDoneError, useAction } from '../../ui/hooks/use-action.ts';
import { dateText } from '../../ui/text/format-date.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { useReading } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { Result } from '../../ui/components/action-result.tsx';
import { say, sayCount } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';

type Months = Settings['keepDaysMonths'];

interface Kept {
  readonly months: Months;
  readonly dates: readonly DayKey[];
  /** The last date that can have been lived. */
  readonly upTo: DayKey | null;
}

const keptQuery: Query<Kept | null> = {
  fromDatabase: async (database) => {
    const { days, settings } = database;
    return database.transaction('r', [days, settings], async () => {
      const stored = await readSettings(database);
      const { countingSince, keepDaysMonths } = stored;
      // Before counting is agreed to, nothing is stored, and no choice either.
      if (countingSince === null) return null;
      const dates = (await days.orderBy('date').uniqueKeys()).map(String);
      const upTo = livedUpTo(stored, machineClock.now().wall);
      return { months: keepDaysMonths, dates, upTo };
    });
  },
  fromBackground: () => Promise.resolve(null),
};

/** For how long days are kept. What a shorter time would delete is said before it is. */
export function KeepingPanel(): JSX.Element | null {
  const reading = useReading(keptQuery, '');
  if (reading.state !== 'here' || reading.value === null) return null;
  return <Keeping kept={reading.value} />;
}

function Keeping({ kept: { months, dates, upTo } }: { readonly kept: Kept }): JSX.Element {
  const { result, failed, run } = useAction();
  const [chosen, setChosen] = useState<{ readonly months: Months } | null>(null);
  const [asking, setAsking] = useState(false);
  const value = chosen === null ? months : chosen.months;
  const going = datesThatGo(dates, value, upTo);
  const keep = (): void =>
    run(async () => {
      const text = await keepFor(value);
      setChosen(null);
      return text;
    });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (going.length > 0) setAsking(true);
    else keep();
  };
  return (
    <section class="panel">
      <h2>{say('keepTitle')}</h2>
      <p>{say('keepText')}</p>
      <form noValidate onSubmit={submit}>
        <label>
          <span class="label">{say('keepLabel')}</span>
          <select
            data-testid="keep-months"
            value={String(value)}
            onChange={({ currentTarget }) => setChosen({ months: monthsOf(currentTarget.value) })}
          >
            {choicesWith(months).map((choice) => (
              <option key={String(choice)} value={String(choice)}>
                {monthsText(choice)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" data-testid="keep-save">
          {say('keepSave')}
        </button>
      </form>
      {value === months ? null : <p class="aside">{goingText(going)}</p>}
      <Result text={result} failed={failed} testId="keep-result" />
      <ConfirmDialog
        open={asking}
        title={say('keepAsk')}
        text={`${goingText(going)} ${say('keepAskText')}`}
        confirm={say('keepConfirm')}
        confirmTestId="keep-confirm"
        onConfirm={keep}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

const KEEP_CHOICES: readonly Months[] = [...KEEP_MONTHS, null];

/** What an earlier or later Kintime may have set stands among the choices, too. */
function choicesWith(months: Months): readonly Months[] {
  return KEEP_CHOICES.includes(months) ? KEEP_CHOICES : [months, ...KEEP_CHOICES];
}

function monthsOf(text: string): Months {
  return text === 'null' ? null : Number(text);
}

function monthsText(months: Months): string {
  return months === null ? say('keepAlways') : sayCount('keepMonths', months);
}

function goingText(going: readonly DayKey[]): string {
  const last = going.at(-1);
  return last === undefined
    ? say('keepNothingGoes')
    : sayCount('keepGoes', going.length, dateText(last));
}

async function keepFor(months: Months): Promise<string> {
  const answer = await ask('keep-days', { months });
  if (!answer.ok) throw new NotDoneError(failureText(answer));
  const kept = months === null ? say('keptAlways') : sayCount('keptMonths', months);
  return answer.days === 0 ? kept : `${kept} ${sayCount('deletedDays', answer.days)}`;
}
