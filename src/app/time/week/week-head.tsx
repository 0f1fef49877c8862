import type { JSX } from 'preact';
import { addDays } from '../../../domain/time/calendar.ts';
import { rangeTitle, wallTimeText } from '../../../ui/text/format-date.ts';
import { comparisonText } from '../../../ui/text/comparison-text.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import type { LastWeek } from '../../../ui/usage/week-overview.ts';
import { Total } from '../../../ui/components/total.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t, tPlural } from '../../../ui/i18n.ts';
import { shareText } from '../feeds-section.tsx';
import { halfText } from '../hours-section.tsx';
import type { WeekView } from './week-view.ts';
import { FactList } from '../../components/fact-list.tsx';
import type { Fact } from '../../components/fact-list.tsx';

interface Props {
  readonly view: WeekView;
  /** 0 for the current week. */
  readonly weeksAgo: number;
  /** Whether an earlier week can have data. */
  readonly hasEarlier: boolean;
  readonly onGo: (weeksAgo: number) => void;
}

/** The week's navigation, total, comparison and facts. */
export function MyWeekHeader({ view, weeksAgo, hasEarlier, onGo }: Props): JSX.Element {
  const { week } = view.overview;
  return (
    <section class="column week-head">
      <p class="buttons week-steps no-print">
        <Button
          testId="week-earlier"
          off={!hasEarlier}
          onClick={() => hasEarlier && onGo(weeksAgo + 1)}
        >
          {t('weekEarlier')}
        </Button>
        <Button
          testId="week-later"
          off={weeksAgo === 0}
          onClick={() => onGo(Math.max(0, weeksAgo - 1))}
        >
          {t('weekLater')}
        </Button>
        {weeksAgo < 2 ? null : (
          <Button testId="week-now" onClick={() => onGo(0)}>
            {t('weekNow')}
          </Button>
        )}
      </p>
      <div class="week-sum" role="status">
        <h2>{weeksAgo === 0 ? t('thisWeek') : rangeTitle(week.start, addDays(week.start, 6))}</h2>
        <Total ms={week.totalMs} testId="week-total" />
        <WeekComparison before={view.before} isThisWeek={weeksAgo === 0} />
      </div>
      <WeekFacts view={view} />
      <WeekSummary view={view} />
    </section>
  );
}

interface ComparisonProps {
  readonly before: LastWeek;
  readonly isThisWeek: boolean;
}

/** The previous week's total, and a comparison if there is one. */
function WeekComparison({ before, isThisWeek }: ComparisonProps): JSX.Element | null {
  const { totalMs, comparison, isUpToYesterday } = before;
  if (totalMs === null) return null;
  const earlier = isThisWeek ? 'last-week' : 'week-before';
  const text = comparisonText(comparison, earlier, isUpToYesterday);
  return (
    <p class="aside" data-testid="week-before">
      {t(isThisWeek ? 'lastWeek' : 'weekBefore', durationText(totalMs))}
      {text === null ? null : <br />}
      {text}
    </p>
  );
}

/** The usual hours and the share of the endless feeds, in two sentences. */
function WeekSummary({ view }: { readonly view: WeekView }): JSX.Element | null {
  const { half, groups, overview } = view;
  if ((overview.week.totalMs ?? 0) === 0) return null;
  const lines = [half === null ? null : halfText(half), shareText(groups)].filter(Boolean);
  if (lines.length === 0) return null;
  return (
    <p class="week-lead" data-testid="week-lead">
      {lines.join(' ')}
    </p>
  );
}

function WeekFacts({ view }: { readonly view: WeekView }): JSX.Element | null {
  const { overview, typicalMs, longestMs, opens, skipped, lateMs } = view;
  // Without any time, all facts would be zeros.
  if ((overview.week.totalMs ?? 0) === 0) return null;
  const facts: readonly Fact[] = [
    {
      name: t('factTypical'),
      value: typicalMs === null ? t('factTypicalLater') : durationText(typicalMs),
    },
    { name: t('factLongest'), value: durationText(longestMs) },
    { name: t('factOpened'), value: tPlural('factTimes', opens) },
    ...(skipped === 0 ? [] : [{ name: t('factSkipped'), value: tPlural('factTimes', skipped) }]),
    {
      name: t('factLate', wallTimeText(overview.calendar.lateFrom)),
      value: durationText(lateMs),
    },
  ];
  return <FactList facts={facts} look="week-facts" />;
}
