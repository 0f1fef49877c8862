// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import './duration-format.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/units.ts';
import { PopupView } from '../../../src/popup/popup-view.tsx';
import type { PopupState } from '../../../src/popup/popup-view.tsx';
import { overviewOf } from '../../../src/ui/overview.ts';
import { permissions, runtime } from './extension-stub.ts';
import { at, dayWith, pictureOf } from './picture-of.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const NOW = at('2026-05-07T18:00');
const MONDAY = dayWith('2026-05-04', { activeMs: HOUR + 5 * MINUTE });
const TUESDAY = dayWith('2026-05-05', { activeMs: 42 * MINUTE });

type On = Extract<PopupState, { is: 'on' }>;

function on(parts: Partial<On> = {}): On {
  const days = [MONDAY, TUESDAY, dayWith('2026-05-07')];
  const overview = overviewOf(pictureOf({ days }), NOW, 1, 0);
  if (overview === null) throw new Error('no calendar');
  return { is: 'on', overview, access: true, writing: null, clockBehindMs: null, ...parts };
}

describe('the popup', () => {
  it('shows today, the week and seven named bars', () => {
    render(<PopupView state={on()} />);
    expect(screen.getByTestId('today-total').textContent).toBe('0 min');
    expect(screen.getByTestId('today-total').dataset['ms']).toBe('0');
    expect(screen.getByTestId('week-total').dataset['ms']).toBe(String(HOUR + 47 * MINUTE));
    const bars = screen.getAllByTestId('week-bar');
    expect(bars.map((bar) => [bar.getAttribute('aria-label'), bar.dataset['ms']])).toEqual([
      ['Monday: 1 hour, 5 minutes', String(HOUR + 5 * MINUTE)],
      ['Tuesday: 42 minutes', String(42 * MINUTE)],
      ['Wednesday: Kintime was not on', undefined],
      ['Thursday: 0 minutes', '0'],
      ['Friday: still to come', undefined],
      ['Saturday: still to come', undefined],
      ['Sunday: still to come', undefined],
    ]);
    expect(bars[2]?.textContent).toContain('—');
    expect(screen.getByText('TikTok in this browser. The phone app is not counted.')).toBeTruthy();
  });

  it('offers one way on while counting is off, and no number', () => {
    render(<PopupView state={{ is: 'off', trouble: null }} />);
    expect(screen.getByText('Counting is off')).toBeTruthy();
    expect(screen.getByTestId('go-welcome').getAttribute('href')).toBe('app.html#/welcome');
    expect(screen.queryByTestId('today-total')).toBeNull();
  });

  it('asks for access within the click, and says when it was refused', async () => {
    const request = vi.spyOn(permissions, 'request').mockResolvedValue(false);
    render(<PopupView state={on({ access: false })} />);
    fireEvent.click(screen.getByTestId('give-access'));
    expect(request).toHaveBeenCalledWith({ origins: ['*://*.tiktok.com/*'] });
    await waitFor(() => expect(screen.getByText(/did not give access/)).toBeTruthy());
    expect(screen.getByTestId('today-total')).toBeTruthy();
  });

  it('lets a person say that a clock that is far behind is right', () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<PopupView state={on({ clockBehindMs: 3 * DAY })} />);
    expect(screen.getByText('This computer’s clock is 3 days behind the last entry.')).toBeTruthy();
    fireEvent.click(screen.getByTestId('trust-clock'));
    expect(send).toHaveBeenCalledWith({ name: 'trust-clock' });
  });

  it.each(['full', 'newer', 'broken'] as const)('says what to do when storage is %s', (problem) => {
    render(<PopupView state={{ is: 'unreadable', problem }} />);
    expect(screen.getByTestId(`notice-storage-${problem}`)).toBeTruthy();
  });

  it('keeps the numbers while new ones cannot be written', () => {
    render(<PopupView state={on({ writing: 'full' })} />);
    expect(screen.getByTestId('notice-storage-full')).toBeTruthy();
    expect(screen.getByTestId('week-total').dataset['ms']).toBe(String(HOUR + 47 * MINUTE));
  });
});
