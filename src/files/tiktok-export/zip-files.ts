import {
  ERR_BAD_FORMAT,
  ERR_ENCRYPTED,
  ERR_EOCDR_NOT_FOUND,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-reader.js';
import type { FileEntry, Reader } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { ExportError } from './read-error.ts';

/** More than any export holds, videos included. */
const MOST_FILES = 50_000;

/** The largest file that is read, packed or not. */
export const LARGEST_FILE = 1_500_000_000;

/** Text is packed to a tenth, a file of zeros to a thousandth. */
const MOST_PACKED = 150;
/** A small file may be packed further. */
const ALWAYS_ALLOWED = 10_000_000;

/** A file in a ZIP file. */
export interface ZippedFile {
  /** Its folders and name, with `/` between them. */
  readonly path: readonly string[];
  readonly size: number;
  /** Unpacks it chunk by chunk. @throws ExportError if that is impossible, or goes beyond bounds */
  readonly readInto: (write: (bytes: Uint8Array) => void) => Promise<void>;
}

/**
 * The files in a ZIP file, none of them unpacked yet.
 * @throws ExportError if its directory is damaged or cut off
 */
export async function zippedFiles(file: Blob): Promise<readonly ZippedFile[]> {
  const files: ZippedFile[] = [];
  try {
    for await (const entry of new ZipReader(readerOf(file)).getEntriesGenerator()) {
      if (files.length === MOST_FILES) throw new ExportError('too-large');
      if (!entry.directory) files.push(zippedFile(entry));
    }
  } catch (error) {
    throw exportErrorOf(error);
  }
  return files;
}

function zippedFile(entry: FileEntry): ZippedFile {
  // Some exports have backslashes, as on Windows.
  const path = entry.filename.split(/[/\\]/);
  const size = entry.uncompressedSize;
  return { path, size, readInto: async (write) => unpack(entry, write) };
}

async function unpack(entry: FileEntry, write: (bytes: Uint8Array) => void): Promise<void> {
  const { uncompressedSize: size, compressedSize } = entry;
  if (entry.encrypted) throw new ExportError('encrypted');
  const isPackedTooFar = size > ALWAYS_ALLOWED && size > MOST_PACKED * compressedSize;
  if (size > LARGEST_FILE || isPackedTooFar) throw new ExportError('too-large');
  let unpacked = 0;
  const sink = new WritableStream<Uint8Array>({
    write(bytes) {
      unpacked += bytes.length;
      // What the directory says of the size need not be true.
      if (unpacked > size) throw new ExportError('damaged');
      write(bytes);
    },
  });
  try {
    await entry.getData(sink, { useWebWorkers: false, checkSignature: true });
  } catch (error) {
    throw exportErrorOf(error);
  }
}

/** Reads parts of a file as the library asks for them, without loading it. */
function readerOf(file: Blob): Reader<Blob> {
  const reader: Pick<Reader<Blob>, 'size' | 'readUint8Array' | 'createReadable'> = {
    size: file.size,
    readUint8Array: async (from, length) =>
      new Uint8Array(await file.slice(from, from + length).arrayBuffer()),
    createReadable: ({ offset = 0, size = file.size - offset } = {}) =>
      file.slice(offset, offset + size).stream(),
  };
  // The library's own class would bring along readers for addresses on the network.
  // oxlint-disable-next-line no-unsafe-type-assertion
  return reader as Reader<Blob>;
}

function exportErrorOf(error: unknown): ExportError {
  if (error instanceof ExportError) return error;
  const message = error instanceof Error ? error.message : '';
  if (message === ERR_ENCRYPTED) return new ExportError('encrypted');
  const isCutOff = message === ERR_EOCDR_NOT_FOUND || message === ERR_BAD_FORMAT;
  return new ExportError(isCutOff ? 'cut-off' : 'damaged');
}
