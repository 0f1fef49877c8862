import type { JSX } from 'preact';
import { dayBounds } from '../../domain/time/calendar.ts';
import type { Calendar } from '../../domain/time/calendar.ts';
import type { ShownGap, ShownGapReason } from '../../domain/tracking/gaps.ts';
import type { DayKey, Millis } from '../../domain/time/units.ts';
import { timeText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { t } from '../../ui/i18n.ts';
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
  lost: 'gapLost',
  unstored: 'gapUnstored',
  'not-here-yet': 'gapNotHereYet',
};

interface Props {
  readonly gaps: readonly ShownGap[];
  readonly date: DayKey;
  readonly calendar: Calendar;
  /** How much of what the browser lost limits still count. */
  readonly lostMs: Millis;
}

/** The gaps of a day, with their reasons; nothing if there are none. */
export function GapList({ gaps, date, calendar, lostMs }: Props): JSX.Element | null {
  const day = dayBounds(calendar, date);
  const shown = gaps
    .filter(({ start, end }) => start < day.end && (end ?? Infinity) >= day.start)
    .filter(({ start, end }) => end === null || end > day.start || start === end)
    .toSorted((a, b) => a.start - b.start);
  if (shown.length === 0) return null;
  return (
    <details class="gaps">
      <summary>{t('gapCount')}</summary>
      <ul>
        {shown.map((gap) => (
          <li key={`${gap.start} ${gap.reason}`}>{gapText(gap)}</li>
        ))}
      </ul>
    </details>
  );

  function gapText({ start, end, reason }: ShownGap): string {
    const why =
      reason === 'lost' && lostMs > 0 ? t('gapLostUsed', durationText(lostMs)) : t(REASONS[reason]);
    const from = timeText(Math.max(start, day.start), calendar.zone);
    // From one day boundary to the next, both times would read the same.
    if (start <= day.start && end !== null && end >= day.end) {
      return t('gapAllDay', why);
    }
    if (end === null) return t('gapSince', from, why);
    const to = timeText(Math.min(end, day.end), calendar.zone);
    return t('gapAt', from === to ? from : t('sessionTimes', from, to), why);
  }
}
