// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PrivacyPage } from '../../../../src/app/privacy/privacy-page.tsx';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import { runtime } from '../../support/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('keeping it from the site', () => {
  it('shows what is done, and sends what is ticked', async () => {
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    render(<PrivacyPage settings={{ ...DEFAULT_SETTINGS, privacySteps: ['ads'] }} />);
    expect(screen.getByTestId('privacy-done').textContent).toBe('1 of 6 done');
    expect(screen.getByTestId<HTMLInputElement>('privacy-ads').checked).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Keep your location to yourself' }));
    const message = { name: 'set-privacy-step', step: 'location', done: true };
    await waitFor(() => expect(send).toHaveBeenCalledWith(message));
  });
});
