import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { datesThatGo, RETENTION_MONTHS, livedUpTo } from '../../domain/settings/retention.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { readSettings } from '../../store/settings.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { dateText } from '../../ui/text/format-date.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { t, tPlural } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';

type Months = Settings['keepDaysMonths'];

interface Retained {
  readonly months: Months;
  readonly dates: readonly DayKey[];
  /** The last date that can have been lived. */
  readonly upTo: DayKey | null;
}

const retentionQuery: Query<Retained | null> = {
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
export function RetentionPanel(): JSX.Element | null {
  const reading = useQuery(retentionQuery, '');
  if (reading.state !== 'ready' || reading.value === null) return null;
  return <RetentionForm kept={reading.value} />;
}

function RetentionForm({
  kept: { months, dates, upTo },
}: {
  readonly kept: Retained;
}): JSX.Element {
  const { result, failed, run } = useAction();
  const [chosen, setChosen] = useState<{ readonly months: Months } | null>(null);
  const [asking, setAsking] = useState(false);
  const value = chosen === null ? months : chosen.months;
  const going = datesThatGo(dates, value, upTo);
  const keep = (): void =>
    run(async () => {
      const text = await saveRetention(value);
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
      <h2>{t('keepTitle')}</h2>
      <p>{t('keepText')}</p>
      <form noValidate onSubmit={submit}>
        <label>
          <span class="label">{t('keepLabel')}</span>
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
          {t('keepSave')}
        </button>
      </form>
      {value === months ? null : <p class="aside">{goingText(going)}</p>}
      <ActionResult text={result} failed={failed} testId="keep-result" />
      <ConfirmDialog
        open={asking}
        title={t('keepAsk')}
        text={`${goingText(going)} ${t('keepAskText')}`}
        confirm={t('keepConfirm')}
        confirmTestId="keep-confirm"
        onConfirm={keep}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

const KEEP_CHOICES: readonly Months[] = [...RETENTION_MONTHS, null];

/** What an earlier or later Kintime may have set stands among the choices, too. */
function choicesWith(months: Months): readonly Months[] {
  return KEEP_CHOICES.includes(months) ? KEEP_CHOICES : [months, ...KEEP_CHOICES];
}

function monthsOf(text: string): Months {
  return text === 'null' ? null : Number(text);
}

function monthsText(months: Months): string {
  return months === null ? t('keepAlways') : tPlural('keepMonths', months);
}

function goingText(going: readonly DayKey[]): string {
  const last = going.at(-1);
  return last === undefined
    ? t('keepNothingGoes')
    : tPlural('keepGoes', going.length, dateText(last));
}

async function saveRetention(months: Months): Promise<string> {
  const answer = await ask('keep-days', { months });
  if (!answer.ok) throw new ActionError(errorText(answer));
  const kept = months === null ? t('keptAlways') : tPlural('keptMonths', months);
  return answer.days === 0 ? kept : `${kept} ${tPlural('deletedDays', answer.days)}`;
}
