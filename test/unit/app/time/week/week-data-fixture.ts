import type { WeekData } from '../../../../../src/app/time/week/week-query.ts';
import { NO_RECORD } from '../../../../../src/domain/elsewhere/record.ts';
import type { Gap } from '../../../../../src/domain/tracking/gaps.ts';
import type { Span } from '../../../../../src/domain/tracking/span.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';
import type { Millis } from '../../../../../src/domain/time/units.ts';
import { at, dayWith, snapshotOf } from '../../../support/usage-snapshot-fixture.ts';

/** A Thursday; weeks start on Monday. */
export const NOW = at('2026-05-07T18:00');

export function gap(start: string, end: string, reason: Gap['reason']): Gap {
  return { device: 'd', site: 'tiktok', start: at(start), end: at(end), reason };
}

export function span(start: string, end: string, feed: Span['feed'], member = 'm'): Span {
  const place = { device: 'd', member, site: 'tiktok', zone: 'Europe/Berlin' };
  return { ...place, date: start.slice(0, 10), feed, start: at(start), end: at(end) };
}

export function hours(parts: Readonly<Record<number, Millis>>): Millis[] {
  return Array.from({ length: 24 }, (_, hour) => parts[hour] ?? 0);
}

/** A day with a value in every field. */
export const BUSY = dayWith('2026-05-05', {
  activeMs: 80 * MINUTE,
  hoursMs: hours({ 20: 50 * MINUTE, 22: 30 * MINUTE }),
  feedsMs: { 'for-you': 50 * MINUTE, messages: 30 * MINUTE },
  opens: 2,
  skipped: 1,
  longestMs: 50 * MINUTE,
  lateMs: 30 * MINUTE,
  limitMs: HOUR,
  grantedMs: 15 * MINUTE,
  unchargedMs: 30 * MINUTE,
});

/** The data of a week screen: by default a busy day between two empty ones. */
export function weekDataOf(
  parts: Partial<WeekData> & { days?: WeekData['snapshot']['days'] } = {},
): WeekData {
  const { days = [dayWith('2026-05-04'), BUSY, dayWith('2026-05-06')], ...rest } = parts;
  const { settings } = snapshotOf();
  return {
    weeksAgo: 0,
    member: undefined,
    snapshot: snapshotOf({
      days,
      disqualifyingGaps: parts.gaps ?? [],
      settings: { ...settings, firstDay: 1 },
    }),
    date: '2026-05-05',
    gaps: [],
    spans: [
      span('2026-05-05T20:05', '2026-05-05T20:55', 'for-you'),
      span('2026-05-05T22:00', '2026-05-05T22:30', 'messages'),
    ],
    otherBrowsers: [],
    firstDate: '2026-04-01',
    elsewhere: NO_RECORD,
    ...rest,
  };
}
