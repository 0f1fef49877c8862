import type { JSX } from 'preact';
import type { HouseholdWeek } from '../../../domain/household/week/household-week.ts';
import { Button, ButtonLink } from '../../../ui/components/controls/button.tsx';
import { Stepper } from '../../../ui/components/controls/stepper.tsx';
import { Total } from '../../../ui/components/total.tsx';
import { t } from '../../../ui/i18n.ts';
import { comparisonText, isKnown } from './row-text.ts';

interface Props {
  readonly week: HouseholdWeek;
  readonly title: string;
  /** How many weeks before the one that is read now. */
  readonly shown: number;
  /** Whether there is no later week. */
  readonly isLast: boolean;
  readonly go: (weeksAgo: number) => void;
}

/** The household's total, and the way to other weeks. */
export function WeekHead({ week, title, shown, isLast, go }: Props): JSX.Element {
  const known = week.rows.filter(isKnown).length;
  return (
    <section class="household-head">
      <div role="status">
        <h2>{title}</h2>
        <p class="hint">
          {t(known === week.rows.length ? 'householdTotal' : 'householdTotalPart')}
        </p>
        <Total ms={known === 0 ? null : week.totalMs} testId="household-total" />
        {known === 0 ? null : <p>{comparisonText(week.comparison)}</p>}
      </div>
      <div class="head-means no-print">
        <Stepper
          label={t('householdWeeks')}
          earlier={{
            text: t('weekEarlier'),
            testId: 'week-earlier',
            onStep: () => go(shown + 1),
          }}
          later={{
            text: t('weekLater'),
            testId: 'week-later',
            isEnd: isLast,
            onStep: () => go(shown - 1),
          }}
        />
        <p class="buttons">
          <ButtonLink kind="plain" href="#/household/meeting" testId="meet">
            {t('householdMeet')}
          </ButtonLink>
          <Button testId="print-week" onClick={() => print()}>
            {t('householdPrint')}
          </Button>
        </p>
      </div>
    </section>
  );
}
