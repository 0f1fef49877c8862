// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WelcomePage } from '../../../src/app/welcome-page.tsx';
import { DEFAULT_SETTINGS, firstCalendar } from '../../../src/domain/settings.ts';
import { permissions, runtime } from './extension-stub.ts';

vi.mock('../../../src/platform/browser.ts', () => import('./extension-stub.ts'));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function start(name: string): void {
  render(<WelcomePage settings={DEFAULT_SETTINGS} />);
  fireEvent.input(screen.getByTestId('member-name'), { target: { value: name } });
  fireEvent.click(screen.getByTestId('start-counting'));
}

describe('the welcome page', () => {
  it('says in five short sentences what is counted, what never is, and who sees it', () => {
    const { container } = render(<WelcomePage settings={DEFAULT_SETTINGS} />);
    const items = [...container.querySelectorAll('li')].map(({ textContent }) => textContent);
    expect(items).toHaveLength(5);
    for (const item of items) {
      expect(item).toMatch(/^[^.!?]+\.$/);
      expect(item.split(' ').length).toBeLessThan(15);
    }
  });

  it('offers two paths once counting is on', () => {
    const calendars = [firstCalendar('Europe/Berlin')];
    render(<WelcomePage settings={{ ...DEFAULT_SETTINGS, countingSince: 1e12, calendars }} />);
    const paths = ['path-baseline', 'path-bedtime'].map((id) => screen.getByTestId(id));
    expect(paths.map((path) => [path.textContent, path.getAttribute('href')])).toEqual([
      ['See a normal week first', '#/time'],
      ['Start with bedtime tonight', '#/agreement/bedtime'],
    ]);
  });

  it.each([
    ['', ''],
    ['  Ana ', 'Ana'],
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
});
