// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { Dexie } from 'dexie';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { RetentionPanel } from '../../../../src/app/data/retention.tsx';
import { addDays, firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { emptyDay } from '../../../../src/domain/tracking/day-totals.ts';
import { machineClock } from '../../../../src/platform/clock.ts';
import { openDatabase } from '../../../../src/store/db/database.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { writeSettings } from '../../../../src/store/settings.ts';
import { runtime } from '../../support/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));

const PLACE = { device: 'laptop', member: 'ada', site: 'tiktok' };

// Once: the page keeps its connection, which deleting the database would close.
beforeAll(async () => {
  HTMLDialogElement.prototype.showModal = () => undefined;
  await Dexie.delete(DATABASE);
  const database = await openDatabase();
  const dates = Array.from({ length: 7 }, (_, i) => addDays('2026-05-01', i));
  await writeSettings(database, {
    device: 'laptop',
    countingSince: 1,
    calendars: [firstCalendar('UTC')],
  });
  vi.spyOn(machineClock, 'now').mockReturnValue({ wall: Date.UTC(2026, 4, 8), mono: 0 });
  await database.days.bulkPut(
    ['2025-12-24', '2025-12-25', ...dates].map((date) => emptyDay({ ...PLACE, date }, 'UTC')),
  );
  database.close();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

async function choose(value: string): Promise<void> {
  const select = await screen.findByTestId('keep-months');
  fireEvent.change(select, { target: { value } });
}

describe('how long days are kept', () => {
  it('asks before a shorter time deletes something, and names what', async () => {
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true, days: 2 });
    render(<RetentionPanel />);
    await choose('3');
    const goes = 'Days up to December 25, 2025 will be deleted at once.';
    await screen.findByText(goes);
    fireEvent.click(screen.getByTestId('keep-save'));
    await waitFor(() => expect(document.querySelector('dialog')?.textContent).toContain(goes));
    expect(send).not.toHaveBeenCalled();
    fireEvent.click(screen.getByTestId('keep-confirm'));
    await screen.findByText('Days are kept: 3 months. 2 days were deleted.');
    expect(send).toHaveBeenCalledWith({ name: 'set-retention', months: 3 });
  });

  it('asks nothing where nothing goes', async () => {
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true, days: 0 });
    render(<RetentionPanel />);
    await choose('null');
    expect(screen.queryByText(/will be deleted/)).toBeNull();
    fireEvent.click(screen.getByTestId('keep-save'));
    await screen.findByText('Days are kept: always.');
    expect(send).toHaveBeenCalledWith({ name: 'set-retention', months: null });
  });
});
