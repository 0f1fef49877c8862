import type { JSX } from 'preact';
import { certain, roundEstimate } from '../../domain/elsewhere/estimate.ts';
import type { Estimate } from '../../domain/elsewhere/estimate.ts';
import { hoursInOrder } from '../../domain/stats/hour-histogram.ts';
import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { t } from '../../ui/i18n.ts';
import { dateText, hourText, weekdayName, weekdayText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import type { DurationStyle } from '../../ui/text/format-duration.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { weekdayColumns } from '../../ui/text/weekday-text.ts';
import { Legend } from '../time/legend.tsx';
import { NumberTable } from '../time/number-table.tsx';
import { hoursPlot } from '../time/plots/hours-plot.tsx';
import { ResponsiveSvg } from '../time/plots/responsive-svg.tsx';
import type { WeekData } from '../time/week/week-query.ts';
import type { WeekView } from '../time/week/week-view.ts';
import { elsewherePlot } from './elsewhere-plot.tsx';
import { elsewhereViewOf } from './elsewhere-view.ts';
import type { DayEverywhere, ElsewhereView } from './elsewhere-view.ts';

interface Props {
  readonly data: WeekData;
  readonly view: WeekView;
  readonly wall: EpochMs;
}

/** A week outside this browser, apart and together; nothing where no record was imported. */
export function ElsewhereSection({ data, view, wall }: Props): JSX.Element | null {
  const all = elsewhereViewOf(data, view, wall);
  if (all === null) return null;
  const { known, total } = all;
  return (
    <section class="column chart" data-testid="elsewhere">
      <h2>{t('elsewhereTitle')}</h2>
      {total === null ? (
        <p data-testid="elsewhere-unknown">{t('elsewhereUnknown')}</p>
      ) : (
        <KnownWeek all={all} total={total} view={view} />
      )}
      <p class="aside">
        {t('elsewhereHow')} {t('recordKnown', dateText(known.from), dateText(known.to))}
      </p>
    </section>
  );
}

interface KnownProps {
  readonly all: ElsewhereView;
  readonly total: Estimate;
  readonly view: WeekView;
}

function KnownWeek({ all, total, view }: KnownProps): JSX.Element {
  const { days, together, typicalMs, half } = all;
  const { calendar } = view.overview;
  const shown = roundEstimate(total);
  const names = weekdayColumns(days.map(({ date }) => date));
  const lines = [
    ...(together === null ? [] : [t('elsewhereTogether', about(together, 'short'))]),
    ...(typicalMs === null ? [] : [t('elsewhereTypical', about(certain(typicalMs), 'short'))]),
    ...(half === null
      ? []
      : [t('elsewhereHalf', hourText(half.from), hourText((half.from + half.length) % 24))]),
  ];
  return (
    <>
      <p
        class="elsewhere-total"
        data-testid="elsewhere-total"
        data-ms={total.ms}
        data-ms-low={total.lowMs}
        data-ms-high={total.highMs}
      >
        <strong>{t('elsewhereTotal', durationText(shown.ms))}</strong>{' '}
        <span class="aside">
          {t('elsewhereRange', durationText(shown.lowMs), durationText(shown.highMs))}
        </span>
      </p>
      {lines.length === 0 ? null : <p>{lines.join(' ')}</p>}
      <ResponsiveSvg class="elsewhere-drawing" draw={(size) => elsewherePlot(days, names, size)} />
      <Legend
        marks={[
          ['endless', t('elsewhereHere')],
          ['rest', t('elsewhereThere')],
          ['range', t('elsewhereSpread')],
        ]}
      />
      <DaysTable days={days} />
      {half === null ? null : (
        <>
          <h3>{t('elsewhereHours')}</h3>
          <ResponsiveSvg
            class="hours-drawing"
            draw={(size) => hoursPlot(all.hours, calendar.dayStart, calendar.lateFrom, null, size)}
          />
          <HoursTable all={all} dayStart={calendar.dayStart} />
        </>
      )}
    </>
  );
}

function DaysTable({ days }: { readonly days: readonly DayEverywhere[] }): JSX.Element {
  const unknown = t('notMeasured');
  const known = days.filter(({ hereMs, elsewhere }) => hereMs !== null || elsewhere !== null);
  return (
    <NumberTable
      caption={t('elsewhereDays')}
      head={[
        t('colDay'),
        t('elsewhereHere'),
        t('elsewhereThere'),
        t('elsewhereSpread'),
        t('elsewhereAll'),
      ]}
      rows={known.map(({ date, hereMs, elsewhere }) => [
        weekdayName(date, 'short'),
        hereMs === null ? unknown : durationText(hereMs, 'narrow'),
        elsewhere === null ? unknown : about(elsewhere),
        elsewhere === null ? unknown : rangeText(elsewhere),
        hereMs === null || elsewhere === null ? unknown : about(certain(hereMs + elsewhere.ms)),
      ])}
    />
  );
}

interface HoursProps {
  readonly all: ElsewhereView;
  readonly dayStart: string;
}

function HoursTable({ all: { hours }, dayStart }: HoursProps): JSX.Element {
  const order = hoursInOrder(dayStart).filter((hour) =>
    hours.some(({ hoursMs }) => (hoursMs[hour] ?? 0) > 0),
  );
  return (
    <NumberTable
      caption={t('elsewhereHours')}
      head={[t('colHour'), ...hours.map(({ weekday }) => weekdayText(weekday, 'short'))]}
      rows={order.map((hour) => {
        const cells = hours.map(({ hoursMs, knownDays }) =>
          knownDays === 0
            ? t('notMeasured')
            : numberText(Math.round((hoursMs[hour] ?? 0) / MINUTE)),
        );
        return [hourText(hour)].concat(cells);
      })}
    />
  );
}

function about(estimate: Estimate, style: DurationStyle = 'narrow'): string {
  return durationText(roundEstimate(estimate).ms, style);
}

function rangeText(estimate: Estimate): string {
  const { lowMs, highMs } = roundEstimate(estimate);
  return t('elsewhereFromTo', durationText(lowMs, 'narrow'), durationText(highMs, 'narrow'));
}
