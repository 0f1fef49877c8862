import { beforeEach, expect, it, vi } from 'vitest';
import { permissions, runtime } from '../../../../src/platform/browser.ts';
import {
  removeFolderAccess,
  requestFolderAccess,
} from '../../../../src/platform/extension/host-permission.ts';

vi.mock('../../../../src/platform/browser.ts', () => ({
  permissions: { request: vi.fn(async () => true), remove: vi.fn(async () => true) },
  runtime: { getURL: vi.fn() },
}));

const PATTERN = 'https://cloud.test/*';
const HOST = { origins: [PATTERN] };
const HOST_AND_DATA = { origins: [PATTERN], data_collection: ['browsingActivity'] };

beforeEach(() => {
  vi.mocked(permissions.request).mockClear();
  vi.mocked(permissions.remove).mockClear();
});

it.each([
  ['chrome-extension://kintime/', HOST],
  ['moz-extension://kintime/', HOST_AND_DATA],
])('in %s a shared folder needs %j', async (base, needed) => {
  vi.mocked(runtime.getURL).mockReturnValue(base);
  await requestFolderAccess(PATTERN);
  expect(permissions.request).toHaveBeenCalledWith(needed);
  await removeFolderAccess(PATTERN, false);
  expect(permissions.remove).toHaveBeenLastCalledWith(needed);
});

it('in Firefox, time may still leave the device once another folder takes the place', async () => {
  vi.mocked(runtime.getURL).mockReturnValue('moz-extension://kintime/');
  await removeFolderAccess(PATTERN, true);
  expect(permissions.remove).toHaveBeenLastCalledWith(HOST);
});
