// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';
import { elsewhereViewOf } from '../../../../src/app/elsewhere/elsewhere-view.ts';
import type { ElsewhereView } from '../../../../src/app/elsewhere/elsewhere-view.ts';
import type { WeekData } from '../../../../src/app/time/week/week-query.ts';
import { hasEarlier, weekViewOf } from '../../../../src/app/time/week/week-view.ts';
import { NO_RECORD } from '../../../../src/domain/elsewhere/record.ts';
import { sum } from '../../../../src/domain/stats/sum.ts';
import { HOUR, MINUTE } from '../../../../src/domain/time/units.ts';
import { BUSY, NOW, weekDataOf } from '../time/week/week-data-fixture.ts';
import { dayWith } from '../../support/usage-snapshot-fixture.ts';
import { RECORD } from './elsewhere-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const TWO = [
  { id: 'm', name: 'Mia' },
  { id: 'other', name: 'Ben' },
];

function viewOf(parts: Partial<WeekData> = {}) {
  const data = weekDataOf({ elsewhere: RECORD, ...parts });
  const view = weekViewOf({ ...data, snapshot: { ...data.snapshot, members: TWO } }, NOW);
  if (view === null) throw new Error('No calendar');
  return elsewhereViewOf({ ...data, snapshot: { ...data.snapshot, members: TWO } }, view, NOW);
}

it('adds up the week of the member, apart and together with this browser', () => {
  const view = viewOf();
  const minutes = (ms: number | undefined) => (ms ?? 0) / MINUTE;
  expect(minutes(view?.total?.ms)).toBe(210);
  expect(minutes(view?.total?.lowMs)).toBe(168);
  expect(minutes(view?.together?.ms)).toBe(210 + 80);
  expect(minutes(view?.together?.lowMs)).toBe(168 + 80);
});

it('adds up both on the days of which both are known, and on no others', () => {
  const of = (days: Parameters<typeof weekDataOf>[0]) =>
    viewOf({ snapshot: weekDataOf(days).snapshot })?.together;
  const later = dayWith('2026-05-07', { activeMs: HOUR });
  expect(of({ days: [BUSY, later] })?.ms).toBe(200 * MINUTE);
  expect(of({ days: [later] })).toBeNull();
});

it('tells unknown days from those without any time', () => {
  const days = viewOf()?.days.map(({ date, elsewhere }) => [date.slice(-2), elsewhere?.ms ?? null]);
  expect(days).toEqual([
    ['04', 90 * MINUTE],
    ['05', 120 * MINUTE],
    ['06', 0],
    ['07', null],
    ['08', null],
    ['09', null],
    ['10', null],
  ]);
});

it('knows nothing of a week outside the record', () => {
  expect(viewOf({ weeksAgo: 2 })?.total).toBeNull();
});

it('is not shown to a member of whom nothing is known', () => {
  const known = RECORD.known.filter(({ member }) => member === 'other');
  expect(viewOf({ elsewhere: { days: RECORD.days, known } })).toBeNull();
  expect(viewOf({ elsewhere: { days: RECORD.days, known }, member: 'other' })).not.toBeNull();
});

it('is not shown before anything was imported', () => {
  expect(viewOf({ elsewhere: NO_RECORD })).toBeNull();
});

it('makes weeks reachable that are older than Kintime', () => {
  const data = weekDataOf({ firstDate: '2026-05-04', weeksAgo: 0 });
  expect(hasEarlier(data, NOW)).toBe(false);
  expect(hasEarlier({ ...data, elsewhere: RECORD }, NOW)).toBe(true);
});

it('has the hours of the time elsewhere, and of both together', () => {
  const view = viewOf();
  expect(view?.elsewhereHours.half).toEqual({ from: 20, length: 1 });
  const at20 = (hours: ElsewhereView['elsewhereHours'] | undefined) =>
    sum(hours?.hours.map(({ hoursMs }) => hoursMs[20] ?? 0) ?? []) / MINUTE;
  expect(at20(view?.elsewhereHours)).toBe(60 + 90 + 120);
  // April 30 is not known here; on May 5 both are.
  expect(at20(view?.togetherHours)).toBe(90 + 120 + 50);
});

it('has a typical day elsewhere and of both, once there are four whole ones', () => {
  expect([viewOf()?.typicalMs, viewOf()?.typicalTogetherMs]).toEqual([75 * MINUTE, null]);
  const here = ['2026-04-30', '2026-05-04', '2026-05-05', '2026-05-06'].map((date) =>
    dayWith(date, { activeMs: 30 * MINUTE }),
  );
  const view = viewOf({ snapshot: weekDataOf({ days: here }).snapshot });
  expect(view?.typicalTogetherMs).toBe(105 * MINUTE);
});

it('says of a day whose spans have expired that the two cannot be told apart', () => {
  const known = [{ member: 'm', from: '2025-01-01', to: '2026-05-06' }];
  const old = {
    days: [dayWith('2025-07-29', { activeMs: HOUR }), dayWith('2025-07-30')],
    spans: [],
    weeksAgo: 40,
  };
  const { snapshot } = weekDataOf(old);
  const days = viewOf({ weeksAgo: 40, snapshot, elsewhere: { days: [], known } })?.days;
  expect(days?.filter(({ tooOld }) => tooOld).map(({ date }) => date)).toEqual(['2025-07-29']);
});
