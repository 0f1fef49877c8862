import type { JSX } from 'preact';
import type { DayKey, ZoneId } from '../domain/units.ts';
import { HOUR } from '../domain/units.ts';
import { weekdayName } from './dates.ts';
import { daySpoken, dayValue } from './day-spoken.ts';
import type { DayShown } from './overview.ts';
import { say } from './words.ts';

interface Props {
  readonly days: readonly DayShown[];
  readonly today: DayKey;
  readonly zone: ZoneId;
  /** Lying bars fit a narrow popup, standing ones a page. */
  readonly upright?: boolean;
}

/** A table of seven rows, one for each day, drawn as bars; the longest day fills its bar, unless all are under an hour. */
export function WeekBars({ days, today, zone, upright = false }: Props): JSX.Element {
  const full = Math.max(HOUR, ...days.map(({ ms }) => ms ?? 0));
  const style = upright ? 'narrow' : 'short';
  return (
    <table class={upright ? 'week-bars upright' : 'week-bars'}>
      <caption class="unseen">{say('weekTable')}</caption>
      <tbody>
        {days.map((day) => (
          <tr
            key={day.date}
            class={kindOf(day)}
            aria-current={day.date === today ? 'date' : undefined}
            data-testid="week-bar"
            data-date={day.date}
            data-ms={day.ms ?? undefined}
          >
            <th scope="row" class="week-bar-day">
              <span aria-hidden="true">{weekdayName(day.date, 'short')}</span>
              <span class="unseen">{weekdayName(day.date, 'long')}</span>
            </th>
            <td class="week-bar-time">
              <span class="week-bar-track" aria-hidden="true">
                <span class="week-bar-fill" style={{ '--share': String((day.ms ?? 0) / full) }} />
              </span>
              <bdi class="week-bar-value" aria-hidden="true">
                {dayValue(day, style)}
              </bdi>
              <span class="unseen">{daySpoken(day, zone)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function kindOf(day: DayShown): string {
  const { ms, ahead, partly } = day;
  if (ahead) return 'week-bar week-bar-ahead';
  if (ms === null) return 'week-bar week-bar-off';
  if (ms === 0) return 'week-bar week-bar-zero';
  return partly ? 'week-bar week-bar-partly' : 'week-bar';
}
