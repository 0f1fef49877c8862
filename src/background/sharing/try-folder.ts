import { FolderError } from '../../domain/household/sharing/shared-folder.ts';
import type { FolderConnection } from '../../domain/household/sharing/connection.ts';
import { webdavFolder } from '../../platform/webdav.ts';
import { fileNameOf } from './sealed-file.ts';

/**
 * Tries a folder before anything is stored of it: makes it, writes a file, reads it back, removes it.
 * @param device this browser's; the file gets a name that no browser has
 * @throws FolderError if anything of that fails
 */
export async function tryFolder(
  connection: FolderConnection,
  device: string,
  signal: AbortSignal,
): Promise<void> {
  const folder = webdavFolder(connection);
  await folder.create(signal);
  await folder.list(signal);
  const name = await fileNameOf(`trial ${device} ${crypto.randomUUID()}`);
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  await folder.write(name, bytes, { is: 'absent' }, signal);
  try {
    const content = await folder.read(name, signal);
    const isSame =
      content?.bytes.length === bytes.length && content.bytes.every((byte, i) => byte === bytes[i]);
    if (!isSame) throw new FolderError('not-webdav');
  } finally {
    // Other browsers would take what is left for a damaged file.
    await folder.remove(name, signal);
  }
}
