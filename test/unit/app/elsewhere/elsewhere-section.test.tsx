// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { ElsewhereSection } from '../../../../src/app/elsewhere/elsewhere-section.tsx';
import { weekViewOf } from '../../../../src/app/time/week/week-view.ts';
import { stubResizeObserver } from '../../support/resize-observer-stub.ts';
import { dayWith } from '../../support/usage-snapshot-fixture.ts';
import { BUSY, NOW, weekDataOf } from '../time/week/week-data-fixture.ts';
import { RECORD } from './elsewhere-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

stubResizeObserver();
afterEach(cleanup);

/** The section's text, and the rows of its first table. */
function show(days: Parameters<typeof weekDataOf>[0]): { text: string; rows: string[][] } {
  const data = weekDataOf({ ...days, elsewhere: RECORD });
  const view = weekViewOf(data, NOW);
  if (view === null) throw new Error('No calendar');
  render(<ElsewhereSection data={data} view={view} wall={NOW} />);
  const section = screen.getByTestId('elsewhere');
  const rows = [...(section.querySelector('tbody')?.querySelectorAll('tr') ?? [])];
  return {
    text: section.textContent,
    rows: rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)),
  };
}

it('adds nothing to days that are not known in this browser', () => {
  const { text, rows } = show({ days: [dayWith('2026-05-07')] });
  expect(text).not.toContain('together with this browser');
  expect(rows.map((cells) => [cells[1], cells.at(-1)])).toEqual([
    ['—', '—'],
    ['—', '—'],
    ['—', '—'],
    ['0m', '—'],
  ]);
});

it('adds up the days that are known in both', () => {
  const { text, rows } = show({ days: [BUSY] });
  // The half of four weeks stands beside the total of one.
  expect(text).toContain('Over four weeks, half of the time elsewhere');
  expect(text).toContain('On days known in both, together with this browser about');
  expect(rows.map((cells) => cells.at(-1) === '—')).toEqual([true, false, true, true]);
});
