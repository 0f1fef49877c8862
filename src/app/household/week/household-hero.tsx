import type { JSX } from 'preact';
import type { HouseholdWeek } from '../../../domain/household/week/household-week.ts';
import { Stepper } from '../../../ui/components/controls/stepper.tsx';
import { Total } from '../../../ui/components/total.tsx';
import { Scene } from '../../../ui/scene/scene.tsx';
import { t } from '../../../ui/i18n.ts';
import { ScreenTitle } from '../../components/screen-title.tsx';
import { useArrowNavigation } from '../../use-arrow-navigation.ts';
import { householdComparisonText, isKnown, knownText } from './row-text.ts';
import { WeekArt } from './week-art.tsx';
import type { Pictured } from './week-art.tsx';

interface Props {
  readonly people: readonly Pictured[];
  /** `null` while loading. */
  readonly shown: ShownWeek | null;
}

/** The week on the page, and the way to others. */
export interface ShownWeek {
  readonly week: HouseholdWeek;
  readonly title: string;
  /** Weeks before the one under review; negative for later ones. */
  readonly weeksAgo: number;
  /** Whether this is the latest week. */
  readonly isLast: boolean;
  /** Whether the week is the one under review. */
  readonly isNow: boolean;
  readonly onGo: (weeksAgo: number) => void;
}

/** The title of the page, the household's total, and navigation between weeks. */
export function HouseholdHero({ people, shown }: Props): JSX.Element {
  useArrowNavigation((step) => {
    if (shown !== null && !(step > 0 && shown.isLast)) shown.onGo(shown.weeksAgo - step);
  });
  return (
    <Scene
      mood="day"
      class="hero above-dunes household-hero no-print"
      art={<WeekArt people={people} />}
    >
      <div>
        {shown === null ? null : <Weeks shown={shown} />}
        <ScreenTitle text={t('householdTitle')} />
        {shown === null ? null : <WeekTotal shown={shown} />}
      </div>
    </Scene>
  );
}

function Weeks({ shown: { title, weeksAgo, isLast, onGo } }: { shown: ShownWeek }): JSX.Element {
  return (
    <Stepper
      label={t('weeks')}
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
    >
      <p>{title}</p>
    </Stepper>
  );
}

function WeekTotal({ shown: { week, title, isNow } }: { shown: ShownWeek }): JSX.Element {
  const isAnyone = week.rows.some(isKnown);
  const lines = [knownText(week), householdComparisonText(week)];
  return (
    <div class="household-sum" role="status">
      <p class="unseen">{title}</p>
      <Total ms={isAnyone ? week.totalMs : null} testId="household-total" />
      {isAnyone ? (
        lines.map((line) => (line === '' ? null : <p key={line}>{line}</p>))
      ) : (
        <p>{t(isNow ? 'householdFirstTime' : 'householdNothingHere')}</p>
      )}
    </div>
  );
}
