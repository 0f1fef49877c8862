import { describe, expect, it } from 'vitest';
import type { Gap } from '../../../src/domain/gaps.ts';
import { MINUTE } from '../../../src/domain/units.ts';
import { overviewOf } from '../../../src/ui/overview.ts';
import type { Overview } from '../../../src/ui/overview.ts';
import { at, dayWith, pictureOf } from './picture-of.ts';

// A Thursday.
const NOW = at('2026-05-07T18:00');
const gap = (start: string, end: string | null, reason: Gap['reason']): Gap => ({
  device: 'd',
  site: 'tiktok',
  start: at(start),
  end: end === null ? null : at(end),
  reason,
});

function overview(parts: Parameters<typeof pictureOf>[0], weeksAgo = 0): Overview {
  const found = overviewOf(pictureOf(parts), NOW, 1, weeksAgo);
  if (found === null) throw new Error('no calendar');
  return found;
}

describe('what a week shows', () => {
  it('tells counted, zero, unknown and coming days apart', () => {
    const days = [dayWith('2026-05-04', { activeMs: 42 * MINUTE }), dayWith('2026-05-06')];
    const { week } = overview({ days });
    expect(week.days.map(({ ms, ahead }) => (ahead ? 'ahead' : ms))).toEqual([
      42 * MINUTE,
      null,
      0,
      0,
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(week.totalMs).toBe(42 * MINUTE);
  });

  it('has no total where nothing is known', () => {
    expect(overview({}, 1).week.totalMs).toBeNull();
  });

  it('shows the first day from the moment counting began', () => {
    const { todayShown } = overview({
      days: [dayWith('2026-05-07')],
      breaks: [gap('2026-05-07T04:00', '2026-05-07T15:10', 'before')],
    });
    expect(todayShown).toMatchObject({ ms: 0, from: at('2026-05-07T15:10'), partly: true });
  });

  it('keeps what was counted on a day that was not measured to its end', () => {
    const { week } = overview({
      days: [dayWith('2026-05-05', { activeMs: 5 * MINUTE }), dayWith('2026-05-06')],
      breaks: [gap('2026-05-05T10:00', '2026-05-06T12:00', 'access')],
    });
    expect(week.days[1]).toMatchObject({ ms: 5 * MINUTE, partly: true, from: null });
    expect(week.days[2]).toMatchObject({ ms: null });
  });

  it('shows no zero for today while access is missing', () => {
    const { todayShown } = overview({
      days: [dayWith('2026-05-07')],
      breaks: [gap('2026-05-07T10:00', null, 'access')],
    });
    expect(todayShown.ms).toBeNull();
  });

  it('tells a deleted day from one on which Kintime was not on', () => {
    const { week, todayShown } = overview({
      days: [dayWith('2026-05-07')],
      breaks: [
        gap('2026-05-04T04:00', '2026-05-05T04:00', 'deleted'),
        gap('2026-05-07T04:00', '2026-05-07T17:00', 'deleted'),
      ],
    });
    expect(week.days.slice(0, 3)).toMatchObject([
      { ms: null, deleted: true },
      { ms: null, deleted: false },
      { ms: null, deleted: false },
    ]);
    expect(todayShown).toMatchObject({ ms: 0, deleted: false, from: at('2026-05-07T17:00') });
    expect(week.totalMs).toBe(0);
  });

  it('says of a deleted day that came back in part what is known of it', () => {
    const { todayShown } = overview({
      days: [dayWith('2026-05-07', { activeMs: MINUTE })],
      breaks: [gap('2026-05-07T12:00', '2026-05-07T17:00', 'deleted')],
    });
    expect(todayShown).toMatchObject({ ms: MINUTE, deleted: false, partly: true, from: null });
  });

  it('goes by recorded time while the clock is behind', () => {
    const { settings } = pictureOf();
    const ledger = { last: at('2026-05-10T12:00'), lead: 0 };
    expect(overview({ settings: { ...settings, ledger } }).today).toBe('2026-05-10');
  });

  it('shows nothing before the household has a calendar', () => {
    const { settings } = pictureOf();
    const picture = pictureOf({ settings: { ...settings, calendars: [] } });
    expect(overviewOf(picture, NOW, 1, 0)).toBeNull();
  });
});
