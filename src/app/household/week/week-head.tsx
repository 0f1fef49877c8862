import type { JSX } from 'preact';
import type { HouseholdWeek } from '../../../domain/household/week/household-week.ts';
import { Button, ButtonLink } from '../../../ui/components/controls/button.tsx';
import { Stepper } from '../../../ui/components/controls/stepper.tsx';
import { Total } from '../../../ui/components/total.tsx';
import { t } from '../../../ui/i18n.ts';
import { householdComparisonText, isKnown } from './row-text.ts';

interface Props {
  readonly week: HouseholdWeek;
  readonly title: string;
  /** Weeks before the one under review; negative for later ones. */
  readonly weeksAgo: number;
  /** Whether this is the latest week. */
  readonly isLast: boolean;
  readonly onGo: (weeksAgo: number) => void;
}

/** The household's total, and navigation between weeks. */
export function HouseholdWeekHeader({ week, title, weeksAgo, isLast, onGo }: Props): JSX.Element {
  const known = week.rows.filter(isKnown).length;
  return (
    <section class="spread household-head">
      <div role="status">
        <h2>{title}</h2>
        <p class="hint">
          {t(known === week.rows.length ? 'householdTotal' : 'householdTotalPart')}
        </p>
        <Total ms={known === 0 ? null : week.totalMs} testId="household-total" />
        {known === 0 ? null : <p>{householdComparisonText(week)}</p>}
      </div>
      <div class="head-means no-print">
        <Stepper
          label={t('householdWeeks')}
          earlier={{
            text: t('weekEarlier'),
            testId: 'week-earlier',
            onStep: () => onGo(weeksAgo + 1),
          }}
          later={{
            text: t('weekLater'),
            testId: 'week-later',
            isEnd: isLast,
            onStep: () => onGo(weeksAgo - 1),
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
