import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { basename } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseFolderAddress } from '../../../src/domain/household/sharing/folder-address.ts';
import { webdavFolder } from '../../../src/platform/webdav.ts';
import type { SharedFolder } from '../../../src/platform/shared-folder.ts';
import { startApache } from '../../fixtures/webdav/apache.ts';
import { startRclone } from '../../fixtures/webdav/rclone.ts';
import { startSabredav } from '../../fixtures/webdav/sabredav.ts';
import type { WebdavServer } from '../../fixtures/webdav/server.ts';

const { signal } = new AbortController();
const NAME = `kintime-${'0123456789abcdef'.repeat(2)}.bin`;
const OTHER = `kintime-${'f'.repeat(32)}.bin`;
const bytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(randomBytes(length));

/** A quick comparison, which prints no thousands of numbers. */
const isSame = (one: Uint8Array | undefined, other: Uint8Array): boolean =>
  one !== undefined && Buffer.compare(one, other) === 0;

describe.each<{
  server: string;
  start: (signal?: AbortSignal) => Promise<WebdavServer>;
  keepsConditions: boolean;
}>([
  { server: 'Apache', start: startApache, keepsConditions: true },
  { server: 'rclone', start: startRclone, keepsConditions: false },
  { server: 'SabreDAV', start: startSabredav, keepsConditions: true },
])('a folder on $server', ({ start, keepsConditions }) => {
  let server: WebdavServer;
  let count = 0;
  let path: string;
  let folder: SharedFolder;

  const folderAt = (name: string, password = server.password): SharedFolder => {
    const parsed = parseFolderAddress(server.address + name);
    if (typeof parsed === 'string') throw new Error(parsed);
    return webdavFolder({ address: parsed.address, user: server.user, password });
  };
  /** The tag of a file that has not been written in the last second: Apache's are weak before. */
  const tagOfOld = async (name: string): Promise<string> => {
    await utimes(`${path}/${name}`, count, count);
    const files = await folder.list(signal);
    const tag = files.find((file) => file.name === name)?.tag;
    if (tag === undefined || tag === null) throw new Error('The file has no tag');
    return tag;
  };

  beforeAll(async () => {
    server = await start();
  });
  afterAll(async () => {
    await server.close();
  });
  beforeEach(async () => {
    count += 1;
    const name = `Unsere Bücher & 100% ${count}`;
    path = `${server.folder}/${name}`;
    folder = folderAt(name.replace('%', '%25'));
    await folder.create(signal);
  });

  it('is made once, and whatever is in it stays', async () => {
    await folder.write(NAME, bytes(9), { is: 'any' }, signal);
    await folder.create(signal);
    expect(await readdir(path)).toContain(NAME);
  });

  it('lists the files of Kintime and nothing else', async () => {
    expect(await folder.list(signal)).toEqual([]);
    await folder.write(NAME, bytes(9), { is: 'any' }, signal);
    await folder.write(OTHER, bytes(9), { is: 'any' }, signal);
    await writeFile(`${path}/holiday.jpg`, 'x');
    await writeFile(`${path}/${NAME}.old`, 'x');
    await mkdir(`${path}/kintime-${'a'.repeat(32)}.bin`);
    const files = await folder.list(signal);
    expect(files.map(({ name }) => name).toSorted()).toEqual([NAME, OTHER]);
  });

  it('gives back what was written, byte for byte', async () => {
    const content = bytes(16 * 1024);
    await folder.write(NAME, content, { is: 'any' }, signal);
    expect(isSame(await readFile(`${path}/${NAME}`), content)).toBe(true);
    expect(isSame((await folder.read(NAME, signal))?.bytes, content)).toBe(true);
    await folder.write(NAME, new Uint8Array(), { is: 'any' }, signal);
    expect((await folder.read(NAME, signal))?.bytes).toEqual(new Uint8Array());
    expect(await folder.read(OTHER, signal)).toBeNull();
  });

  it('has a tag for each file that changes with its content', async () => {
    await folder.write(NAME, bytes(9), { is: 'any' }, signal);
    const before = await tagOfOld(NAME);
    expect(await tagOfOld(NAME)).toBe(before);
    const written = await folder.write(NAME, bytes(9), { is: 'any' }, signal);
    const [file] = await folder.list(signal);
    expect(file?.tag).not.toBe(before);
    if (written !== null) expect(file?.tag).toBe(written);
    expect((await folder.read(NAME, signal))?.tag).toBe(file?.tag);
  });

  it(`${keepsConditions ? 'keeps' : 'does not know'} the condition that a file is new`, async () => {
    const [first, second] = [bytes(9), bytes(9)];
    await folder.write(NAME, first, { is: 'absent' }, signal);
    const again = folder.write(NAME, second, { is: 'absent' }, signal);
    if (keepsConditions) await expect(again).rejects.toMatchObject({ problem: 'changed' });
    else await again;
    const read = await folder.read(NAME, signal);
    expect(read?.bytes).toEqual(keepsConditions ? first : second);
  });

  it(`${keepsConditions ? 'keeps' : 'does not know'} the condition that a file is unchanged`, async () => {
    await folder.write(NAME, bytes(9), { is: 'any' }, signal);
    const tag = await tagOfOld(NAME);
    const [first, second] = [bytes(10), bytes(11)];
    await folder.write(NAME, first, { is: 'unchanged', tag }, signal);
    const again = folder.write(NAME, second, { is: 'unchanged', tag }, signal);
    if (keepsConditions) await expect(again).rejects.toMatchObject({ problem: 'changed' });
    else await again;
    const read = await folder.read(NAME, signal);
    expect(read?.bytes).toEqual(keepsConditions ? first : second);
  });

  it('accepts a write right after another one', async () => {
    await folder.write(NAME, bytes(9), { is: 'any' }, signal);
    const [file] = await folder.list(signal);
    const content = bytes(9);
    await folder.write(NAME, content, { is: 'unchanged', tag: file?.tag ?? '' }, signal);
    expect((await folder.read(NAME, signal))?.bytes).toEqual(content);
  });

  it('removes a file, if there is one', async () => {
    await folder.write(NAME, bytes(9), { is: 'any' }, signal);
    await folder.remove(NAME, signal);
    await folder.remove(NAME, signal);
    expect(await folder.list(signal)).toEqual([]);
  });

  it('turns away whoever has a wrong password', async () => {
    const stranger = folderAt('', 'wrong');
    const isSignIn = { problem: 'sign-in', retryAfterMs: null };
    await expect(stranger.create(signal)).rejects.toMatchObject(isSignIn);
    await expect(stranger.list(signal)).rejects.toMatchObject(isSignIn);
    await expect(stranger.read(NAME, signal)).rejects.toMatchObject(isSignIn);
    const write = stranger.write(NAME, bytes(9), { is: 'any' }, signal);
    await expect(write).rejects.toMatchObject(isSignIn);
    await expect(stranger.remove(NAME, signal)).rejects.toMatchObject(isSignIn);
  });

  it('is told from one that is not there', async () => {
    const missing = folderAt(`missing ${count}`);
    await expect(missing.list(signal)).rejects.toMatchObject({ problem: 'not-found' });
    const write = missing.write(NAME, bytes(9), { is: 'any' }, signal);
    await expect(write).rejects.toMatchObject({ problem: 'not-found' });
  });

  it('is not made where the folder above is missing', async () => {
    const missing = folderAt(`missing ${count}/Kintime`);
    await expect(missing.create(signal)).rejects.toMatchObject({ problem: 'parent-missing' });
  });

  it('does not fill the memory with a file that is not of Kintime', async () => {
    await writeFile(`${path}/${NAME}`, bytes(64 * 1024));
    expect((await folder.read(NAME, signal))?.bytes.length).toBe(64 * 1024);
    await writeFile(`${path}/${NAME}`, bytes(64 * 1024 + 1));
    await expect(folder.read(NAME, signal)).rejects.toMatchObject({ problem: 'too-large' });
  });

  it('keeps the former file when it is killed in the middle of a write', async () => {
    const [former, next] = [bytes(9000), bytes(16_000)];
    await folder.write(NAME, former, { is: 'any' }, signal);
    const { hostname, port, pathname } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const credentials = Buffer.from(`${server.user}:${server.password}`).toString('base64');
    socket.write(
      `PUT ${pathname}${encodeURIComponent(basename(path))}/${NAME} HTTP/1.1\r\n` +
        `Host: ${hostname}:${port}\r\nAuthorization: Basic ${credentials}\r\n` +
        `Content-Length: ${next.length}\r\n\r\n`,
    );
    // Apache begins a temporary file; the others wait for the whole request.
    await new Promise((sent) => socket.write(next.subarray(0, 8000), sent));
    await server.answer();
    await server.kill();
    socket.destroy();
    await expect(folder.list(signal)).rejects.toMatchObject({ problem: 'offline' });

    await server.start();
    const files = await folder.list(signal);
    expect(files.map(({ name }) => name)).toEqual([NAME]);
    expect(isSame((await folder.read(NAME, signal))?.bytes, former)).toBe(true);
    await folder.write(NAME, next, { is: 'any' }, signal);
    expect(isSame((await folder.read(NAME, signal))?.bytes, next)).toBe(true);
  });
});
