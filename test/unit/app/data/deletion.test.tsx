// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../support/duration-format.ts';
import { DeleteDays, DeleteEverything } from '../../../../src/app/data/deletion.tsx';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { answering } from '../../support/background-stub.ts';
import { chooseDate } from '../../support/choose-date.ts';
import { runtime } from '../../support/browser-stub.ts';
import { EVENING, MIA, profileOf } from '../../support/profile-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', () => ({
  machineClock: { now: () => ({ wall: EVENING, mono: 0 }) },
  machineZone: () => 'Europe/Berlin',
}));
beforeAll(async () => (await openDatabase()).close());
beforeEach(() => {
  // happy-dom has no modal dialogs.
  HTMLDialogElement.prototype.showModal = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('deleting some days', () => {
  it('says no more that dates are turned once they were put right', async () => {
    render(<DeleteDays />);
    chooseDate('delete-from', '2026-05-07');
    chooseDate('delete-to', '2026-05-06');
    fireEvent.click(screen.getByTestId('delete-days'));
    const result = screen.getByTestId('delete-days-result');
    await waitFor(() => expect(result.textContent).toMatch(/^The last day is before the first/));
    chooseDate('delete-to', '2026-05-07');
    await waitFor(() => expect(result.textContent).toBe(''));
  });
});

describe('whose days are deleted', () => {
  const BEN = { ...MIA, id: 'ben', name: 'Ben' };
  const rows: readonly [whose: string, to: string, words: string, sent: object][] = [
    ['', '2026-05-06', 'Everyone, May 6, 2026. This cannot be undone.', {}],
    ['ben', '2026-05-06', 'Ben, May 6, 2026. This cannot be undone.', { member: 'ben' }],
    ['ben', '2026-05-07', 'Ben, May 6 – 7, 2026. This cannot be undone.', { member: 'ben' }],
  ];
  it.each(rows)('is said and done: %s, to %s', async (whose, to, words, sent) => {
    const requests = answering({
      profile: { ok: true, profile: profileOf({ members: [MIA, BEN] }) },
      delete: { ok: true, days: 1, keptFrom: null, householdKept: false },
    });
    render(<DeleteDays />);
    const select = await screen.findByTestId('delete-whose');
    if (whose !== '') fireEvent.change(select, { target: { value: whose } });
    chooseDate('delete-from', '2026-05-06');
    chooseDate('delete-to', to);
    fireEvent.click(screen.getByTestId('delete-days'));
    await waitFor(() => screen.getByText(words));
    fireEvent.click(screen.getByTestId('delete-days-confirm'));
    await waitFor(() =>
      expect(requests).toContainEqual({ name: 'delete', from: '2026-05-06', to, ...sent }),
    );
  });
});

describe('deleting while a rule counts by the days', () => {
  const rows: readonly [keptFrom: string | null, words: RegExp][] = [
    [null, /^The whole history was deleted\.$/],
    [
      '2026-05-07',
      /^Everything else was deleted\. Time from May 7, 2026 on stays as it is: a rule counts it\. .*PIN/,
    ],
    ['2026-05-04', /^Everything else was deleted\. Time from May 4, 2026 on stays .*PIN/],
  ];
  it.each(rows)('says what stays from %s', async (keptFrom, words) => {
    vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true, days: 3, keptFrom });
    render(<DeleteEverything />);
    fireEvent.click(screen.getByTestId('delete-all-confirm'));
    await waitFor(() => expect(screen.getByTestId('delete-all-result').textContent).toMatch(words));
  });
});
