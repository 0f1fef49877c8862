import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { FolderError } from '../../../../src/domain/household/sharing/shared-folder.ts';
import type { SharedFolder } from '../../../../src/platform/shared-folder.ts';
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

const calls: string[] = [];
let list: SharedFolder['list'];

beforeEach(() => {
  calls.length = 0;
  vi.mocked(webdavFolder).mockReturnValue({
    create: async () => undefined,
    list: async (signal) => {
      calls.push('list');
      return list(signal);
    },
    read: async () => null,
    write: async () => {
      calls.push('write');
      return '"1"';
    },
    remove: async () => {
      calls.push('remove');
    },
  });
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
