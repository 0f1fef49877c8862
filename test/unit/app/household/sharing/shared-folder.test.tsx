// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../support/duration-format.ts';
import { SharedFolder } from '../../../../../src/app/household/sharing/shared-folder.tsx';
import { firstCalendar } from '../../../../../src/domain/time/calendar.ts';
import { machineClock } from '../../../../../src/platform/clock.ts';
import * as access from '../../../../../src/platform/extension/host-permission.ts';
import type { FolderView } from '../../../../../src/messages/shared-folder.ts';
import { press, type } from '../../../support/accessibility.ts';
import { answering } from '../../../support/background-stub.ts';
import { folderView, goneBrowser, NOW, TROUBLED } from './folder-fixture.ts';

vi.mock('../../../../../src/platform/browser.ts', () => import('../../../support/browser-stub.ts'));

beforeEach(() => {
  vi.spyOn(machineClock, 'now').mockReturnValue({ wall: NOW, mono: 0 });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** The page, for what the background says of the folder. @returns what it sends */
function show(
  folder: FolderView | null,
  answers: Parameters<typeof answering>[0] = {},
  suggested: { address: string; user: string } | null = null,
): { sent: unknown[]; onChange: () => void; rerender: (folder: FolderView) => void } {
  const sent = answering(answers);
  const onChange = vi.fn();
  const drawn = (shown: FolderView | null) => (
    <SharedFolder
      settings={{ calendars: [firstCalendar('Europe/Berlin')] }}
      state={{ folder: shown, suggested }}
      onChange={onChange}
    />
  );
  const { rerender } = render(drawn(folder));
  return { sent, onChange, rerender: (shown) => rerender(drawn(shown)) };
}

const state = (): string => screen.getByTestId('folder-state').textContent;
/** The fields that are marked and described by what is wrong. */
const marked = (): string[] =>
  ['address', 'user', 'password', 'browser'].filter((field) => {
    const input = screen.getByTestId(`folder-${field}`);
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
    const isDescribed = described.some((id) => {
      const text = document.getElementById(id)?.textContent ?? '';
      return text !== '' && text === state();
    });
    const isMarked = input.getAttribute('aria-invalid') === 'true';
    expect(isDescribed).toBe(isMarked);
    return isMarked;
  });
const value = (testId: string): unknown => Reflect.get(screen.getByTestId(testId), 'value');

describe('connecting to a folder', () => {
  it('asks the browser for that address alone, then connects', async () => {
    const ask = vi.spyOn(access, 'requestFolderAccess').mockResolvedValue(true);
    const { sent, onChange } = show(null, { 'connect-folder': { ok: true } });
    type('folder-address', 'cloud.test/dav/kintime');
    type('folder-user', 'mia');
    type('folder-password', 'app-password');
    type('folder-browser', ' Laptop ');
    await press('folder-connect');
    await waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    expect(ask).toHaveBeenCalledExactlyOnceWith('https://cloud.test/*');
    expect(sent).toEqual([
      {
        name: 'connect-folder',
        address: 'https://cloud.test/dav/kintime/',
        user: 'mia',
        password: 'app-password',
        browser: 'Laptop',
      },
    ]);
  });

  it.each([
    ['the address is none', 'see you', true, 'Enter the full address of a folder', ['address']],
    [
      'the address is open to everybody',
      'http://cloud.test/',
      true,
      'has to start with https',
      ['address'],
    ],
    ['the browser may not go there', 'https://cloud.test/', false, 'doesn’t allow Kintime', []],
  ])('sends nothing where %s', async (_, address, isAllowed, text, fields) => {
    vi.spyOn(access, 'requestFolderAccess').mockResolvedValue(isAllowed);
    const { sent } = show(null);
    type('folder-address', address);
    await press('folder-connect');
    await waitFor(() => expect(state()).toContain(text));
    expect(sent).toEqual([]);
    expect(marked()).toEqual(fields);
  });

  it.each([
    ['sign-in', 'refused the user name or the password', ['user', 'password']],
    ['not-webdav', 'no WebDAV folder at this address', ['address']],
    ['full', 'The folder is full', []],
  ])('says in words what the server said, in the form: %s', async (detail, text, fields) => {
    vi.spyOn(access, 'requestFolderAccess').mockResolvedValue(true);
    show(null, { 'connect-folder': { ok: false, error: 'folder-problem', detail } });
    type('folder-address', 'https://cloud.test/');
    await press('folder-connect');
    await waitFor(() => expect(state()).toContain(text));
    expect(screen.getByTestId('folder-state').closest('form')).not.toBeNull();
    expect(marked()).toEqual(fields);
  });

  it('marks a field no longer once it is tried again', async () => {
    vi.spyOn(access, 'requestFolderAccess').mockResolvedValue(true);
    const { onChange } = show(null, { 'connect-folder': { ok: true } });
    type('folder-address', 'ftp://nas/');
    await press('folder-connect');
    await waitFor(() => expect(marked()).toEqual(['address']));
    type('folder-address', 'https://cloud.test/');
    await press('folder-connect');
    await waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    expect(marked()).toEqual([]);
  });

  it('warns of an address that is not encrypted', () => {
    show(null);
    type('folder-address', 'http://nas.local/kintime/');
    expect(screen.getByText(/Anyone on your network can read the password/)).toBeTruthy();
  });

  it('begins with what a pairing told, and asks for the password', () => {
    show(null, {}, { address: 'https://cloud.test/kintime/', user: 'mia' });
    expect(value('folder-address')).toBe('https://cloud.test/kintime/');
    expect(value('folder-user')).toBe('mia');
    expect(value('folder-password')).toBe('');
    expect(screen.getByText('Enter the password of our folder.')).toBeTruthy();
  });
});

describe('a connected browser', () => {
  it('says so, and lists the others', () => {
    show(folderView());
    expect(state()).toContain('Last look');
    expect(screen.getByTestId('other-browser').textContent).toContain('Family computer');
  });

  it('can be renamed without the password', async () => {
    vi.spyOn(access, 'requestFolderAccess').mockResolvedValue(true);
    const { sent } = show(folderView({ wasCopied: true }), { 'connect-folder': { ok: true } });
    expect(screen.getByTestId('folder-copied').textContent).toContain('copy of another');
    expect(screen.getByTestId('folder-browser').closest('details')?.open).toBe(true);
    type('folder-browser', 'Tablet');
    await press('folder-connect');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent).toMatchObject([{ name: 'connect-folder', browser: 'Tablet', password: '' }]);
  });

  it.each([
    ['not-found', true],
    ['redirect', true],
    ['full', false],
    [null, false],
  ] as const)('shows the connection where that may mend it: %s', (problem, isOpen) => {
    show(folderView({ problem }));
    expect(screen.getByTestId('folder-address').closest('details')?.open).toBe(isOpen);
  });

  it('keeps the connection in sight once its trouble is over', () => {
    const { rerender } = show(folderView({ problem: 'not-found' }));
    rerender(folderView({}));
    expect(screen.getByTestId('folder-address').closest('details')?.open).toBe(true);
  });

  it('whose access was taken away asks for it again', async () => {
    const ask = vi.spyOn(access, 'requestFolderAccess').mockResolvedValue(true);
    const { sent, onChange } = show(TROUBLED, { 'sync-folder': { ok: true } });
    expect(state()).toContain('no longer lets Kintime reach the folder');
    await press('folder-allow');
    await waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    expect(ask).toHaveBeenCalledExactlyOnceWith('https://cloud.test/*');
    expect(sent).toEqual([{ name: 'sync-folder', asked: true }]);
  });

  it('tells what was refused, and what holds', () => {
    show(TROUBLED);
    expect(screen.getAllByTestId('folder-refusal')).toHaveLength(2);
  });

  it('has the parents of another one confirmed', async () => {
    const { sent } = show(TROUBLED, { 'confirm-parents': { ok: true } });
    await press('confirm-parents');
    const request = { name: 'confirm-parents', device: 'd2' };
    await waitFor(() => expect(sent).toEqual([request]));
  });

  it('has somebody say that a parent is the member of the same name, one after the other', async () => {
    const asks = [
      { ok: false, error: 'name-of-member', detail: 'Dad', member: 'm1' },
      { ok: false, error: 'name-of-member', detail: 'Tom', member: 'm2' },
      { ok: true },
    ] as const;
    const left = [...asks];
    const { sent, onChange } = show(TROUBLED, { 'confirm-parents': () => left.shift() ?? asks[2] });
    await press('confirm-parents');
    await waitFor(() =>
      expect(screen.getByTestId('confirm-parents-result').textContent).toContain('“Dad” watches'),
    );
    await press('same-person');
    await waitFor(() =>
      expect(screen.getByTestId('confirm-parents-result').textContent).toContain('“Tom” watches'),
    );
    await press('same-person');
    await waitFor(() => expect(screen.queryByTestId('same-person')).toBeNull());
    const request = { name: 'confirm-parents', device: 'd2' };
    expect(sent).toEqual([request, { ...request, member: 'm1' }, { ...request, member: 'm2' }]);
    expect(onChange).toHaveBeenCalledTimes(3);
  });

  it('without a PIN leads to where a parent’s PIN is given', () => {
    show({ ...TROUBLED, hasPin: false });
    expect(screen.queryByTestId('confirm-parents')).toBeNull();
    expect(screen.getByTestId('confirm-parents-pin').getAttribute('href')).toBe(
      '#/agreement/people',
    );
  });

  it('whose folder failed looks again when somebody asks for it', async () => {
    const { sent, onChange } = show(folderView({ problem: 'offline' }), {
      'sync-folder': { ok: true },
    });
    await press('folder-try');
    await waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    expect(sent).toEqual([{ name: 'sync-folder', asked: true }]);
  });

  it.each([
    ['is in step', folderView()],
    ['lost the access', TROUBLED],
    ['was asked to wait', folderView({ problem: 'server', serverWaitUntil: NOW + 60_000 })],
  ])('that %s offers no other try', (_, folder) => {
    show(folder);
    expect(screen.queryByTestId('folder-try')).toBeNull();
  });

  it('names those whose files have gone, until they are forgotten', async () => {
    const { sent, onChange } = show(folderView({ others: [], gone: [goneBrowser()] }), {
      'forget-browser': { ok: true },
    });
    expect(screen.queryByText(/no other browser’s file/)).toBeNull();
    expect(screen.getByTestId('gone-browser').textContent).toMatch(/Tablet.*Mia · No file since/);
    await press('forget-browser');
    await waitFor(() => expect(onChange).toHaveBeenCalledOnce());
    expect(sent).toEqual([{ name: 'forget-browser', device: 'd3' }]);
  });

  it('stops sharing after a question, and says what still counts', async () => {
    const { sent } = show(folderView(), { 'leave-folder': { ok: true } });
    await press('leave-folder');
    expect(sent).toEqual([]);
    await press('leave-folder-confirm');
    await waitFor(() => expect(sent).toEqual([{ name: 'leave-folder' }]));
    await waitFor(() =>
      expect(screen.getByTestId('folder-left').textContent).toBe(
        'This browser shares nothing any more. What other browsers reported still counts today and this week.',
      ),
    );
  });
});
