// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, expect, it, vi } from 'vitest';
import type { HouseholdRow } from '../../../../../src/domain/household/week/household-week.ts';
import { useOwnRow } from '../../../../../src/app/household/cards/use-own-rows.ts';
import { memberWeek } from '../../../domain/household/week/member-week-fixture.ts';
import { MIA, WEEK } from '../household-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(cleanup);

const chosenOf = (rows: readonly HouseholdRow[]): string | undefined =>
  renderHook(() => useOwnRow(rows)).result.current.row?.name;

const BEN: HouseholdRow = { ...MIA, person: 'ben', name: 'Ben', member: 'ben' };

it.each<[string, HouseholdRow['week']]>([
  ['no card', null],
  ['nothing known', memberWeek({ totalMs: null })],
  ['no time', memberWeek({ totalMs: 0 })],
])('begins with the first of this browser who has any time, not with %s', (_, week) => {
  expect(chosenOf([{ ...BEN, week }, ...WEEK.rows])).toBe('Mia');
});

it('begins with the first of this browser where nobody has any', () => {
  const none = WEEK.rows.map((row) => ({ ...row, week: null }));
  expect(chosenOf([{ ...BEN, member: null }, ...none])).toBe('Mia');
});

it('keeps to who was chosen', async () => {
  const { result } = renderHook(() => useOwnRow(WEEK.rows));
  await act(() => result.current.select.onChoose('zoe'));
  expect(result.current.row?.name).toBe('Zoe');
});

it('stays with who it began with when another gets time', () => {
  const withBen = (week: HouseholdRow['week']): HouseholdRow[] => [{ ...BEN, week }, ...WEEK.rows];
  const { result, rerender } = renderHook(({ rows }) => useOwnRow(rows), {
    initialProps: { rows: withBen(null) },
  });
  rerender({ rows: withBen(memberWeek()) });
  expect(result.current.row?.name).toBe('Mia');
});
