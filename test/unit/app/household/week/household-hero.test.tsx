// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { HouseholdHero } from '../../../../../src/app/household/week/household-hero.tsx';
import type {
  HouseholdRow,
  HouseholdWeek,
} from '../../../../../src/domain/household/week/household-week.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';
import { comparedBy } from '../../../domain/household/week/member-week-fixture.ts';
import { rowOf } from './row-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(cleanup);

const go = vi.fn<(weeksAgo: number) => void>();
const PLACE = { weeksAgo: 0, isLast: true, isNow: true, onGo: go };

describe('the household’s total', () => {
  const head = (rows: readonly HouseholdRow[]): string => {
    const week: HouseholdWeek = {
      week: '2026-05-04',
      rows,
      totalMs: 3 * HOUR,
      comparison: comparedBy('none', 0),
    };
    render(<HouseholdHero people={[]} shown={{ week, title: 'May', ...PLACE }} />);
    return within(screen.getByRole('status')).getByTestId('household-total').textContent;
  };

  it('is a dash where nothing is known of anybody', () => {
    expect(head([rowOf({ totalMs: null }), rowOf(null, { member: null })])).toBe('—');
  });

  it('says that it is not of all where somebody’s week is missing', () => {
    expect(head([rowOf({}), rowOf(null, { member: null, person: 'p2' })])).toMatch(/3 ?hr/);
    expect(screen.getByText('1 of 2 people counted')).toBeTruthy();
  });

  it('does not say that nothing can be compared where a row is', () => {
    head([rowOf({}), rowOf({ comparison: comparedBy('none', 0) }, { person: 'p2' })]);
    expect(screen.queryByText(/No comparison/)).toBeNull();
    cleanup();
    head([rowOf({ comparison: comparedBy('none', 0) })]);
    expect(screen.getByText(/No comparison/)).toBeTruthy();
  });
});

describe('other weeks', () => {
  const WEEK: HouseholdWeek = {
    week: '2026-05-04',
    rows: [rowOf({})],
    totalMs: HOUR,
    comparison: comparedBy('none', 0),
  };

  it('are a press or an arrow key away, but not beyond the latest', () => {
    render(<HouseholdHero people={[]} shown={{ week: WEEK, title: 'May', ...PLACE }} />);
    fireEvent.click(screen.getByTestId('week-later'));
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    expect(go).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId('week-earlier'));
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(go.mock.calls).toEqual([[1], [1]]);
  });
});
