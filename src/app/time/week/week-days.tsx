import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { addDays } from '../../../domain/time/calendar.ts';
import type { DayKey, Millis, ZoneId } from '../../../domain/time/units.ts';
import { weekdayColumns } from '../../../ui/text/weekday-text.ts';
import { dayTitle, weekdayName } from '../../../ui/text/format-date.ts';
import { dayLabel, dayValue } from '../../../ui/text/day-label.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import type { ShownDay } from '../../../ui/usage/week-overview.ts';
import { t } from '../../../ui/i18n.ts';
import { arrowStep } from '../../use-arrow-navigation.ts';
import { weekChartOf } from './week-chart.ts';
import type { ChartColumn } from './week-chart.ts';
import type { WeekView } from './week-view.ts';

interface Props {
  readonly view: WeekView;
  /** Id of the panel with the chosen day. */
  readonly panel: string;
  readonly onChoose: (date: DayKey) => void;
}

/**
 * Seven days as a bar chart that is a tab list, whose labels give screen readers the same numbers.
 * Arrow keys continue into the neighbouring weeks.
 */
export function WeekDays({ view, panel, onChoose }: Props): JSX.Element {
  const { days } = view.overview.week;
  const tabs = useRef<HTMLDivElement>(null);
  const names = weekdayColumns(days.map(({ date }) => date));
  const chart = weekChartOf(days, view.before.days, view.typicalMs);
  useLayoutEffect(() => {
    // The focus follows a choice made with the keyboard.
    if (!tabs.current?.contains(document.activeElement)) return;
    tabs.current.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [view.day.date]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = keyTarget(event, days, view.day.date);
    if (target === null) return;
    event.preventDefault();
    if (target <= view.overview.today) onChoose(target);
  };
  return (
    <>
      <div class="week-chart" data-testid="week-chart">
        <div
          ref={tabs}
          class="week-tabs"
          role="tablist"
          aria-label={t('weekTable')}
          onKeyDown={onKeyDown}
        >
          {days.map((day, i) => (
            <DayTab
              key={i}
              day={day}
              column={chart.columns[i]}
              narrowName={names[i] ?? ''}
              view={view}
              panel={panel}
              onChoose={() => day.ahead || onChoose(day.date)}
            />
          ))}
        </div>
        {chart.typical === null || view.typicalMs === null ? null : (
          <p
            class={chart.typicalBelow ? 'typical typical-below' : 'typical'}
            style={{ '--at': chart.typical }}
            aria-hidden="true"
          >
            <span>{t('chartTypical', durationText(view.typicalMs, 'narrow'))}</span>
          </p>
        )}
      </div>
      {chart.columns.some(({ uncharged }) => uncharged > 0) ? (
        <p class="aside">{t('chartUncharged')}</p>
      ) : null}
    </>
  );
}

/** The day that a key leads to; `null` for other keys. */
function keyTarget(event: KeyboardEvent, days: readonly ShownDay[], from: DayKey): DayKey | null {
  const step = arrowStep(event);
  if (step !== 0) return addDays(from, step);
  if (event.key === 'Home') return days[0]?.date ?? null;
  if (event.key === 'End') return days.findLast(({ ahead }) => !ahead)?.date ?? null;
  return null;
}

interface TabProps {
  readonly day: ShownDay;
  readonly column: ChartColumn | undefined;
  /** The weekday for narrow columns. */
  readonly narrowName: string;
  readonly view: WeekView;
  readonly panel: string;
  readonly onChoose: () => void;
}

function DayTab({ day, column, narrowName, view, panel, onChoose }: TabProps): JSX.Element {
  const { today, calendar } = view.overview;
  const isChosen = day.date === view.day.date;
  const isThisWeek = view.overview.week.days.some(({ date }) => date === today);
  const isMissing = !day.ahead && (day.ms === null || day.partly);
  return (
    <button
      type="button"
      role="tab"
      class={isMissing ? 'week-tab week-tab-missing' : 'week-tab'}
      aria-selected={isChosen}
      aria-controls={panel}
      aria-disabled={day.ahead}
      aria-current={day.date === today ? 'date' : undefined}
      tabIndex={isChosen ? 0 : -1}
      data-testid="week-bar"
      data-date={day.date}
      data-ms={day.ms ?? undefined}
      onClick={onChoose}
    >
      {column === undefined ? null : (
        <Column
          column={column}
          day={day}
          earlier={t(isThisWeek ? 'chartLastWeek' : 'chartBefore')}
        />
      )}
      <span class="week-tab-label" aria-hidden="true">
        <span class="week-tab-day">
          <span class="week-tab-short">{weekdayName(day.date, 'short')}</span>
          <span class="week-tab-narrow">{narrowName}</span>
        </span>
        <bdi class="week-tab-time">{dayValue(day, 'narrow')}</bdi>
        {day.partly && !day.ahead ? <span class="week-tab-part">{t('dayPartly')}</span> : null}
      </span>
      <span class="unseen">
        {t('labelled', dayTitle(day.date), accessibleValue(day, calendar.zone))}
      </span>
    </button>
  );
}

interface ColumnProps {
  readonly column: ChartColumn;
  readonly day: ShownDay;
  /** What the week behind this one is called. */
  readonly earlier: string;
}

/** The bar of a day in front of last week's, and its limit. */
function Column({ column, day: { limitMs, grantedMs }, earlier }: ColumnProps): JSX.Element {
  const { used, uncharged, lastWeek, namesLastWeek, limit, extended } = column;
  return (
    <span class="week-column" aria-hidden="true">
      {lastWeek === null || lastWeek === 0 ? null : (
        <span class="bar-last-week" style={{ '--at': lastWeek }}>
          {namesLastWeek ? (
            <span>
              <span>{earlier}</span>
            </span>
          ) : null}
        </span>
      )}
      {used === 0 ? null : (
        <span class="bar-time" style={{ '--at': used }}>
          {uncharged === 0 ? null : (
            <span class="bar-uncharged" style={{ '--at': uncharged / used }} />
          )}
        </span>
      )}
      {limit === null ? null : (
        <span class="limit-line" style={{ '--at': limit }}>
          <LimitLabel column={column} limitMs={limitMs} />
        </span>
      )}
      {extended === null ? null : (
        <span class="limit-line limit-extended" style={{ '--at': extended }}>
          <span>{t('chartExtra', durationText(grantedMs, 'narrow'))}</span>
        </span>
      )}
    </span>
  );
}

interface LimitLabelProps {
  readonly column: ChartColumn;
  readonly limitMs: Millis | null;
}

function LimitLabel({ column, limitMs }: LimitLabelProps): JSX.Element | null {
  const { limitLabel, namesLimit } = column;
  if (limitLabel === null || limitMs === null) return null;
  const duration = durationText(limitMs, 'narrow');
  return (
    <span class={limitLabel === 'end' ? 'at-end' : undefined}>
      {namesLimit ? t('dayLimit', duration) : duration}
    </span>
  );
}

/** The time in full, with the limit of the day. */
function accessibleValue(day: ShownDay, zone: ZoneId): string {
  const time = dayLabel(day, zone);
  const { ms, limitMs } = day;
  if (ms === null || limitMs === null) return time;
  return t('cellLimit', time, durationText(limitMs, 'long'));
}
