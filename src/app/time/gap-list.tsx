import type { JSX } from 'preact';
import { dayBounds } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { ShownGap, ShownGapReason } from '../../domain/tracking/gaps.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { timeText } from '../../ui/text/format-date.ts';
import { t, tPlural } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

const REASONS: Record<ShownGapReason, Key> = {
  asleep: 'gapAsleep',
  stopped: 'gapStopped',
  'clock-back': 'gapClockBack',
  nobody: 'gapNobody',
  access: 'gapAccess',
  off: 'gapOff',
  before: 'gapBefore',
  deleted: 'gapDeleted',
  'not-here-yet': 'gapNotHereYet',
};

interface Props {
  readonly gaps: readonly ShownGap[];
  readonly date: DayKey;
  readonly calendar: Calendar;
}

/** What of a day was not counted, and why. Nothing where all of it was. */
export function GapList({ gaps, date, calendar }: Props): JSX.Element | null {
  const day = dayBounds(calendar, date);
  const context = gaps
    .filter(({ start, end }) => start < day.end && (end ?? Infinity) >= day.start)
    .filter(({ start, end }) => end === null || end > day.start || start === end)
    .toSorted((a, b) => a.start - b.start);
  if (context.length === 0) return null;
  return (
    <details class="gaps">
      <summary>{tPlural('gapCount', context.length)}</summary>
      <ul>
        {context.map((gap) => (
          <li key={`${gap.start} ${gap.reason}`}>{sentence(gap)}</li>
        ))}
      </ul>
    </details>
  );

  function sentence({ start, end, reason }: ShownGap): string {
    const from = timeText(Math.max(start, day.start), calendar.zone);
    // From one boundary to the next it is the same time on the clock.
    if (start <= day.start && end !== null && end >= day.end) {
      return t('gapAllDay', t(REASONS[reason]));
    }
    if (end === null) return t('gapSince', from, t(REASONS[reason]));
    const to = timeText(Math.min(end, day.end), calendar.zone);
    return from === to
      ? t('gapAt', from, t(REASONS[reason]))
      : t('gapFromTo', from, to, t(REASONS[reason]));
  }
}
