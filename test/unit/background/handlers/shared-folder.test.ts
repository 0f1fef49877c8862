import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askedElsewhere } from '../../../../src/background/sharing/waiting.ts';
import { tryFolder } from '../../../../src/background/sharing/try-folder.ts';
import { FolderError } from '../../../../src/domain/household/sharing/shared-folder.ts';
import { changeFolderState, forgetBrowserFiles } from '../../../../src/store/household/folder.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import { readSettings } from '../../../../src/store/settings.ts';
import { browserFile } from '../../../fixtures/browser-file.ts';
import { removedOrigins } from '../browser-stub.ts';
import { at, TestBackground } from '../services-fixture.ts';
import { householdOf, openWithHousehold, outcomeOf } from './household-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));
vi.mock('../../../../src/background/sharing/try-folder.ts', () => ({ tryFolder: vi.fn() }));

const ADDRESS = 'https://cloud.test/kintime/';
const CONNECTION = { address: ADDRESS, user: 'mia', password: 'app-password', browser: 'Laptop' };

beforeEach(() => {
  vi.mocked(tryFolder).mockReset().mockResolvedValue(undefined);
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('off line')));
});

const folderOf = async (background: TestBackground) => (await background.read(readSettings)).folder;

describe('connecting to a shared folder', () => {
  it('stores the connection once the folder was tried, and shows it without the password', async () => {
    const background = await openWithHousehold();
    await background.request('connect-folder', { ...CONNECTION, address: 'cloud.test/kintime' });
    expect(await folderOf(background)).toEqual(CONNECTION);
    const { folder } = await background.request('folder', {});
    expect(folder).toMatchObject({ address: ADDRESS, user: 'mia', browser: 'Laptop' });
    expect(JSON.stringify(folder)).not.toContain('app-password');
  });

  it('stores nothing if the folder cannot be used, and says why', async () => {
    const background = await openWithHousehold();
    vi.mocked(tryFolder).mockRejectedValue(new FolderError('sign-in'));
    expect(await background.send('connect-folder', CONNECTION)).toMatchObject({
      error: 'folder-problem',
      detail: 'sign-in',
    });
    expect(await folderOf(background)).toBeNull();
  });

  it.each([
    ['the address is none', async () => openWithHousehold(), 'see you', 'folder-address'],
    ['there is no household', async () => TestBackground.open(), ADDRESS, 'no-household'],
  ])('is refused where %s', async (_, open, address, error) => {
    const background = await open();
    expect(await outcomeOf(background.send('connect-folder', { ...CONNECTION, address }))).toBe(
      error,
    );
    expect(tryFolder).not.toHaveBeenCalled();
  });

  it('leaves a server alone that asked for it', async () => {
    const background = await openWithHousehold();
    await background.request('connect-folder', CONNECTION);
    const asked = () => ({ serverWaitUntil: at('12:10') });
    await background.connection.write(changeFolderState, asked);
    vi.mocked(tryFolder).mockClear();
    expect(await background.send('connect-folder', CONNECTION)).toMatchObject({
      error: 'folder-problem',
      detail: 'too-many-requests',
    });
    expect(tryFolder).not.toHaveBeenCalled();
    background.setTime('12:10');
    expect(await background.send('connect-folder', CONNECTION)).toEqual({ ok: true });
  });

  it.each([
    ['keeps the password of the same folder', { browser: 'Tablet' }, 'app-password'],
    ['takes none for another user', { user: 'leo' }, ''],
    ['takes none for another address', { address: 'https://other.test/' }, ''],
  ])('again, with the field left empty, %s', async (_, change, password) => {
    const background = await openWithHousehold();
    await background.request('connect-folder', CONNECTION);
    await background.request('connect-folder', { ...CONNECTION, password: '', ...change });
    expect(await folderOf(background)).toEqual({ ...CONNECTION, ...change, password });
  });
});

describe('leaving a shared folder', () => {
  it.each([
    ['alone', 'leave-folder'],
    ['with the household', 'leave-household'],
  ] as const)('%s forgets the connection and gives back the access to it', async (_, message) => {
    removedOrigins.length = 0;
    const background = await openWithHousehold();
    await background.request('connect-folder', CONNECTION);
    await background.request(message, {});
    expect(await folderOf(background)).toBeNull();
    expect(removedOrigins).toEqual(['https://cloud.test/*']);
  });
});

describe('a browser whose file has gone', () => {
  const isListed = async (background: TestBackground): Promise<boolean> =>
    (await background.request('folder', {})).folder?.gone.length === 1;
  const forget = async (background: TestBackground): Promise<string> =>
    outcomeOf(background.send('forget-browser', { device: 'desk' }));
  const notice = async (background: TestBackground): Promise<void> => {
    await background.request('connect-folder', CONNECTION);
    await background.connection.write(async (database) => {
      await database.browserFiles.put(browserFile({ device: 'desk', browser: 'Desk' }));
      await forgetBrowserFiles(database, ['desk'], 1);
    });
  };

  it('is forgotten by anyone where no parent has a PIN, once', async () => {
    const background = await openWithHousehold();
    await notice(background);
    expect(await isListed(background)).toBe(true);
    expect([await forget(background), await forget(background)]).toEqual(['ok', 'not-there']);
    expect(await isListed(background)).toBe(false);
  });

  it('is forgotten with a parent’s PIN where one has any', async () => {
    const background = await openWithHousehold(await TestBackground.openWithParent());
    await notice(background);
    await background.request('lock', {});
    expect(await forget(background)).toBe('needs-pin');
    expect(await isListed(background)).toBe(true);
  });

  it('stays known when this browser gets another name', async () => {
    const background = await openWithHousehold();
    await notice(background);
    await background.request('connect-folder', { ...CONNECTION, browser: 'Tablet' });
    expect(await isListed(background)).toBe(true);
  });
});

describe('what waits in other browsers', () => {
  const LEO = 'a'.repeat(16);
  const ADA = 'b'.repeat(16);
  const request = {
    id: 'request',
    person: LEO,
    date: '2026-05-06',
    at: at('11:50'),
    ms: 15 * MINUTE,
    reason: '',
    pastBedtime: false,
    answer: null,
  };
  const named = (id: string, name: string) => ({
    id,
    name,
    grownUp: false,
    joinedAt: at('08:00'),
  });
  const file = browserFile({
    device: 'desk',
    people: [named(LEO, 'Leo'), named(ADA, 'Ada')],
    requests: [request],
    totals: [{ person: LEO, days: [{ date: request.date, ms: 40 * MINUTE, messagesMs: 0 }] }],
  });
  const openWith = async (of = file) => {
    const background = await openWithHousehold();
    await background.request('connect-folder', CONNECTION);
    await background.connection.write(async (database) => database.browserFiles.put(of));
    return background;
  };
  const makeParent = async (background: TestBackground, grownUp = true) => {
    const [mia] = (await householdOf(background)).persons;
    await background.request('set-grown-up', { person: mia?.id ?? '', grownUp });
  };

  it('is counted, and shown on the toolbar button, for a parent and nobody else', async () => {
    const background = await openWith();
    const count = async () => (await background.profile()).waitingElsewhere;
    expect([await count(), await askedElsewhere(background.services)]).toEqual([0, null]);
    await makeParent(background);
    const asked = { name: 'Leo', ms: 15 * MINUTE };
    expect([await count(), await askedElsewhere(background.services)]).toEqual([1, asked]);
  });

  it('tells of the time watched to a parent and nobody else', async () => {
    const background = await openWith();
    const watched = async () =>
      (await background.request('folder-inbox', {})).items.map(({ watchedMs }) => watchedMs);
    expect(await watched()).toEqual([null]);
    await makeParent(background);
    expect(await watched()).toEqual([40 * MINUTE]);
  });

  it('is on the button for its own day only, the latest first', async () => {
    const later = { ...request, id: 'later', person: ADA, at: at('11:55'), ms: 5 * MINUTE };
    const background = await openWith({ ...file, requests: [request, later] });
    await makeParent(background);
    expect(await askedElsewhere(background.services)).toEqual({ name: 'Ada', ms: 5 * MINUTE });
    background.setTime('2026-05-07T12:00');
    expect(await askedElsewhere(background.services)).toBeNull();
  });

  it('is not on the button while nobody has said who is watching', async () => {
    const background = await openWith();
    await makeParent(background);
    await background.request('add-member', { memberName: 'Tom' });
    await background.restartBrowser();
    expect(await askedElsewhere(background.services)).toBeNull();
  });
});

describe('moving to another folder', () => {
  it.each([
    ['on the same host', 'https://cloud.test/other/', []],
    ['on another host', 'https://nas.test/kintime/', ['https://cloud.test/*']],
  ])('%s removes this browser’s file from the one before', async (_, address, given) => {
    const requests: string[] = [];
    vi.stubGlobal('fetch', async (url: string, { method }: RequestInit) => {
      requests.push(`${method} ${new URL('.', url).href}`);
      return Promise.reject(new TypeError('off line'));
    });
    removedOrigins.length = 0;
    const background = await openWithHousehold();
    await background.request('connect-folder', CONNECTION);
    requests.length = 0;
    await background.request('connect-folder', { ...CONNECTION, address });
    expect(requests[0]).toBe(`DELETE ${ADDRESS}`);
    expect(removedOrigins).toEqual(given);
  });
});

describe('week cards by themselves', () => {
  it('are for each member to switch on and off', async () => {
    const background = await openWithHousehold();
    const member = await background.memberId('Mia');
    const shares = async () =>
      (await householdOf(background)).persons.map(({ sharesCards }) => sharesCards === true);
    expect(await shares()).toEqual([false]);
    await background.request('share-cards', { member, shared: true });
    expect(await shares()).toEqual([true]);
    await background.request('share-cards', { member, shared: false });
    expect(await shares()).toEqual([false]);
  });

  it('take the PIN of a member who has one', async () => {
    const background = await openWithHousehold();
    const member = await background.memberId('Mia');
    await background.request('set-member-pin', {
      member,
      pin: '2468',
      confirm: '2468',
      current: '',
    });
    const share = { member, shared: true };
    expect(await outcomeOf(background.send('share-cards', share))).toBe('needs-member-pin');
    const withPin = { ...share, memberPin: '2468' };
    expect(await outcomeOf(background.send('share-cards', withPin))).toBe('ok');
  });
});
