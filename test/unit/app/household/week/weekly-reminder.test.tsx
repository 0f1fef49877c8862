// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WeeklyReminderPanel } from '../../../../../src/app/household/week/weekly-reminder.tsx';
import { permissions, runtime } from '../../../support/browser-stub.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('the weekly moment', () => {
  it.each([
    [true, /^Every Sunday at 5:00\sPM, while the browser is open\.$/],
    [false, /^Every Sunday .* Without a notice: the browser does not allow it\.$/],
  ])('is kept, and says what follows from the browser’s answer: %s', async (given, words) => {
    vi.spyOn(permissions, 'request').mockResolvedValue(given);
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    render(<WeeklyReminderPanel reminder={null} firstDay={1} />);
    fireEvent.click(screen.getByTestId('moment-save'));
    const result = screen.getByTestId('moment-result');
    await waitFor(() => expect(result.textContent).toBe('Saved.'));
    const moment = { weekday: 7, at: '17:00' } as const;
    expect(send).toHaveBeenCalledWith({ name: 'set-weekly-reminder', moment });
    vi.spyOn(permissions, 'contains').mockResolvedValue(given);
    cleanup();
    render(<WeeklyReminderPanel reminder={moment} firstDay={1} />);
    await waitFor(() => expect(screen.getByTestId('moment-now').textContent).toMatch(words));
  });
});
