import type { FolderConnection } from '../domain/household/sharing/connection.ts';
import { FILE_NAME, FolderError } from '../domain/household/sharing/shared-folder.ts';
import type { FolderProblem } from '../domain/household/sharing/shared-folder.ts';
import { SECOND } from '../domain/time/units.ts';
import type { Millis } from '../domain/time/units.ts';
import { machineClock } from './clock.ts';
import { toBase64 } from './crypto/text-encoding.ts';
import { filesIn, tagOf } from './multistatus.ts';
import type { SharedFolder, WriteCondition } from './shared-folder.ts';

/** For a request with its whole answer. */
const TIME_LIMIT: Millis = 20 * SECOND;
/** Files have at most 16 kB (rule H4). */
const MAX_FILE_BYTES = 64 * 1024;
const MAX_LIST_BYTES = 256 * 1024;

/** Which of its properties a server should tell of each file. */
const PROPFIND =
  '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><getetag/></prop></propfind>';

const PROBLEMS: Readonly<Record<number, FolderProblem>> = {
  401: 'sign-in',
  403: 'forbidden',
  404: 'not-found',
  408: 'slow',
  409: 'parent-missing',
  410: 'not-found',
  412: 'changed',
  413: 'full',
  423: 'locked',
  429: 'too-many-requests',
  501: 'not-webdav',
  504: 'slow',
  507: 'full',
};

/** A request to the folder. */
interface FolderRequest {
  readonly method: 'DELETE' | 'GET' | 'MKCOL' | 'PROPFIND' | 'PUT';
  /** The file; none for the folder itself. */
  readonly name?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
}

/** What a server may answer to a request. */
interface Expected {
  readonly statuses: readonly number[];
  readonly maxBytes: number;
}

interface Answer {
  readonly status: number;
  readonly tag: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * A folder on a WebDAV server (RFC 4918). Connects to its address and nowhere else: no redirect is
 * followed, and no cookie is sent or kept (rule H4).
 */
export function webdavFolder(
  connection: Pick<FolderConnection, 'address' | 'user' | 'password'>,
): SharedFolder {
  const send = async (
    request: FolderRequest,
    expected: Expected,
    signal: AbortSignal,
  ): Promise<Answer> => answerOf(connection, request, expected, signal);

  const list: SharedFolder['list'] = async (signal) => {
    const request = { method: 'PROPFIND', headers: LIST_HEADERS, body: PROPFIND } as const;
    const { bytes } = await send(request, { statuses: [207], maxBytes: MAX_LIST_BYTES }, signal);
    return filesIn(new TextDecoder().decode(bytes));
  };

  return {
    list,
    create: async (signal) => {
      const isThere = await list(signal).then(
        () => true,
        (error: unknown) => {
          if (error instanceof FolderError && error.problem === 'not-found') return false;
          throw error;
        },
      );
      // 405: another browser has made it in the meantime.
      if (!isThere) await send({ method: 'MKCOL' }, { statuses: [201, 405], maxBytes: 0 }, signal);
    },
    read: async (name, signal) => {
      const expected = { statuses: [200, 404], maxBytes: MAX_FILE_BYTES };
      const { status, bytes, tag } = await send({ method: 'GET', name }, expected, signal);
      return status === 200 ? { bytes, tag } : null;
    },
    write: async (name, bytes, condition, signal) => {
      const headers = { 'Content-Type': 'application/octet-stream', ...headersFor(condition) };
      const expected = { statuses: [200, 201, 204], maxBytes: 0 };
      return (await send({ method: 'PUT', name, headers, body: bytes }, expected, signal)).tag;
    },
    remove: async (name, signal) => {
      await send({ method: 'DELETE', name }, { statuses: [200, 204, 404], maxBytes: 0 }, signal);
    },
  };
}

const LIST_HEADERS = { Depth: '1', 'Content-Type': 'application/xml; charset=utf-8' };

/** A weak tag never matches where a server keeps to RFC 9110, so it makes no condition. */
function headersFor(condition: WriteCondition): Record<string, string> {
  if (condition.is === 'absent') return { 'If-None-Match': '*' };
  const isUsable = condition.is === 'unchanged' && !condition.tag.startsWith('W/');
  return isUsable ? { 'If-Match': condition.tag } : {};
}

/**
 * Sends a request and reads the whole answer; of an answer with `maxBytes` 0 only the head.
 * @throws {FolderError}
 */
async function answerOf(
  { address, user, password }: Pick<FolderConnection, 'address' | 'user' | 'password'>,
  { method, name, headers, body }: FolderRequest,
  { statuses, maxBytes }: Expected,
  signal: AbortSignal,
): Promise<Answer> {
  if (name !== undefined && !FILE_NAME.test(name)) throw new RangeError(name);
  const timeout = AbortSignal.timeout(TIME_LIMIT);
  const credentials = toBase64(new TextEncoder().encode(`${user}:${password}`));
  try {
    const response = await fetch(`${address}${name ?? ''}`, {
      method,
      headers: { ...headers, Authorization: `Basic ${credentials}` },
      body: body ?? null,
      signal: AbortSignal.any([signal, timeout]),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    const { status } = response;
    const isExpected = statuses.includes(status);
    const bytes = await bodyOf(response, isExpected ? maxBytes : 0);
    if (isExpected) return { status, bytes, tag: tagOf(response.headers.get('ETag')) };
    throw new FolderError(
      problemOf(response, name !== undefined),
      retryAfterMs(response.headers.get('Retry-After')),
    );
  } catch (error) {
    if (error instanceof FolderError) throw error;
    const isLate = timeout.aborted || isTimeout(signal.reason);
    if (!isLate) signal.throwIfAborted();
    throw new FolderError(isLate ? 'slow' : 'offline');
  }
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

/** @throws {FolderError} if the body is longer than `maxBytes`, unless that is 0 */
async function bodyOf({ body }: Response, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null || maxBytes === 0) {
    await body?.cancel();
    return new Uint8Array();
  }
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) throw new FolderError('too-large');
    chunks.push(Uint8Array.from(chunk));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function problemOf({ status, type }: Response, isFile: boolean): FolderProblem {
  // A file without the folder that it belongs to (RFC 4918, 9.7.1).
  if (status === 409 && isFile) return 'not-found';
  // Browsers say nothing else of a redirect.
  if (type === 'opaqueredirect' || (status >= 300 && status < 400)) return 'redirect';
  return PROBLEMS[status] ?? (status >= 500 ? 'server' : 'not-webdav');
}

/** What a `Retry-After` header asks for: seconds, or a date (RFC 9110, 10.2.3). */
function retryAfterMs(header: string | null): Millis | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
  const wait = Date.parse(header) - machineClock.now().wall;
  return Number.isNaN(wait) ? null : Math.max(wait, 0);
}
