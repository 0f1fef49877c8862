import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { hoursInOrder } from '../../../domain/stats/hour-histogram.ts';
import type { WeekdayHours } from '../../../domain/stats/hour-histogram.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { MINUTE } from '../../../domain/time/units.ts';
import { ANY_MONDAY, hourText, wallTimeText, weekdayText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { daysText } from '../../../ui/text/format-number.ts';
import { weekdayColumns } from '../../../ui/text/weekday-text.ts';
import { t } from '../../../ui/i18n.ts';
import { arrowStep } from '../../use-arrow-navigation.ts';

/** The least time for a full sun, so that a minute in a quiet month does not look like a lot. */
const MIN_FULL = 10 * MINUTE;

/** Hours between labels. */
const LABEL_HOURS = 6;

/** A weekday (row) and an hour in the order of the day (column), both from 0. */
interface Cell {
  readonly row: number;
  readonly column: number;
}

interface Props {
  readonly hours: readonly WeekdayHours[];
  readonly calendar: Calendar;
  /** Whether none, some or all of the time is estimated, and so not drawn as counted. */
  readonly estimated: 'none' | 'some' | 'all';
}

/** Weekdays by hours, a sun for each hour with time; read by pointer or keyboard, an hour at a time. */
export function HourMap({ hours, calendar, estimated }: Props): JSX.Element {
  const [cell, setCell] = useState<Cell | null>(null);
  const { dayStart, lateFrom } = calendar;
  const order = hoursInOrder(dayStart);
  const narrow = weekdayColumns(hours.map(({ weekday }) => addDays(ANY_MONDAY, weekday - 1)));
  const maximum = Math.max(MIN_FULL, ...hours.flatMap(({ hoursMs }) => hoursMs));
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
        <div class={`hour-grid estimated-${estimated}`} aria-hidden="true">
          <span class="hour-late" style={{ '--from': lateShare(lateFrom, order[0] ?? 0) }} />
          {hours.map((row, i) => (
            <Row
              key={row.weekday}
              row={row}
              narrowName={narrow[i] ?? ''}
              order={order}
              maximum={maximum}
              chosen={cell?.row === i ? cell.column : null}
            />
          ))}
          <span class="hour-name" />
          {order
            .filter((_, column) => column % LABEL_HOURS === 0)
            .map((hour) => (
              <span key={hour} class="hour-label">
                {hourText(hour)}
              </span>
            ))}
        </div>
        <div
          class="hour-field"
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          // Touch pointers leave when lifted; the reading has to stay then.
          onPointerLeave={({ pointerType }) => pointerType === 'mouse' && setCell(null)}
        />
      </div>
      <p class="hour-read small no-print" id="hour-read" role="status">
        {cell === null ? (
          <span class="soft">{t('hourHint', wallTimeText(lateFrom))}</span>
        ) : (
          cellDescription(hours[cell.row], order[cell.column] ?? 0)
        )}
      </p>
    </>
  );
}

interface RowProps {
  readonly row: WeekdayHours;
  /** The weekday for narrow screens. */
  readonly narrowName: string;
  readonly order: readonly number[];
  /** The time of the largest sun. */
  readonly maximum: number;
  readonly chosen: Cell['column'] | null;
}

function Row({ row, narrowName, order, maximum, chosen }: RowProps): JSX.Element {
  const { weekday, hoursMs, knownDays } = row;
  return (
    <>
      <span class="hour-name">
        <span class="week-tab-short">{weekdayText(weekday, 'short')}</span>
        <span class="week-tab-narrow">{narrowName}</span>
      </span>
      {order.map((hour, column) => {
        const share = (hoursMs[hour] ?? 0) / maximum;
        const look = share > 0 ? 'hour-sun' : knownDays > 0 ? 'hour-none' : 'hour-unknown';
        return (
          <span
            key={hour}
            class={chosen === column ? `hour-cell ${look} hour-chosen` : `hour-cell ${look}`}
            // The area says how much, so the diameter grows with the root.
            style={share > 0 ? { '--size': Math.sqrt(share) } : undefined}
          />
        );
      })}
    </>
  );
}

/** Where late hours begin, as a share of the day. */
function lateShare(lateFrom: string, first: number): number {
  const late = Number(lateFrom.slice(0, 2)) + Number(lateFrom.slice(3)) / 60;
  return ((late - first + 24) % 24) / 24;
}

function cellDescription(row: WeekdayHours | undefined, hour: number): string {
  if (row === undefined) return '';
  const day = weekdayText(row.weekday, 'long');
  if (row.knownDays === 0) return t('hourUnknown', day);
  const ms = row.hoursMs[hour] ?? 0;
  const times = [day, hourText(hour), hourText((hour + 1) % 24)] as const;
  return t('hourTime', ...times, durationText(ms), daysText(row.knownDays));
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
