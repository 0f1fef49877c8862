import type { JSX } from 'preact';
import type { DayKey, Millis, ZoneId } from '../domain/time/units.ts';
import { HOUR } from '../domain/time/units.ts';
import { weekdayColumns } from '../ui/text/weekday-text.ts';
import { weekdayName } from '../ui/text/format-date.ts';
import { dayLabel, dayValue } from '../ui/text/day-label.ts';
import type { ShownDay } from '../ui/usage/week-overview.ts';
import { t } from '../ui/i18n.ts';

interface Props {
  readonly days: readonly ShownDay[];
  /** The same weekdays of the previous week. */
  readonly before: readonly ShownDay[];
  readonly today: DayKey;
  readonly zone: ZoneId;
}

/** A bar for each day, in front of the bar of the same weekday last week. */
export function WeekChart({ days, before, today, zone }: Props): JSX.Element {
  const names = weekdayColumns(days.map(({ date }) => date));
  // The longest day fills its column, unless all are under an hour.
  const full = Math.max(HOUR, ...[...days, ...before].map(({ ms }) => ms ?? 0));
  return (
    <table class="week-shape">
      <caption class="unseen">{t('weekTable')}</caption>
      <tbody>
        {days.map((day, i) => (
          <tr
            key={day.date}
            class={`shape-day shape-${kindOf(day)}`}
            aria-current={day.date === today ? 'date' : undefined}
            data-testid="week-bar"
            data-date={day.date}
            data-ms={day.ms ?? undefined}
          >
            <th scope="row" class="shape-name">
              <span aria-hidden="true">{names[i]}</span>
              <span class="unseen">{weekdayName(day.date, 'long')}</span>
            </th>
            <td class="shape-time">
              <span class="shape-track" aria-hidden="true">
                <span class="shape-before" style={shareOf(before[i]?.ms ?? 0, full)} />
                <span class="shape-bar" style={shareOf(day.ms ?? 0, full)} />
              </span>
              <bdi class="shape-value" aria-hidden="true">
                {dayValue(day, 'narrow')}
              </bdi>
              <span class="unseen">{dayLabel(day, zone)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shareOf(ms: Millis, full: Millis): Record<string, string> {
  return { '--share': String(ms / full) };
}

function kindOf({ ms, ahead, partly }: ShownDay): 'ahead' | 'off' | 'zero' | 'partly' | 'whole' {
  if (ahead) return 'ahead';
  if (ms === null) return 'off';
  if (ms === 0) return 'zero';
  return partly ? 'partly' : 'whole';
}
