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
import { ResponsiveSvg } from '../responsive-svg.tsx';
import { weekPlot } from '../plots/week-plot.tsx';
import { NumberTable } from '../number-table.tsx';
import type { WeekView } from './week-view.ts';

interface Props {
  readonly view: WeekView;
  /** The panel that shows the chosen day. */
  readonly panel: string;
  readonly choose: (date: DayKey) => void;
}

/**
 * Seven days as bars. Each is a tab that opens its day, so whoever cannot see the bars walks
 * through the same numbers; the arrow keys go on into the neighbouring weeks.
 */
export function WeekDays({ view, panel, choose }: Props): JSX.Element {
  const { days } = view.overview.week;
  const tabs = useRef<HTMLDivElement>(null);
  const names = weekdayColumns(days.map(({ date }) => date));
  useLayoutEffect(() => {
    // The arrow keys took the choice along; the focus follows it.
    if (!tabs.current?.contains(document.activeElement)) return;
    tabs.current.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, [view.day.date]);
  const walk = (event: KeyboardEvent): void => {
    const target = targetOf(event, days, view.day.date);
    if (target === null) return;
    event.preventDefault();
    if (target <= view.overview.today) choose(target);
  };
  return (
    <>
      <div class="week-days">
        <ResponsiveSvg class="week-drawing" draw={(sheet) => weekPlot(days, sheet)} />
        <div
          ref={tabs}
          class="week-tabs"
          role="tablist"
          aria-label={t('weekTable')}
          onKeyDown={walk}
        >
          {days.map((day, i) => (
            <DayTab
              key={i}
              day={day}
              narrowName={names[i] ?? ''}
              view={view}
              panel={panel}
              choose={() => day.ahead || choose(day.date)}
            />
          ))}
        </div>
      </div>
      <Legend days={days} />
      <DayTable view={view} />
    </>
  );
}

/** Where a key leads from the chosen day; `null` for a key that leads nowhere. */
function targetOf(event: KeyboardEvent, days: readonly ShownDay[], from: DayKey): DayKey | null {
  const step = arrowStep(event);
  if (step !== 0) return addDays(from, step);
  if (event.key === 'Home') return days[0]?.date ?? null;
  if (event.key === 'End') return days.findLast(({ ahead }) => !ahead)?.date ?? null;
  return null;
}

interface TabProps {
  readonly day: ShownDay;
  /** The weekday where there is little room. */
  readonly narrowName: string;
  readonly view: WeekView;
  readonly panel: string;
  readonly choose: () => void;
}

function DayTab({ day, narrowName, view, panel, choose }: TabProps): JSX.Element {
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
      onClick={choose}
    >
      <span class="week-tab-room" aria-hidden="true" />
      <span class="week-tab-day" aria-hidden="true">
        <span class="week-tab-short">{weekdayName(day.date, 'short')}</span>
        <span class="week-tab-narrow">{narrowName}</span>
      </span>
      <bdi class="week-tab-time" aria-hidden="true">
        {dayValue(day, 'narrow')}
      </bdi>
      <span class="unseen">{t('tabName', dayTitle(day.date), spokenOf(day, calendar.zone))}</span>
    </button>
  );
}

/** The time in full, with what was agreed on for the day. */
function spokenOf(day: ShownDay, zone: ZoneId): string {
  const time = dayLabel(day, zone);
  const { ms, limitMs } = day;
  if (ms === null || limitMs === null) return time;
  return t('cellLimit', time, durationText(limitMs, 'long'));
}

/** What the lines and fills mean, as far as they are there. */
function Legend({ days }: { readonly days: readonly ShownDay[] }): JSX.Element | null {
  const past = days.filter(({ ahead }) => !ahead);
  const marks: readonly (readonly [sign: string, Key, isThere: boolean])[] = [
    ['limit', 'chartLimit', past.some(({ limitMs }) => limitMs !== null)],
    [
      'extra',
      'chartExtra',
      past.some(({ limitMs, grantedMs }) => limitMs !== null && grantedMs > 0),
    ],
    ['uncharged', 'chartUncharged', past.some(({ unchargedMs }) => unchargedMs > 0)],
    ['partly', 'partlyCounted', past.some(({ ms, partly }) => partly && (ms ?? 0) > 0)],
  ];
  const there = marks.filter(([, , isThere]) => isThere);
  if (there.length === 0) return null;
  return (
    <ul class="legend" role="list">
      {there.map(([sign, key]) => (
        <li key={key}>
          <span class={`sign sign-${sign}`} aria-hidden="true" />
          {t(key)}
        </li>
      ))}
    </ul>
  );
}

type Column = readonly [head: string, cell: (day: ShownDay) => string];

/** The same days as numbers, with what does not fit into a bar. */
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
