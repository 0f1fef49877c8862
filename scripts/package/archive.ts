import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Files } from '../build/folder.ts';

/** The oldest moment that the format can name; what matters is that it is always the same. */
const timestamp = new Date(1980, 0, 1);

/** A zip file with the same bytes whenever, and wherever, it is made from the same files. */
export async function archive(files: Files): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const path of [...files.keys()].toSorted()) {
    zip.addBuffer(Buffer.from(files.get(path) ?? []), path, {
      mtime: timestamp,
      mode: 0o100644,
      compressionLevel: 9,
      // Only the old form of the date is independent of the machine's time zone.
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}
