import { parseEnvelope, serializeEnvelope } from '../../domain/household/envelope.ts';
import type { Household } from '../../domain/household/household.ts';
import { bytesOfHex, hexOf } from '../../domain/household/pairing-code.ts';
import { FILE_VERSION } from '../../domain/household/sharing/browser-file.schema.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import type { RefusalReason } from '../../domain/household/sharing/connection.ts';
import { FolderError } from '../../domain/household/sharing/shared-folder.ts';
import { smallerFiles } from '../../domain/household/sharing/smaller-files.ts';
import { parseBrowserFile } from '../../files/browser-file.ts';
import { compress, decompress } from '../../platform/compression.ts';
import { decryptBytes, encryptBytes, keyIdOf } from '../../platform/crypto/household-crypto.ts';

/** What a file may have at most (rule H4). */
const MAX_FILE_BYTES = 16 * 1024;

/** The text of a file of that size, if it compresses as well as anything a browser writes. */
const MAX_TEXT_BYTES = 1024 * 1024;

const NAME_BYTES = 16;

/** The name of a browser's file, from which nobody can tell whose it is (rule H4). */
export async function fileNameOf(device: string): Promise<string> {
  const text = new TextEncoder().encode(`kintime browser file ${device}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return `kintime-${hexOf(hash.slice(0, NAME_BYTES))}.bin`;
}

/** A browser's file as it lies in the shared folder: compressed, and encrypted for the household. */
export async function sealFile(
  { key, tag }: Household,
  name: string,
  file: BrowserFile,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await compress(JSON.stringify(file));
  const header = { version: FILE_VERSION, tag };
  const context = { purpose: 'file', name } as const;
  return serializeEnvelope(await encryptBytes(bytesOfHex(key), header, bytes, context));
}

/**
 * A browser's file, sealed, with as much in it as fits into 16 kB (rule H4).
 * @throws FolderError `too-large` if not even the least does
 */
export async function sealWhatFits(
  household: Household,
  name: string,
  file: BrowserFile,
): Promise<Uint8Array<ArrayBuffer>> {
  for (const smaller of [file, ...smallerFiles(file)]) {
    // oxlint-disable-next-line no-await-in-loop -- the first that fits
    const bytes = await sealFile(household, name, smaller);
    if (bytes.length <= MAX_FILE_BYTES) return bytes;
  }
  throw new FolderError('too-large');
}

/** The content of a file, or why this household cannot accept it. */
export async function openFile(
  { key, tag }: Household,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<BrowserFile | RefusalReason> {
  const envelope = parseEnvelope(bytes);
  if (typeof envelope === 'string') return envelope;
  if (envelope.version > FILE_VERSION) return 'newer';
  const ownKey = bytesOfHex(key);
  if (envelope.tag !== tag || envelope.keyId !== (await keyIdOf(ownKey))) return 'foreign';
  const plain = await decryptBytes(ownKey, envelope, { purpose: 'file', name });
  const text = plain === null ? null : await decompress(plain, MAX_TEXT_BYTES);
  const file = text === null ? null : parseBrowserFile(text);
  return file === null || (await fileNameOf(file.device)) !== name ? 'damaged' : file;
}
