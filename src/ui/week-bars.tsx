import type { JSX } from 'preact';
import type { DayKey, ZoneId } from '../domain/units.ts';
import { HOUR } from '../domain/units.ts';
import { timeText, weekdayName } from './dates.ts';
import { durationText } from './durations.ts';
import type { DurationStyle } from './durations.ts';
import type { DayShown } from './overview.ts';
import { say } from './words.ts';

interface Props {
  readonly days: readonly DayShown[];
  readonly today: DayKey;
  readonly zone: ZoneId;
  /** Lying bars fit a narrow popup, standing ones a page. */
  readonly upright?: boolean;
}

/** Seven bars, one for each day; the longest day fills its bar, unless all are under an hour. */
export function WeekBars({ days, today, zone, upright = false }: Props): JSX.Element {
  const full = Math.max(HOUR, ...days.map(({ ms }) => ms ?? 0));
  const style = upright ? 'narrow' : 'short';
  return (
    <ol class={upright ? 'week-bars upright' : 'week-bars'} role="list">
      {days.map((day) => (
        <li key={day.date} aria-current={day.date === today ? 'date' : undefined}>
          <div
            class={kindOf(day)}
            role="img"
            aria-label={nameOf(day, zone)}
            data-testid="week-bar"
            data-date={day.date}
            data-ms={day.ms ?? undefined}
          >
            <span class="week-bar-day">{weekdayName(day.date, 'short')}</span>
            <span class="week-bar-track">
              <span class="week-bar-fill" style={{ '--share': String((day.ms ?? 0) / full) }} />
            </span>
            <bdi class="week-bar-value">{valueOf(day, style)}</bdi>
          </div>
        </li>
      ))}
    </ol>
  );
}

function kindOf(day: DayShown): string {
  const { ms, ahead, partly } = day;
  if (ahead) return 'week-bar week-bar-ahead';
  if (ms === null) return 'week-bar week-bar-off';
  if (ms === 0) return 'week-bar week-bar-zero';
  return partly ? 'week-bar week-bar-partly' : 'week-bar';
}

function valueOf({ ms, ahead }: DayShown, style: DurationStyle): string {
  if (ahead) return '';
  return ms === null ? say('notMeasured') : durationText(ms, style);
}

function nameOf(day: DayShown, zone: ZoneId): string {
  const weekday = weekdayName(day.date, 'long');
  if (day.ahead) return say('barAhead', weekday);
  if (day.ms === null) return say('barOff', weekday);
  const duration = durationText(day.ms, 'long');
  if (day.from !== null) return say('barFrom', weekday, duration, timeText(day.from, zone));
  return day.partly ? say('barPartly', weekday, duration) : say('barCounted', weekday, duration);
}
