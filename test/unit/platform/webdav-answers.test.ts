import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FolderProblem } from '../../../src/domain/household/sharing/shared-folder.ts';
import type { SharedFolder } from '../../../src/platform/shared-folder.ts';
import { webdavFolder } from '../../../src/platform/webdav.ts';

const { signal } = new AbortController();
const NAME = `kintime-${'0123456789abcdef'.repeat(2)}.bin`;
const CONTENT = new Uint8Array(9);

let server: Server;
let requests: IncomingMessage[];
let answer: RequestListener;
let folder: SharedFolder;

beforeEach(async () => {
  requests = [];
  server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const address = `http://127.0.0.1:${port}/dav/`;
  folder = webdavFolder({ address, user: 'Mia', password: 'ü:1' });
});
afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const withStatus =
  (status: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
  (_, response) => {
    response.writeHead(status, headers).end(body);
  };

/** What a folder is asked to do. */
const CALLS: readonly (readonly [string, (end?: AbortSignal) => Promise<unknown>])[] = [
  ['making', async (end = signal) => folder.create(end)],
  ['listing', async (end = signal) => folder.list(end)],
  ['reading', async (end = signal) => folder.read(NAME, end)],
  ['writing', async (end = signal) => folder.write(NAME, CONTENT, { is: 'any' }, end)],
  ['removing', async (end = signal) => folder.remove(NAME, end)],
];

describe.each(CALLS)('%s', (what, call) => {
  it.each<readonly [number, FolderProblem]>([
    [206, 'not-webdav'],
    [301, 'redirect'],
    [302, 'redirect'],
    [307, 'redirect'],
    [308, 'redirect'],
    [400, 'not-webdav'],
    [401, 'sign-in'],
    [403, 'forbidden'],
    [408, 'slow'],
    [409, /making|listing/.test(what) ? 'parent-missing' : 'not-found'],
    [412, 'changed'],
    [413, 'full'],
    [415, 'not-webdav'],
    [423, 'locked'],
    [429, 'too-many-requests'],
    [500, 'server'],
    [501, 'not-webdav'],
    [502, 'server'],
    [503, 'server'],
    [504, 'slow'],
    [507, 'full'],
    [599, 'server'],
  ])('says what %d means', async (status, problem) => {
    answer = withStatus(status, { Location: '/elsewhere/' }, '<p>Some words');
    await expect(call()).rejects.toMatchObject({
      name: 'FolderError',
      problem,
      retryAfterMs: null,
    });
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['seconds', '120', 120_000, 120_000],
    ['none', '0', 0, 0],
    ['a date', new Date(Date.now() + 3_600_000).toUTCString(), 3_500_000, 3_600_000],
    ['a date that is past', 'Wed, 21 Oct 2015 07:28:00 GMT', 0, 0],
  ])('says how long the server asks to be left alone: %s', async (_, after, least, most) => {
    answer = withStatus(503, { 'Retry-After': after });
    const error: { retryAfterMs?: number } = await call().then(
      () => ({}),
      (reason: object) => reason,
    );
    expect(error.retryAfterMs).toBeGreaterThanOrEqual(least);
    expect(error.retryAfterMs).toBeLessThanOrEqual(most);
  });

  it('does not understand every wait', async () => {
    answer = withStatus(503, { 'Retry-After': 'soon' });
    await expect(call()).rejects.toMatchObject({ retryAfterMs: null });
  });

  it('fails if the server hangs up', async () => {
    answer = (request) => request.socket.destroy();
    await expect(call()).rejects.toMatchObject({ problem: 'offline' });
  });

  it('fails if the server does not speak HTTP', async () => {
    answer = (request) => request.socket.end('220 smtp.example ready\r\n');
    await expect(call()).rejects.toMatchObject({ problem: 'offline' });
  });

  it('fails if no answer comes in time', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const limit = vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(50));
    answer = () => undefined;
    await expect(call()).rejects.toMatchObject({ problem: 'slow' });
    expect(limit).toHaveBeenCalledWith(20_000);
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    answer = () => controller.abort(new Error('enough'));
    await expect(call(controller.signal)).rejects.toThrow('enough');
  });

  it('sends user and password as UTF-8, and neither cookie nor referrer', async () => {
    answer = withStatus(403, { 'Set-Cookie': 'a=b' });
    await expect(call()).rejects.toThrow('forbidden');
    await expect(call()).rejects.toThrow('forbidden');
    expect(requests).toHaveLength(2);
    for (const { headers } of requests) {
      const credentials = Buffer.from('Mia:ü:1', 'utf8').toString('base64');
      expect(headers.authorization).toBe(`Basic ${credentials}`);
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
    }
  });
});

describe('a folder', () => {
  it('is made at its address, unless it is there', async () => {
    answer = (request, response) => {
      response.writeHead(request.method === 'MKCOL' ? 201 : 404).end();
    };
    await folder.create(signal);
    expect(requests.map(({ method, url }) => [method, url])).toEqual([
      ['PROPFIND', '/dav/'],
      ['MKCOL', '/dav/'],
    ]);
  });

  it('may be made by another browser at the same time', async () => {
    answer = (request, response) => {
      response.writeHead(request.method === 'MKCOL' ? 405 : 404).end();
    };
    await expect(folder.create(signal)).resolves.toBeUndefined();
  });

  it.each([
    ['a page', 200, '<!doctype html><p>Welcome'],
    ['nothing', 204, ''],
    ['a refusal of the method', 405, ''],
  ])('is not on a server that answers with %s', async (_, status, body) => {
    answer = withStatus(status, {}, body);
    await expect(folder.list(signal)).rejects.toMatchObject({ problem: 'not-webdav' });
    await expect(folder.create(signal)).rejects.toMatchObject({ problem: 'not-webdav' });
  });

  it.each(['', '\0\0', '<', '{"a":1}', '<html><body>'])(
    'has no file if the list is garbage: %j',
    async (body) => {
      answer = withStatus(207, {}, body);
      expect(await folder.list(signal)).toEqual([]);
    },
  );

  it.each(['../secret', '', '/', `x${NAME}`, `${NAME}/`, 'kintime-1.bin', NAME.toUpperCase()])(
    'asks for no file but those of Kintime: %j',
    async (name) => {
      answer = withStatus(200);
      await expect(folder.read(name, signal)).rejects.toThrow(RangeError);
      await expect(folder.write(name, CONTENT, { is: 'any' }, signal)).rejects.toThrow(RangeError);
      await expect(folder.remove(name, signal)).rejects.toThrow(RangeError);
      expect(requests).toEqual([]);
    },
  );

  it('writes without a condition where the tag is a weak one, which would never match', async () => {
    answer = withStatus(204, { ETag: 'W/"2"' });
    const tag = await folder.write(NAME, CONTENT, { is: 'unchanged', tag: 'W/"1"' }, signal);
    expect(requests[0]?.headers).not.toHaveProperty('if-match');
    expect(tag).toBe('W/"2"');
  });

  it('takes nothing for a tag that is none', async () => {
    answer = withStatus(200, { ETag: 'abc' });
    expect((await folder.read(NAME, signal))?.tag).toBeNull();
    expect(await folder.write(NAME, CONTENT, { is: 'any' }, signal)).toBeNull();
  });

  it.each([
    ['a file', 200, 64, async () => folder.read(NAME, signal)],
    ['a list', 207, 256, async () => folder.list(signal)],
  ])('stops reading %s that never ends', async (_, status, kilobytes, call) => {
    let sent = 0;
    let closed: Promise<unknown> = Promise.resolve();
    answer = (request, response) => {
      response.writeHead(status);
      closed = new Promise((done) => request.socket.once('close', done));
      const more = (): void => {
        while (!response.destroyed) {
          sent += 16;
          if (!response.write(Buffer.alloc(16 * 1024, 'a'))) break;
        }
      };
      response.on('drain', more);
      more();
    };
    await expect(call()).rejects.toMatchObject({ problem: 'too-large' });
    await closed;
    expect(sent).toBeGreaterThanOrEqual(kilobytes);
  });

  it('does not wait for the rest of a file for longer than for an answer', async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(100));
    answer = (_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('a'), 5);
      response.on('close', () => clearInterval(timer));
    };
    await expect(folder.read(NAME, signal)).rejects.toMatchObject({ problem: 'slow' });
  });

  it('is slow, too, if the caller has no more time', async () => {
    answer = () => undefined;
    const reading = folder.read(NAME, AbortSignal.timeout(50));
    await expect(reading).rejects.toMatchObject({ problem: 'slow' });
    const given = folder.read(NAME, AbortSignal.abort(new Error('left')));
    await expect(given).rejects.toThrow('left');
  });

  it('is off line if a file breaks off', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': '100' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(folder.read(NAME, signal)).rejects.toMatchObject({ problem: 'offline' });
  });
});
