// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { HouseholdPage } from '../../../../src/app/household/household-page.tsx';
import { machineClock } from '../../../../src/platform/clock.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { answering } from '../../support/background-stub.ts';
import { at, snapshotOf } from '../../support/usage-snapshot-fixture.ts';
import { EMPTY_WEEK, WEEK } from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
beforeAll(async () => (await openDatabase()).close());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('a household that began today', () => {
  beforeEach(() => {
    // The first day of the week of `WEEK`.
    vi.spyOn(machineClock, 'now').mockReturnValue({ wall: at('2026-05-04T18:00'), mono: 0 });
  });

  it.each([
    ['sees the week that has begun', EMPTY_WEEK, 'This week so far'],
    ['sees the week before where something is known of it', WEEK, /^Apr 27/],
  ])('%s', async (_, weekBefore, title) => {
    const sent = answering({
      household: { ok: true, household: null },
      'household-week': () => {
        const { week } = sent.at(-1) as { week: string };
        return { ok: true, week: { ...(week === WEEK.week ? WEEK : weekBefore), week } };
      },
    });
    render(<HouseholdPage settings={snapshotOf().settings} part="" />);
    await waitFor(() => within(screen.getByRole('group', { name: 'Weeks' })).getByText(title));
    // What the numbers are about is said on the screen, not on paper alone.
    const scopes = screen.getAllByText(/^TikTok in our browsers\./);
    expect(scopes.filter((one) => one.closest('.no-print') !== null)).toHaveLength(1);
  });
});
