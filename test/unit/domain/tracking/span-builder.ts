import type { Span } from '../../../../src/domain/tracking/span.ts';
import type { Millis } from '../../../../src/domain/time/units.ts';

/** Makes spans that are written in a unit, with what matters to the test. */
export function spansIn(unit: Millis) {
  return (start: number, end: number, rest: Partial<Span> = {}): Span => ({
    start: start * unit,
    end: end * unit,
    device: 'laptop',
    member: 'ada',
    site: 'tiktok',
    feed: 'for-you',
    date: '2024-05-03',
    zone: 'Europe/Berlin',
    ...rest,
  });
}
