import type { JSX } from 'preact';
import type { DayKey, Millis, ZoneId } from '../domain/time/units.ts';
import { MINUTE } from '../domain/time/units.ts';
import { weekdayColumns } from '../ui/text/weekday-text.ts';
import { weekdayName } from '../ui/text/format-date.ts';
import { dayLabel, dayValue } from '../ui/text/day-label.ts';
import type { ShownDay } from '../ui/usage/week-overview.ts';
import { t } from '../ui/i18n.ts';

const SHORTEST_FULL: Millis = 45 * MINUTE;

/** The share of the column that two short lines take. */
const ROOM_FOR_LABEL = 0.6;

interface Props {
  readonly days: readonly ShownDay[];
  /** The same weekdays of the previous week. */
  readonly before: readonly ShownDay[];
  readonly today: DayKey;
  readonly zone: ZoneId;
  /** The day whose bar of last week says what these bars are; `null` for none. */
  readonly labelled: DayKey | null;
}

/** A bar for each day, in front of the bar of the same weekday last week. */
export function WeekChart({ days, before, today, zone, labelled }: Props): JSX.Element {
  const names = weekdayColumns(days.map(({ date }) => date));
  const full = fullColumn(days, before);
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
                {(before[i]?.ms ?? 0) === 0 ? null : (
                  <span class="shape-before" style={shareOf(before[i]?.ms ?? 0, full)}>
                    {day.date === labelled ? t('chartLastWeek') : null}
                  </span>
                )}
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

/** The longest day fills its column, unless all are short: a first day must not look like a lot. */
function fullColumn(days: readonly ShownDay[], before: readonly ShownDay[]): Millis {
  return Math.max(SHORTEST_FULL, ...[...days, ...before].map(({ ms }) => ms ?? 0));
}

/** The day to come whose bar of last week is the longest, if it is long enough for two words. */
export function lastWeekLabelDate(
  days: readonly ShownDay[],
  before: readonly ShownDay[],
): DayKey | null {
  const beforeMs = (i: number): Millis => before[i]?.ms ?? 0;
  const free = [...days.keys()].filter((i) => days[i]?.ahead === true);
  const longest = free.toSorted((a, b) => beforeMs(b) - beforeMs(a))[0];
  return longest !== undefined && beforeMs(longest) / fullColumn(days, before) >= ROOM_FOR_LABEL
    ? (days[longest]?.date ?? null)
    : null;
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
