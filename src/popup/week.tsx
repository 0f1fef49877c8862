import type { JSX } from 'preact';
import { Duration } from '../ui/components/duration.tsx';
import { t } from '../ui/i18n.ts';
import { durationText } from '../ui/text/format-duration.ts';
import type { OnState } from './popup-state.ts';
import { lastWeekLabelDate, WeekChart } from './week-chart.tsx';
import { weekLine } from './week-labels.ts';

/** This week and last week, without judging which is better. */
export function Week({ overview, lastWeek }: OnState): JSX.Element {
  const { week, today, calendar } = overview;
  const { totalMs, days: before } = lastWeek;
  const labelled = lastWeekLabelDate(week.days, before);
  const compared = weekLine(lastWeek);
  return (
    <section class="popup-week">
      <div class="week-head">
        <h2>{t('thisWeek')}</h2>
        <p data-testid="week-total" data-ms={week.totalMs ?? undefined}>
          {week.totalMs === null ? t('notMeasured') : <Duration ms={week.totalMs} />}
        </p>
      </div>
      <p class="week-line">
        {labelled === null && totalMs !== null ? (
          <span class="last-week-key" aria-hidden="true" />
        ) : null}
        <span data-testid="week-comparison">{compared}</span>
        {/* Said aloud even where the comparison says more. */}
        <span
          class={compared === null ? undefined : 'unseen'}
          data-testid="last-week-total"
          data-ms={totalMs ?? undefined}
        >
          {t('lastWeek', totalMs === null ? t('notMeasured') : durationText(totalMs))}
        </span>
      </p>
      <WeekChart
        days={week.days}
        before={before}
        today={today}
        zone={calendar.zone}
        labelled={labelled}
      />
    </section>
  );
}
