import type { ComponentChildren, JSX } from 'preact';
import { addDays } from '../../../domain/time/calendar.ts';
import { roundEstimate } from '../../../domain/elsewhere/estimate.ts';
import type { Estimate } from '../../../domain/elsewhere/estimate.ts';
import { Button } from '../../../ui/components/controls/button.tsx';
import { Stepper } from '../../../ui/components/controls/stepper.tsx';
import { Total } from '../../../ui/components/total.tsx';
import { t } from '../../../ui/i18n.ts';
import { Hourglass } from '../../../ui/scene/figures.tsx';
import { Dunes } from '../../../ui/scene/land.tsx';
import { Art, Scene } from '../../../ui/scene/scene.tsx';
import { Sun } from '../../../ui/scene/sky.tsx';
import { comparisonText } from '../../../ui/text/comparison-text.ts';
import { weekTitle } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import type { LastWeek } from '../../../ui/usage/week-overview.ts';
import type { WeekView } from './week-view.ts';

interface Props {
  readonly view: WeekView;
  /** Time outside this browser in the same week; `null` if unknown. */
  readonly elsewhere: Estimate | null;
  /** 0 for the current week. */
  readonly weeksAgo: number;
  /** Whether an earlier week can have data. */
  readonly hasEarlier: boolean;
  /** Whether any gap of the week is known, which gives the reason for a week without time. */
  readonly hasGaps: boolean;
  readonly onGo: (weeksAgo: number) => void;
  /** The choice of a member. */
  readonly children?: ComponentChildren;
}

/** The week's total beside the week before, and the way to other weeks. */
export function WeekHero(props: Props): JSX.Element {
  const { view, elsewhere, weeksAgo, hasEarlier, hasGaps, onGo, children } = props;
  const { week, today } = view.overview;
  const title = weekTitle(week.start, addDays(week.start, 6), today);
  const isKnown = week.totalMs !== null;
  const elsewhereMs = elsewhere === null ? 0 : roundEstimate(elsewhere).ms;
  return (
    <Scene
      mood={isKnown ? 'day' : 'off'}
      class="hero above-dunes week-hero"
      art={
        <Art size={[1000, 330]}>
          {isKnown ? <Sun x={810} y={140} r={58} /> : <Hourglass x={755} y={85} size={110} />}
          <Dunes width={1000} y={222} height={112} />
        </Art>
      }
    >
      <div>
        <div class="spread week-hero-top">
          <div class="row week-steps no-print">
            <Stepper
              label={t('weeks')}
              earlier={{
                text: t('weekEarlier'),
                testId: 'week-earlier',
                isEnd: !hasEarlier,
                onStep: () => onGo(weeksAgo + 1),
              }}
              later={{
                text: t('weekLater'),
                testId: 'week-later',
                isEnd: weeksAgo === 0,
                onStep: () => onGo(weeksAgo - 1),
              }}
            >
              {/* Screen readers find it as the heading below. */}
              <span aria-hidden="true">{title}</span>
            </Stepper>
            {weeksAgo < 2 ? null : (
              <Button small testId="week-now" onClick={() => onGo(0)}>
                {t('thisWeek')}
              </Button>
            )}
          </div>
          {children}
        </div>
        <div class="column week-sum" role="status">
          <h2 class="unseen">{title}</h2>
          <Total ms={week.totalMs} testId="week-total" />
          {isKnown ? (
            <WeekComparison before={view.before} isThisWeek={weeksAgo === 0} />
          ) : (
            <NoDataNote week={week} hasGaps={hasGaps} />
          )}
          {elsewhereMs === 0 ? null : <p>{t('elsewhereMore', durationText(elsewhereMs))}</p>}
        </div>
      </div>
    </Scene>
  );
}

interface ComparisonProps {
  readonly before: LastWeek;
  readonly isThisWeek: boolean;
}

/** A comparison with the week before if there is one, and its total. */
function WeekComparison({ before, isThisWeek }: ComparisonProps): JSX.Element | null {
  const { totalMs, comparison, isUpToYesterday } = before;
  if (totalMs === null) return null;
  const earlier = isThisWeek ? 'last-week' : 'week-before';
  const text = comparisonText(comparison, earlier, isUpToYesterday);
  return (
    <div class="column" data-testid="week-before">
      {text === null ? null : <p class="lead">{text}</p>}
      <p class={text === null ? 'lead' : undefined}>
        {isThisWeek
          ? t('lastWeek', durationText(totalMs))
          : t('labelled', t('colLastWeek'), durationText(totalMs))}
      </p>
    </div>
  );
}

interface NoDataProps {
  readonly week: WeekView['overview']['week'];
  readonly hasGaps: boolean;
}

/** Why a week has no total. */
function NoDataNote({ week, hasGaps }: NoDataProps): JSX.Element | null {
  if (week.days.some(({ notYet, deleted }) => notYet && !deleted)) {
    return <p class="lead">{t('sentence', t('wasNotHere'))}</p>;
  }
  return hasGaps ? null : <p class="lead">{t('nothingKnown')}</p>;
}
