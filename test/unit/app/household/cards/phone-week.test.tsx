// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PhoneWeekForm } from '../../../../../src/app/household/cards/phone-week.tsx';
import { runtime } from '../../../support/browser-stub.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('what the phone says', () => {
  const rows: readonly [hours: string, minutes: string, ms: number | null | 'refused'][] = [
    ['7', '30', 27_000_000],
    ['', '45', 2_700_000],
    ['0', '0', 0],
    ['', '', null],
    ['1.5', '', 'refused'],
    ['-1', '', 'refused'],
    ['169', '', 'refused'],
  ];
  it.each(rows)('%s hours and %s minutes', async (hours, minutes, ms) => {
    const send = vi.spyOn(runtime, 'sendMessage').mockResolvedValue({ ok: true });
    render(
      <PhoneWeekForm member="mia" week="2026-05-04" phoneMs={null} onChange={() => undefined} />,
    );
    fireEvent.input(screen.getByTestId('phone-hours'), { target: { value: hours } });
    fireEvent.input(screen.getByTestId('phone-minutes'), { target: { value: minutes } });
    fireEvent.click(screen.getByTestId('phone-week-save'));
    const result = screen.getByTestId('phone-week-result');
    await waitFor(() => expect(result.textContent).not.toBe(''));
    if (ms === 'refused') {
      expect(result.textContent).toMatch(/whole hours/);
      expect(send).not.toHaveBeenCalled();
    } else {
      const message = { name: 'set-phone-week', member: 'mia', week: '2026-05-04', ms };
      expect(send).toHaveBeenCalledWith(message);
    }
  });
});
