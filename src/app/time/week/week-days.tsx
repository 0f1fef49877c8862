import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { addDays } from '../../../domain/time/calendar.ts';
import type { DayKey, ZoneId } from '../../../domain/time/units.ts';
import { weekdayColumns } from '../../../ui/text/weekday-text.ts';
import { dayTitle, wallTimeText, weekdayName } from '../../../ui/text/format-date.ts';
import { dayLabel, dayValue } from '../../../ui/text/day-label.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { numberText } from '../../../ui/text/format-number.ts';
import type { ShownDay } from '../../../ui/usage/week-overview.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { arrowStep } from '../../use-arrow-navigation.ts';
import { Legend } from '../legend.tsx';
import { ResponsiveSvg } from '../plots/responsive-svg.tsx';
import { weekPlot } from '../plots/week-plot.tsx';
import { NumberTable } from '../number-table.tsx';
import type { WeekView } from './week-view.ts';

interface Props {
  readonly view: WeekView;
  /** Id of the panel with the chosen day. */
  readonly panel: string;
  readonly onChoose: (date: DayKey) => void;
}

/**
 * Seven days as a bar chart over a tab list, whose labels give screen readers the same numbers. Arrow
 * keys continue into the neighbouring weeks.
 */
export function WeekDays({ view, panel, onChoose }: Props): JSX.Element {
  const { days } = view.overview.week;
  const tabs = useRef<HTMLDivElement>(null);
  const names = weekdayColumns(days.map(({ date }) => date));
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
      <div class="week-days">
        <ResponsiveSvg class="week-drawing" draw={(size) => weekPlot(days, size)} />
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
              narrowName={names[i] ?? ''}
              view={view}
              panel={panel}
              onChoose={() => day.ahead || onChoose(day.date)}
            />
          ))}
        </div>
      </div>
      <Legend marks={legendOf(days)} />
      <DayTable view={view} />
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
  /** The weekday for narrow columns. */
  readonly narrowName: string;
  readonly view: WeekView;
  readonly panel: string;
  readonly onChoose: () => void;
}

function DayTab({ day, narrowName, view, panel, onChoose }: TabProps): JSX.Element {
  const { today, calendar } = view.overview;
  const isChosen = day.date === view.day.date;
  return (
    <button
      type="button"
      role="tab"
      class={day.ms === null && !day.ahead ? 'week-tab week-tab-unknown' : 'week-tab'}
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
      <span class="week-tab-room" aria-hidden="true" />
      <span class="week-tab-day" aria-hidden="true">
        <span class="week-tab-short">{weekdayName(day.date, 'short')}</span>
        <span class="week-tab-narrow">{narrowName}</span>
      </span>
      <bdi class="week-tab-time" aria-hidden="true">
        {dayValue(day, 'narrow')}
      </bdi>
      <span class="unseen">
        {t('tabName', dayTitle(day.date), accessibleValue(day, calendar.zone))}
      </span>
    </button>
  );
}

/** The time in full, with the limit of the day. */
function accessibleValue(day: ShownDay, zone: ZoneId): string {
  const time = dayLabel(day, zone);
  const { ms, limitMs } = day;
  if (ms === null || limitMs === null) return time;
  return t('cellLimit', time, durationText(limitMs, 'long'));
}

/** Only the marks that occur in the chart. */
function legendOf(days: readonly ShownDay[]): (readonly [sign: string, text: string])[] {
  const past = days.filter(({ ahead }) => !ahead);
  const marks: readonly (readonly [sign: string, Key, occurs: boolean])[] = [
    ['limit', 'chartLimit', past.some(({ limitMs }) => limitMs !== null)],
    [
      'extra',
      'chartExtra',
      past.some(({ limitMs, grantedMs }) => limitMs !== null && grantedMs > 0),
    ],
    ['uncharged', 'chartUncharged', past.some(({ unchargedMs }) => unchargedMs > 0)],
    ['partly', 'partlyCounted', past.some(({ ms, partly }) => partly && (ms ?? 0) > 0)],
  ];
  return marks.flatMap(([sign, key, occurs]) => (occurs ? [[sign, t(key)]] : []));
}

type Column = readonly [head: string, cell: (day: ShownDay) => string];

/** The days as a table, with more facts than the chart shows. */
function DayTable({ view }: { readonly view: WeekView }): JSX.Element {
  const { week, calendar } = view.overview;
  const days = week.days.filter(({ ahead }) => !ahead);
  const duration = (ms: number | null): string =>
    ms === null ? t('notMeasured') : durationText(ms, 'narrow');
  const fact = (pick: (day: ShownDay) => string): Column[1] => {
    return (day) => (day.ms === null ? t('notMeasured') : pick(day));
  };
  const limit: Column = [t('colLimit'), ({ limitMs }) => duration(limitMs)];
  const extra: Column = [t('colExtra'), fact(({ grantedMs }) => duration(grantedMs))];
  const columns: readonly Column[] = [
    [t('colDay'), ({ date }) => weekdayName(date, 'short')],
    [t('colTime'), ({ ms }) => duration(ms)],
    ...(days.some(({ limitMs }) => limitMs !== null) ? [limit] : []),
    ...(days.some(({ grantedMs }) => grantedMs > 0) ? [extra] : []),
    [t('factLongest'), fact(({ longestMs }) => duration(longestMs))],
    [t('factOpened'), fact(({ opens }) => numberText(opens))],
    [t('factLate', wallTimeText(calendar.lateFrom)), fact(({ lateMs }) => duration(lateMs))],
  ];
  return (
    <NumberTable
      caption={t('weekTable')}
      head={columns.map(([head]) => head)}
      rows={days.map((day) => columns.map(([, cell]) => cell(day)))}
    />
  );
}
