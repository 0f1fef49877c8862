import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import {
  expiredDates,
  RETENTION_MONTHS,
  latestPossibleDate,
} from '../../domain/tracking/retention.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';
import { readSettings } from '../../store/settings.ts';
import { useAction } from '../../ui/hooks/use-action.ts';
import { dateText } from '../../ui/text/format-date.ts';
import { monthsText } from '../../ui/text/months-text.ts';
import { useQuery } from '../../ui/hooks/use-query.ts';
import type { Query } from '../../ui/hooks/use-query.ts';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import { t, tPlural } from '../../ui/i18n.ts';
import { ConfirmDialog } from '../components/confirm-dialog.tsx';
import { SelectField } from '../components/select-field.tsx';
import { request } from '../request.ts';

type Months = Settings['keepDaysMonths'];

interface RetentionData {
  readonly months: Months;
  /** All stored dates. */
  readonly dates: readonly DayKey[];
  /** See `livedUpTo`. */
  readonly upTo: DayKey | null;
}

const retentionQuery: Query<RetentionData | null> = {
  fromDatabase: async (database) => {
    const { days, settings } = database;
    return database.transaction('r', [days, settings], async () => {
      const stored = await readSettings(database);
      const { countingSince, keepDaysMonths } = stored;
      // Nothing is stored before tracking was agreed to (rule C10), not even this choice.
      if (countingSince === null) return null;
      const dates = (await days.orderBy('date').uniqueKeys()).map(String);
      const upTo = latestPossibleDate(stored, machineClock.now().wall);
      return { months: keepDaysMonths, dates, upTo };
    });
  },
  fromBackground: () => Promise.resolve(null),
};

/** How long days are kept (rule C16). Says beforehand what a shorter time would delete. */
export function RetentionPanel(): JSX.Element | null {
  const retention = useQuery(retentionQuery, '');
  if (retention.state !== 'ready' || retention.value === null) return null;
  return <RetentionForm data={retention.value} />;
}

function RetentionForm({
  data: { months, dates, upTo },
}: {
  readonly data: RetentionData;
}): JSX.Element {
  const { result, failed, run } = useAction();
  const [chosen, setChosen] = useState<{ readonly months: Months } | null>(null);
  const [asking, setAsking] = useState(false);
  const value = chosen === null ? months : chosen.months;
  const last = expiredDates(dates, value, upTo).at(-1);
  const goes = last === undefined ? null : t('keepGoes', dateText(last));
  const save = (): void =>
    run(async () => {
      const text = await saveRetention(value);
      setChosen(null);
      return text;
    });
  const submit = (event: Event): void => {
    event.preventDefault();
    if (goes !== null) setAsking(true);
    else save();
  };
  return (
    <section class="data-row">
      <div>
        <h2>{t('keepTitle')}</h2>
        <p class="soft">{t('keepText')}</p>
      </div>
      <form noValidate onSubmit={submit}>
        <SelectField
          label={t('keepTitle')}
          isLabelHidden
          value={String(value)}
          options={choicesWith(months).map((choice) => [String(choice), monthsText(choice)])}
          onChange={(text) => setChosen({ months: monthsOf(text) })}
          testId="keep-months"
        />
        <Button testId="keep-save">{t('save')}</Button>
      </form>
      {value === months || goes === null ? null : <p class="aside">{goes}</p>}
      <ActionResult text={result} failed={failed} testId="keep-result" />
      <ConfirmDialog
        open={asking}
        text={`${goes ?? ''} ${t('keepAskText')}`}
        confirm={t('keepConfirm')}
        confirmTestId="keep-confirm"
        onConfirm={save}
        onClose={() => setAsking(false)}
      />
    </section>
  );
}

const CHOICES: readonly Months[] = [...RETENTION_MONTHS, null];

/** Includes the stored value, which another version may have set. */
function choicesWith(months: Months): readonly Months[] {
  return CHOICES.includes(months) ? CHOICES : [months, ...CHOICES];
}

function monthsOf(text: string): Months {
  return text === 'null' ? null : Number(text);
}

async function saveRetention(months: Months): Promise<string> {
  const { days } = await request('set-retention', { months });
  const kept = t('kept', monthsText(months));
  return days === 0 ? kept : `${kept} ${tPlural('deletedDays', days)}`;
}
