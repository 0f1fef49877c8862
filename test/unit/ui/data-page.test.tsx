// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import './duration-format.ts';
import { DeletionPanels } from '../../../src/app/deletion.tsx';
import { ImportPanel } from '../../../src/app/import.tsx';
import { runtime } from './extension-stub.ts';
import { EVENING } from './household-of.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));
vi.mock('../../../src/platform/clock.ts', () => ({
  machineClock: { now: () => ({ wall: EVENING, mono: 0 }) },
  machineZone: () => 'Europe/Berlin',
}));
beforeEach(() => {
  // The dialog stays what it is here: happy-dom has no modal ones.
  HTMLDialogElement.prototype.showModal = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('deleting while a rule counts by the days', () => {
  const rows: readonly [keptFrom: string | null, words: RegExp][] = [
    [null, /^Everything was deleted\.$/],
    ['2026-05-07', /^Everything else was deleted\. Today stays until it is over: .*PIN/],
    ['2026-05-04', /^Everything else was deleted\. The days from May 4, 2026 on stay .*PIN/],
  ];
  it.each(rows)('says what stays from %s', async (keptFrom, words) => {
    vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true, days: 3, keptFrom });
    render(<DeletionPanels />);
    fireEvent.click(screen.getByTestId('delete-all-confirm'));
    await waitFor(() => expect(screen.getByTestId('delete-all-result').textContent).toMatch(words));
  });
});

describe('an import while a rule counts by today', () => {
  it.each([
    [false, 'Nothing new in this file.'],
    [true, 'Nothing new in this file. Today stays as it is until it is over:'],
  ])('today kept: %s', async (todayKept, words) => {
    const answer = { ok: true, addedMs: 0, days: 0, todayKept };
    vi.spyOn(runtime, 'sendMessage').mockResolvedValue(answer);
    render(<ImportPanel />);
    const file = new File(['{}'], 'kintime.json', { type: 'application/json' });
    const field = screen.getByTestId('import-json');
    Object.defineProperty(field, 'files', { value: [file] });
    fireEvent.change(field);
    await waitFor(() => expect(screen.getByTestId('import-result').textContent).toContain(words));
  });
});
