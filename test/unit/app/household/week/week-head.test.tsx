// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { HouseholdWeekHeader } from '../../../../../src/app/household/week/week-head.tsx';
import type {
  HouseholdRow,
  HouseholdWeek,
} from '../../../../../src/domain/household/week/household-week.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { comparedBy } from '../../../domain/household/week/member-week-fixture.ts';
import { rowOf } from './row-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(cleanup);

describe('the household’s total', () => {
  const head = (rows: readonly HouseholdRow[]): string => {
    const week: HouseholdWeek = {
      week: '2026-05-04',
      rows,
      totalMs: 3 * HOUR,
      comparison: comparedBy('none', 0),
    };
    render(
      <HouseholdWeekHeader week={week} title="May" weeksAgo={0} isLast onGo={() => undefined} />,
    );
    return within(screen.getByRole('status')).getByTestId('household-total').textContent;
  };

  it('is a dash where nothing is known of anybody', () => {
    expect(head([rowOf({ totalMs: null }), rowOf(null, { member: null })])).toBe('—');
  });

  it('says that it is not of all where somebody’s week is missing', () => {
    expect(head([rowOf({}), rowOf(null, { member: null, person: 'p2' })])).toMatch(/3 ?hr/);
    expect(screen.getByText('Together, from those who are here')).toBeTruthy();
  });

  it('does not say that nothing can be compared where a row is', () => {
    head([rowOf({}), rowOf({ comparison: comparedBy('none', 0) }, { person: 'p2' })]);
    expect(screen.queryByText(/No comparison/)).toBeNull();
    cleanup();
    head([rowOf({ comparison: comparedBy('none', 0) })]);
    expect(screen.getByText(/No comparison/)).toBeTruthy();
  });
});
