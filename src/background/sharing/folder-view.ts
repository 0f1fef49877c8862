import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import { namesOf } from '../../domain/household/sharing/inbox.ts';
import { parseFolderAddress } from '../../domain/household/sharing/folder-address.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { FolderView, OtherBrowserView } from '../../messages/shared-folder.ts';
import { hasFolderAccess } from '../../platform/extension/host-permission.ts';
import { unknownParents } from '../security/known-parents.ts';
import type { BackgroundServices } from '../services.ts';

type ViewServices = Pick<BackgroundServices, 'connection'>;

/** The shared folder as pages show it; `null` without one. */
export async function folderViewOf(
  services: ViewServices,
  settings: Settings,
  files: readonly BrowserFile[],
): Promise<FolderView | null> {
  const { folder, folderState } = settings;
  if (folder === null) return null;
  const { address, user, browser } = folder;
  const { problem, seenAt, writtenAt, waitUntil, serverWaitUntil, refusals, wasCopied, gone } =
    folderState;
  const parsed = parseFolderAddress(address);
  const isAllowed = typeof parsed === 'object' && (await hasFolderAccess(parsed.pattern));
  return {
    address,
    user,
    browser,
    problem: isAllowed ? problem : 'access-lost',
    seenAt,
    writtenAt,
    waitUntil: problem === null ? 0 : waitUntil,
    serverWaitUntil,
    others: await Promise.all(
      files.map(async (file) => otherBrowser(services, settings, file, namesOf(files))),
    ),
    hasPin: settings.parents.length > 0,
    gone: gone.map(({ device, browser: name, people, heardAt, goneAt }) => ({
      device,
      browser: name,
      people,
      heardAt,
      goneAt,
    })),
    refusals: refusals.map(({ reason, browser: from, whom }) => ({ reason, browser: from, whom })),
    wasCopied,
  };
}

async function otherBrowser(
  services: ViewServices,
  settings: Settings,
  file: BrowserFile,
  names: ReadonlyMap<string, string>,
): Promise<OtherBrowserView> {
  const { folderState } = settings;
  return {
    device: file.device,
    browser: file.browser,
    people: file.people.map(({ id }) => names.get(id) ?? '').filter((name) => name !== ''),
    heardAt: folderState.heardAt[file.device] ?? 0,
    unknownParents: (await unknownParents(services, file)).map(({ name }) => name),
  };
}
