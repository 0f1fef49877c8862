// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import type { RenderResult } from '@testing-library/preact';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WelcomePage } from '../../../../src/app/welcome/welcome-page.tsx';
import { firstCalendar } from '../../../../src/domain/time/calendar.ts';
import { DEFAULT_SETTINGS } from '../../../../src/domain/settings/settings.ts';
import type { PublicSettings } from '../../../../src/domain/settings/settings.ts';
import { permissions, runtime } from '../../support/browser-stub.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../../support/browser-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function isStart(message: unknown): boolean {
  return (message as { name: string }).name === 'start-counting';
}

function show(part: string, settings: Partial<PublicSettings> = {}): RenderResult {
  return render(page(part, settings));
}

function page(part: string, settings: Partial<PublicSettings> = {}): JSX.Element {
  return <WelcomePage settings={{ ...DEFAULT_SETTINGS, ...settings }} part={part} detail="" />;
}

function start(name: string): void {
  show('together');
  fireEvent.input(screen.getByTestId('member-name'), { target: { value: name } });
  fireEvent.click(screen.getByTestId('start-counting'));
}

const calendars = [firstCalendar('Europe/Berlin')];
const WAITING = { calendars, awaited: { at: 1e12 } };

describe('the introduction', () => {
  it('promises in few words what is counted, where it stays, and who sees it', () => {
    const { container } = show('');
    const items = [...container.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items).toHaveLength(3);
    for (const item of items) expect(item.split(' ').length).toBeLessThan(15);
  });

  it.each([
    ['We’re together', 'together'],
    ['I’m alone, and I use TikTok', 'member'],
    [/^A parent, setting this up A notice on TikTok/, 'parent'],
  ])('asks who is here, and keeps the answer in the next address: %s', (name, present) => {
    show('who');
    const answer = screen.getByRole('link', { name });
    expect(answer.getAttribute('href')).toBe(`#/welcome/${present}`);
  });

  it('takes the second click of a double click for no answer', () => {
    show('who');
    const answer = screen.getByTestId('here-parent');
    expect(fireEvent.click(answer, { detail: 1 })).toBe(true);
    expect(fireEvent.click(answer, { detail: 2 })).toBe(false);
  });

  it.each(['', 'who', 'parent'])('says which step it is, and leads back: %j', (part) => {
    show(part);
    expect(screen.getByText(/^Step \d of 3$/)).toBeTruthy();
    const back = screen.queryByRole('link', { name: 'Back' })?.getAttribute('href') ?? null;
    expect(back).toBe({ '': null, who: '#/welcome/', parent: '#/welcome/who' }[part]);
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
      expect(screen.getByTestId('welcome-result').textContent).toContain('without “://” and “/@”'),
    );
    expect(request).not.toHaveBeenCalled();
    expect(send).not.toHaveBeenCalled();
  });

  it('lets a parent who is alone agree; counting then waits for the member', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    show('parent');
    fireEvent.input(screen.getByTestId('member-name'), { target: { value: 'Mia' } });
    const button = screen.getByTestId('start-counting');
    expect(button.textContent).toBe('Set up for my teen');
    fireEvent.click(button);
    const message = { name: 'start-counting', memberName: 'Mia', alone: true };
    await waitFor(() => expect(send).toHaveBeenCalledWith(message));
  });
});

describe('what comes next', () => {
  it.each([{ countingSince: 1e12, calendars }, WAITING])('offers two paths: %j', (settings) => {
    show('begin', settings);
    const paths = ['path-baseline', 'path-bedtime'].map((id) => screen.getByTestId(id));
    expect(paths.map((path) => path.getAttribute('href'))).toEqual(['#/time', '#/welcome/bedtime']);
  });

  it('says that counting waits, and lets those who are together begin', async () => {
    const send = vi.spyOn(runtime, 'sendMessage');
    show('', WAITING);
    expect(screen.getByTestId('counting-waits').textContent).toContain('A notice on TikTok');
    expect(screen.getByText(/It holds tonight, before counting starts/)).toBeTruthy();
    expect(screen.getByText('Are you together now?')).toBeTruthy();
    fireEvent.click(screen.getByTestId('start-counting'));
    const message = { name: 'start-counting', memberName: '' };
    await waitFor(() => expect(send).toHaveBeenCalledWith(message));
  });

  it.each([
    [180, 1],
    [600, 2],
  ])('takes a press after %d ms, where the opposite may stand by then: %d', async (ms, times) => {
    const send = vi.spyOn(runtime, 'sendMessage');
    const { rerender } = show('parent');
    const pressAt = (timeStamp: number): void => {
      const button = screen.getByTestId('start-counting');
      const form = button.closest('form');
      const event =
        form === null ? new MouseEvent('click', { bubbles: true }) : new Event('submit');
      Object.defineProperty(event, 'timeStamp', { value: timeStamp });
      fireEvent(form ?? button, event);
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
    rerender(page('begin', WAITING));
    pressAt(1000 + ms);
    await settled();
    expect(sent()).toHaveLength(times);
  });
});

describe('what was chosen for the first rules', () => {
  it.each([
    ['member', { way: 'self', forMyself: true }],
    ['together', { way: 'together', forMyself: false }],
  ])('follows from who is here, and outlives the page: %s', async (present, expected) => {
    show(present);
    fireEvent.click(screen.getByTestId('start-counting'));
    await waitFor(() => expect(location.hash).toBe('#/welcome/begin'));
    await waitFor(() => expect(history.state).toMatchObject(expected));
  });
});
