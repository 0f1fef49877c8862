import { crc32 } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import type { Files } from '../build/folder.ts';

/** The earliest date of the zip format; fixed for reproducible packages. */
const lastModDate = new Date(1980, 0, 1);

/** Zopfli's own default is 15; more gains nothing here. */
const ITERATIONS = 5;

const DEFLATED = 8;
const READABLE_FILE = 0o100644;

/**
 * Makes a reproducible zip file: the same files always give the same bytes. Zopfli takes seconds, and
 * makes it a twenty-fifth smaller than zlib can.
 */
export async function archive(files: Files): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), {
    passThrough: true,
    compressionMethod: DEFLATED,
    lastModDate,
    // It would depend on the machine's time zone.
    extendedTimestamp: false,
    dataDescriptor: false,
    unixMode: READABLE_FILE,
    useWebWorkers: false,
  });
  for (const path of [...files.keys()].toSorted()) {
    const content = files.get(path) ?? new Uint8Array();
    // oxlint-disable-next-line no-await-in-loop -- in this order
    const deflated = await deflate(content);
    const facts = { uncompressedSize: content.length, signature: crc32(content) };
    // oxlint-disable-next-line no-await-in-loop -- in this order
    await zip.add(path, new Uint8ArrayReader(deflated), facts);
  }
  return zip.close();
}

/** The packages have nearly all files in common. */
const known = new WeakMap<Uint8Array, Promise<Uint8Array>>();

async function deflate(content: Uint8Array): Promise<Uint8Array> {
  const before = known.get(content);
  if (before !== undefined) return before;
  const deflated = deflateAsync(Buffer.from(content), { numiterations: ITERATIONS });
  known.set(content, deflated);
  return deflated;
}
