import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import type { Files } from '../build/folder.ts';

/** The earliest date of the zip format; fixed for reproducible packages. */
const timestamp = new Date(1980, 0, 1);

/** Makes a reproducible zip file: the same files always give the same bytes. */
export async function archive(files: Files): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const path of [...files.keys()].toSorted()) {
    zip.addBuffer(Buffer.from(files.get(path) ?? []), path, {
      mtime: timestamp,
      mode: 0o100644,
      compressionLevel: 9,
      // The extended timestamp would depend on the machine's time zone.
      forceDosTimestamp: true,
    });
  }
  zip.end();
  return buffer(zip.outputStream);
}
