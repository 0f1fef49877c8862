// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { ElsewhereSection } from '../../../../src/app/elsewhere/elsewhere-section.tsx';
import { ElsewhereTable } from '../../../../src/app/elsewhere/elsewhere-table.tsx';
import { elsewhereViewOf } from '../../../../src/app/elsewhere/elsewhere-view.ts';
import type { ElsewhereView } from '../../../../src/app/elsewhere/elsewhere-view.ts';
import { weekViewOf } from '../../../../src/app/time/week/week-view.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { dayWith } from '../../support/usage-snapshot-fixture.ts';
import { BUSY, NOW, weekDataOf } from '../time/week/week-data-fixture.ts';
import { RECORD } from './elsewhere-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

afterEach(cleanup);

const TWO = ['m', 'other'].map((id) => ({ id, name: id }));

function viewOf(days: Parameters<typeof weekDataOf>[0]): ElsewhereView {
  const known = weekDataOf({ ...days, elsewhere: RECORD });
  const data = { ...known, snapshot: { ...known.snapshot, members: TWO } };
  const week = weekViewOf(data, NOW);
  const view = week === null ? null : elsewhereViewOf(data, week, NOW);
  if (view === null) throw new Error('No calendar');
  return view;
}

/** The section's text, and the rows of the table behind it. */
function show(days: Parameters<typeof weekDataOf>[0]): { text: string; rows: string[][] } {
  const view = viewOf(days);
  render(
    <>
      <ElsewhereSection view={view} />
      <ElsewhereTable days={view.days} />
    </>,
  );
  const rows = [...document.querySelectorAll('tbody tr')];
  return {
    text: screen.getByTestId('elsewhere').textContent,
    rows: rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)),
  };
}

it('says how much and how sure, in words and for checks', () => {
  const { text } = show({ days: [BUSY] });
  expect(text).toContain('About 3 hr 30 min elsewhere');
  expect(text).toContain('Between 2 hr 45 min and 4 hr 15 min');
  const { ms, msLow, msHigh } = screen.getByTestId('elsewhere-total').dataset;
  expect([ms, msLow, msHigh].map(Number)).toEqual([210 * MINUTE, 168 * MINUTE, 252 * MINUTE]);
});

it('draws a bar for each figure below it, and none where the time elsewhere is unknown', () => {
  show({ days: [BUSY, dayWith('2026-05-07', { activeMs: 30 * MINUTE })] });
  const columns = [...document.querySelectorAll('.elsewhere-week .week-tab')].map((column) => [
    column.querySelector('.week-tab-time')?.textContent,
    column.querySelectorAll('.bar-time, .bar-elsewhere').length,
  ]);
  expect(columns.slice(0, 4)).toEqual([
    ['1h 30m', 1],
    ['3h 15m', 2],
    ['0m', 0],
    ['—', 0],
  ]);
});

it('draws nothing where the time elsewhere is known of two days', () => {
  const view = viewOf({ days: [BUSY] });
  const known = view.days.filter(({ elsewhere }) => elsewhere !== null);
  expect(known.length).toBeGreaterThan(2);
  const isKept = (day: (typeof known)[number]): boolean => known.indexOf(day) < 2;
  const days = view.days.map((day) => (isKept(day) ? day : { ...day, elsewhere: null }));
  render(<ElsewhereSection view={{ ...view, days }} />);
  expect(screen.getByTestId('elsewhere-total').textContent).toContain('3 hr 30 min');
  expect(document.querySelector('.elsewhere-week')).toBeNull();
});

it('adds nothing to days that are not known in this browser', () => {
  const { text, rows } = show({ days: [dayWith('2026-05-07')] });
  expect(text).not.toContain('Together');
  expect(rows.map((cells) => [cells[1], cells.at(-1)])).toEqual([
    ['—', '—'],
    ['—', '—'],
    ['—', '—'],
    ['0m', '—'],
  ]);
});

it('adds up the days that are known in both', () => {
  const { text, rows } = show({ days: [BUSY] });
  expect(text).toContain('Together, on days known in bothabout');
  expect(rows.map((cells) => cells.at(-1) === '—')).toEqual([true, false, true, true]);
});
