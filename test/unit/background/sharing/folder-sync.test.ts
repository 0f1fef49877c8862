import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { INITIAL_FOLDER_STATE } from '../../../../src/domain/household/sharing/connection.ts';
import { FolderError } from '../../../../src/domain/household/sharing/shared-folder.ts';
import type { SharedFolder } from '../../../../src/platform/shared-folder.ts';
import { sleep } from '../../../../src/platform/sleep.ts';
import { webdavFolder } from '../../../../src/platform/webdav.ts';
import { leaveFolder } from '../../../../src/store/household/folder.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { openWithHousehold } from '../handlers/household-fixture.ts';
import { at } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));
vi.mock('../../../../src/platform/extension/host-permission.ts', async (original) => ({
  ...(await original<object>()),
  hasFolderAccess: async () => true,
}));
vi.mock('../../../../src/platform/webdav.ts', () => ({ webdavFolder: vi.fn() }));
vi.mock('../../../../src/platform/sleep.ts', () => ({ sleep: vi.fn() }));

const calls: string[] = [];
let list: SharedFolder['list'];
let written: Uint8Array<ArrayBuffer>;
let isReadFailing: boolean;
let removedFrom: string;

beforeEach(() => {
  calls.length = 0;
  isReadFailing = false;
  vi.mocked(webdavFolder).mockImplementation(({ address }) => ({
    create: async () => undefined,
    list: async (signal) => {
      calls.push('list');
      return list(signal);
    },
    read: async () => {
      if (isReadFailing) throw new FolderError('offline');
      return { bytes: written, tag: null };
    },
    write: async (_, bytes) => {
      calls.push('write');
      written = bytes;
      return '"1"';
    },
    remove: async () => {
      calls.push('remove');
      removedFrom = address;
    },
  }));
});

async function open() {
  const background = await openWithHousehold();
  const folder = { address: 'https://cloud.test/', user: '', password: '', browser: 'Laptop' };
  await background.connection.write(writeSettings, { folder });
  return background;
}

it('leaving ends a visit that hangs, and no visit writes the file again', async () => {
  const background = await open();
  const { folderSync } = background.services;
  list = async (signal) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason);
      });
    });
  const hanging = folderSync.visit('change');
  await vi.waitFor(() => {
    expect(calls).toEqual(['list']);
  });
  const waiting = folderSync.visit('change');
  const leave = async () => background.connection.write(leaveFolder, '', at('12:00'));
  await folderSync.leave(leave);
  await Promise.all([hanging, waiting, folderSync.visit('change')]);
  expect(calls).toEqual(['list', 'remove']);
  expect((await background.read(readSettings)).folder).toBeNull();
});

it('a visit that waited for another one leaves a server alone that asked for it meanwhile', async () => {
  const background = await open();
  const { folderSync } = background.services;
  let waiting: Promise<void> | undefined;
  list = async () => {
    // Somebody changes something meanwhile.
    waiting ??= folderSync.visit('change');
    await background.read(readSettings);
    throw new FolderError('too-many-requests', 600_000);
  };
  await folderSync.visit('change');
  await waiting;
  expect((await background.read(readSettings)).folderState.failures).toBe(1);
  expect(calls).toEqual(['list']);
});

describe('after a failure', () => {
  const failing = (error: FolderError) => async (): ReturnType<SharedFolder['list']> => {
    throw error;
  };

  it('somebody can have it tried again at once, but not all the time', async () => {
    const background = await open();
    list = failing(new FolderError('offline'));
    await background.request('sync-folder', {});
    expect((await background.read(readSettings)).folderState.problem).toBe('offline');
    vi.mocked(sleep).mockImplementation(async () => background.setTime('12:00:03'));
    const held = Array.from({ length: 5 }, async () =>
      background.request('sync-folder', { asked: true }),
    );
    await Promise.all(held);
    expect(vi.mocked(sleep).mock.calls[0]?.[0]).toBe(3000);
    expect(calls).toEqual(['list', 'list']);
    list = async () => [];
    vi.mocked(sleep).mockResolvedValue();
    background.setTime('12:00:30');
    await background.request('sync-folder', {});
    expect(calls).toEqual(['list', 'list']);
    await background.request('sync-folder', { asked: true });
    expect(calls).toEqual(['list', 'list', 'list', 'write']);
    expect((await background.read(readSettings)).folderState.problem).toBeNull();
  });

  it.each([
    ['says for how long', new FolderError('server', 600_000)],
    ['does not say for how long', new FolderError('too-many-requests')],
  ])('nobody disturbs a server that asked to be left alone and %s', async (_, error) => {
    const background = await open();
    list = failing(error);
    await background.request('sync-folder', {});
    background.setTime('12:01');
    await background.request('sync-folder', { asked: true });
    expect(calls).toEqual(['list']);
  });
});

it('another folder in place of this one gets the file, which goes from this one', async () => {
  const background = await open();
  list = async () => [];
  const other = { address: 'https://other.test/', user: '', password: '', browser: 'Laptop' };
  await background.request('connect-folder', other);
  expect(calls).toEqual(['list', 'write', 'remove', 'remove', 'list', 'write']);
  expect(removedFrom).toBe('https://cloud.test/');
  expect((await background.read(readSettings)).folder).toEqual(other);
});

it('trying a folder leaves no file there, even if it fails', async () => {
  const background = await openWithHousehold();
  list = async () => [];
  isReadFailing = true;
  const folder = { address: 'https://cloud.test/', user: '', password: '', browser: 'Laptop' };
  expect(await background.send('connect-folder', folder)).toMatchObject({ detail: 'offline' });
  expect(calls).toEqual(['list', 'write', 'remove']);
});

it.each([null, '', {}, { triedAt: 'soon' }])(
  'a state that was edited by hand, such as %j, is as before the first visit',
  async (folderState) => {
    const background = await open();
    await background.connection.write(async ({ settings }) => {
      await settings.put({ key: 'folderState', value: folderState as never });
    });
    expect(await background.services.folderSync.nextVisitAt()).toBeLessThanOrEqual(at('12:00'));
    expect((await background.read(readSettings)).folderState).toEqual(INITIAL_FOLDER_STATE);
  },
);
