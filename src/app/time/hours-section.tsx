import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { addDays } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import { addHours, hoursInOrder } from '../../domain/stats/hour-histogram.ts';
import type { HourRun, WeekdayHours } from '../../domain/stats/hour-histogram.ts';
import { MINUTE } from '../../domain/time/units.ts';
import { hourText, rangeTitle, wallTimeText, weekdayText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { numberText } from '../../ui/text/format-number.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import { arrowStep } from '../use-arrow-navigation.ts';
import { ResponsiveSvg } from './plots/responsive-svg.tsx';
import { hoursPlot } from './plots/hours-plot.tsx';
import type { Cell } from './plots/hours-plot.tsx';
import { Legend } from './legend.tsx';
import { NumberTable } from './number-table.tsx';
import type { WeekView } from './week/week-view.ts';

/** The time of four weeks by weekday and hour. */
export function HoursSection({ view }: { readonly view: WeekView }): JSX.Element | null {
  const { hours, hoursHalf, hoursFrom, overview } = view;
  const { calendar, week } = overview;
  const order = hoursInOrder(calendar.dayStart);
  const total = addHours(hours.map(({ hoursMs }) => hoursMs));
  if (total.every((ms) => ms === 0)) return null;
  return (
    <section class="column chart" data-testid="when">
      <h2>{t('timeWhen')}</h2>
      <p>
        {hoursHalf === null ? null : `${t('timeHalfWeeks', ...hoursText(hoursHalf))} `}
        <span class="aside weeks">
          {t('timeFourWeeks', rangeTitle(hoursFrom, addDays(week.start, 6)))}
        </span>
      </p>
      <HourMap hours={hours} calendar={calendar} order={order} />
      <HourTable hours={hours} order={order.filter((hour) => (total[hour] ?? 0) > 0)} />
    </section>
  );
}

/** The hours that hold half of the week's time, in a sentence. */
export function halfText(run: HourRun): string {
  return t('timeHalf', ...hoursText(run));
}

function hoursText({ from, length }: HourRun): [from: string, to: string] {
  return [hourText(from), hourText((from + length) % 24)];
}

interface TableProps {
  readonly hours: readonly WeekdayHours[];
  /** The hours with any time. */
  readonly order: readonly number[];
}

function HourTable({ hours, order }: TableProps): JSX.Element {
  const cellText = ({ hoursMs, knownDays }: WeekdayHours, hour: number): string =>
    knownDays === 0 ? t('notMeasured') : numberText(Math.round((hoursMs[hour] ?? 0) / MINUTE));
  const rows = order.map((hour) => {
    const cells = hours.map((row) => cellText(row, hour));
    return [hourText(hour)].concat(cells);
  });
  return (
    <NumberTable
      caption={t('hoursTable')}
      head={[t('colHour'), ...hours.map(({ weekday }) => weekdayText(weekday, 'short'))]}
      rows={rows}
    />
  );
}

interface MapProps {
  readonly hours: readonly WeekdayHours[];
  readonly calendar: Calendar;
  readonly order: readonly number[];
}

function HourMap({ hours, calendar, order }: MapProps): JSX.Element {
  const [cell, setCell] = useState<Cell | null>(null);
  const { dayStart, lateFrom } = calendar;
  const onKeyDown = (event: KeyboardEvent): void => {
    const moved = moveCell(cell ?? { row: 0, column: -1 }, event);
    if (moved === null) return;
    event.preventDefault();
    setCell(clampCell(moved, hours.length));
  };
  const onPointer = (event: PointerEvent): void => {
    if (!(event.currentTarget instanceof Element)) return;
    const box = event.currentTarget.getBoundingClientRect();
    const isMirrored = document.documentElement.dir === 'rtl';
    const across = isMirrored ? box.right - event.clientX : event.clientX - box.left;
    const column = Math.floor((across / box.width) * 24);
    const row = Math.floor(((event.clientY - box.top) / box.height) * hours.length);
    setCell(clampCell({ row, column }, hours.length));
  };
  return (
    <>
      <div
        class="hour-map"
        role="application"
        aria-roledescription={t('chart')}
        aria-label={t('hourMap')}
        aria-describedby="hour-read"
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setCell(null)}
      >
        <ResponsiveSvg
          class="hours-drawing"
          draw={(size) => hoursPlot(hours, dayStart, lateFrom, cell, size)}
        />
        <div
          class="hour-field"
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          // Touch pointers leave when lifted; the reading has to stay then.
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setCell(null)}
        />
      </div>
      <p class="hour-read no-print" id="hour-read" role="status">
        {cell === null ? (
          <span class="aside">{t('hourHint')}</span>
        ) : (
          cellDescription(hours[cell.row], order[cell.column] ?? 0)
        )}
      </p>
      <Legend marks={[['late', t('factLate', wallTimeText(lateFrom))]]} />
    </>
  );
}

function cellDescription(row: WeekdayHours | undefined, hour: number): string {
  if (row === undefined) return '';
  const day = weekdayText(row.weekday, 'long');
  if (row.knownDays === 0) return t('hourUnknown', day);
  const ms = row.hoursMs[hour] ?? 0;
  const times = [day, hourText(hour), hourText((hour + 1) % 24)] as const;
  return ms === 0
    ? t('hourNothing', ...times)
    : tPlural('hourTime', row.knownDays, ...times, durationText(ms));
}

/** The cell that a key leads to; `null` for other keys. */
function moveCell({ row, column }: Cell, event: KeyboardEvent): Cell | null {
  const step = arrowStep(event);
  if (step !== 0) return { row, column: column + step };
  switch (event.key) {
    case 'ArrowUp':
      return { row: row - 1, column: Math.max(0, column) };
    case 'ArrowDown':
      return { row: row + 1, column: Math.max(0, column) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: 23 };
    default:
      return null;
  }
}

function clampCell({ row, column }: Cell, rows: number): Cell {
  return {
    row: Math.min(rows - 1, Math.max(0, row)),
    column: Math.min(23, Math.max(0, column)),
  };
}
