// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WelcomePage } from '../../../../src/app/welcome/welcome-page.tsx';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import { permissions, runtime } from '../../support/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function isStart(message: unknown): boolean {
  return (message as { name: string }).name === 'start-counting';
}

function start(name: string): void {
  render(<WelcomePage settings={DEFAULT_SETTINGS} />);
  fireEvent.input(screen.getByTestId('member-name'), { target: { value: name } });
  fireEvent.click(screen.getByTestId('start-counting'));
}

describe('the welcome page', () => {
  it('says in four short promises what is counted, what never is, and who sees it', () => {
    const { container } = render(<WelcomePage settings={DEFAULT_SETTINGS} />);
    const items = [...container.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items).toHaveLength(4);
    for (const item of items) {
      expect(item).toMatch(/^[^.!?]+\.$/);
      expect(item.split(' ').length).toBeLessThan(15);
    }
  });

  const calendars = [firstCalendar('Europe/Berlin')];

  it('offers two paths once counting is on', () => {
    render(<WelcomePage settings={{ ...DEFAULT_SETTINGS, countingSince: 1e12, calendars }} />);
    const paths = ['path-baseline', 'path-bedtime'].map((id) => screen.getByTestId(id));
    expect(paths.map((path) => [path.textContent, path.getAttribute('href')])).toEqual([
      ['See a normal week first', '#/time'],
      ['Start with bedtime tonight', '#/agreement/bedtime'],
    ]);
  });

  it.each([
    ['We are here together', '#/agreement/bedtime'],
    ['The one who watches TikTok', '#/agreement/own-bedtime'],
  ])('leads to a bedtime of whoever is here: %s', (who, href) => {
    const { rerender } = render(<WelcomePage settings={DEFAULT_SETTINGS} />);
    fireEvent.click(screen.getByRole('radio', { name: who }));
    rerender(<WelcomePage settings={{ ...DEFAULT_SETTINGS, countingSince: 1e12, calendars }} />);
    expect(screen.getByTestId('path-bedtime').getAttribute('href')).toBe(href);
  });

  it.each([
    ['', ''],
    ['  Ana ', 'Ana'],
    [`${'a'.repeat(55)}👨‍👩‍👧`, 'a'.repeat(55)],
  ])('begins with the name %j', async (written, memberName) => {
    const send = vi.spyOn(runtime, 'sendMessage');
    start(written);
    await waitFor(() => expect(send).toHaveBeenCalledWith({ name: 'start-counting', memberName }));
  });

  it.each(['https://example.org', 'x/@ana'])('takes no address for a name: %s', async (name) => {
    const request = vi.spyOn(permissions, 'request');
    const send = vi.spyOn(runtime, 'sendMessage');
    start(name);
    await waitFor(() =>
      expect(screen.getByTestId('welcome-result').textContent).toContain('looks like an address'),
    );
    expect(request).not.toHaveBeenCalled();
    expect(send).not.toHaveBeenCalled();
  });

  it('lets a parent who is alone agree; counting then waits for the member', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<WelcomePage settings={DEFAULT_SETTINGS} />);
    const context = screen.getByRole('group', { name: 'Who is here now?' });
    expect(within(context).getAllByRole('radio')).toHaveLength(3);
    fireEvent.click(screen.getByRole('radio', { name: 'A parent alone' }));
    fireEvent.input(screen.getByTestId('member-name'), { target: { value: 'Mia' } });
    const button = screen.getByTestId('start-counting');
    expect(button.textContent).toBe('Start at the next visit');
    fireEvent.click(button);
    const message = { name: 'start-counting', memberName: 'Mia', alone: true };
    await waitFor(() => expect(send).toHaveBeenCalledWith(message));
  });

  it('says that counting waits, and lets those who are together begin', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    render(<WelcomePage settings={{ ...DEFAULT_SETTINGS, calendars, awaited: { at: 1e12 } }} />);
    expect(screen.getByRole('heading', { name: 'Counting has not started yet' })).toBeTruthy();
    expect(screen.queryByTestId('member-name')).toBeNull();
    fireEvent.click(screen.getByTestId('start-counting'));
    const message = { name: 'start-counting', memberName: '' };
    await waitFor(() => expect(send).toHaveBeenCalledWith(message));
  });

  it.each([
    [180, 1],
    [600, 2],
  ])('takes a press after %d ms, where the opposite may stand by then: %d', async (ms, times) => {
    const send = vi.spyOn(runtime, 'sendMessage');
    const { rerender } = render(<WelcomePage settings={DEFAULT_SETTINGS} />);
    fireEvent.click(screen.getByRole('radio', { name: 'A parent alone' }));
    const pressAt = (timeStamp: number): void => {
      const event = new MouseEvent('click', { bubbles: true });
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      fireEvent(screen.getByTestId('start-counting'), event);
    };
    const sent = (): unknown[] => send.mock.calls.filter(([message]) => isStart(message));
    pressAt(1000);
    await waitFor(() => expect(sent()).toHaveLength(1));
    // Every reply has come and its result is shown, so another action can run.
    const settled = async (): Promise<void> =>
      act(async () => {
        await Promise.allSettled(send.mock.results.map(({ value }) => value as unknown));
      });
    await settled();
    rerender(<WelcomePage settings={{ ...DEFAULT_SETTINGS, calendars, awaited: { at: 1e12 } }} />);
    pressAt(1000 + ms);
    await settled();
    expect(sent()).toHaveLength(times);
  });

  it('leads a parent who is alone to a first bedtime as well', () => {
    render(<WelcomePage settings={{ ...DEFAULT_SETTINGS, calendars, awaited: { at: 1e12 } }} />);
    expect(screen.getByTestId('path-bedtime').getAttribute('href')).toBe('#/agreement/bedtime');
    expect(screen.getByText(/It holds tonight, before counting starts/)).toBeTruthy();
    expect(screen.getByTestId('path-baseline')).toBeTruthy();
  });
});
