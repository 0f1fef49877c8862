import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exchange } from '../../../../src/background/sharing/exchange.ts';
import { fileNameOf, openFile, sealFile } from '../../../../src/background/sharing/sealed-file.ts';
import type { BrowserFile } from '../../../../src/domain/household/sharing/browser-file.schema.ts';
import { FolderError } from '../../../../src/domain/household/sharing/shared-folder.ts';
import { MINUTE } from '../../../../src/domain/time/units.ts';
import type { SharedFolder } from '../../../../src/platform/shared-folder.ts';
import { newKey } from '../../../../src/platform/crypto/household-crypto.ts';
import { hexOf } from '../../../../src/domain/household/pairing-code.ts';
import { readPersons } from '../../../../src/store/household/household.ts';
import { addToOutbox } from '../../../../src/store/household/folder.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { decide, fileOf, openWithDad, withVersion } from '../security/shared-file-fixture.ts';
import { at } from '../services-fixture.ts';
import type { TestBackground } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));
vi.mock('../../../../src/platform/clock.ts', async (original) => ({
  ...(await original<object>()),
  machineZone: () => 'UTC',
}));

const reported = vi.fn<(error: unknown) => void>();
beforeEach(() => {
  vi.stubGlobal('reportError', reported.mockReset());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A folder in memory, which counts up its tags. */
class MemoryFolder implements SharedFolder {
  readonly files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; tag: string }>();
  readonly reads: string[] = [];
  isFull = false;
  #tag = 0;

  readonly create = async (): Promise<void> => undefined;

  readonly list = async () => [...this.files].map(([name, { tag }]) => ({ name, tag }));

  readonly read = async (name: string) => {
    this.reads.push(name);
    return this.files.get(name) ?? null;
  };

  readonly write = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
    if (this.isFull) throw new FolderError('full');
    return this.put(name, bytes);
  };

  readonly remove = async (name: string): Promise<void> => {
    this.files.delete(name);
  };

  put(name: string, bytes: Uint8Array<ArrayBuffer>): string {
    const tag = `"${(this.#tag += 1)}"`;
    this.files.set(name, { bytes, tag });
    return tag;
  }
}

/** Mia's browser, which shares a folder with others. */
async function open() {
  const background = await openWithDad();
  const folder = new MemoryFolder();
  const connection = { address: 'https://cloud.test/', user: '', password: '', browser: 'Laptop' };
  await background.connection.write(writeSettings, { folder: connection });
  return { background, folder };
}

async function connectedTo(background: TestBackground, folder: MemoryFolder) {
  const settings = await background.read(readSettings);
  const { household } = settings;
  if (household === null) throw new Error('No household');
  return { settings, household, folder };
}

/** Visits the folder once. @returns how often there was news */
async function visit(background: TestBackground, folder: MemoryFolder): Promise<number> {
  const onNews = vi.fn(async () => undefined);
  const { signal } = new AbortController();
  const connected = await connectedTo(background, folder);
  await exchange(background.services, connected, onNews, signal).catch((error: unknown) => {
    if (!(error instanceof FolderError)) throw error;
  });
  return onNews.mock.calls.length;
}

/** Another browser of the household writes its file. */
async function write(
  background: TestBackground,
  folder: MemoryFolder,
  change: Partial<BrowserFile>,
): Promise<string> {
  const { household } = await connectedTo(background, folder);
  const empty = { agreements: [], grants: [], parents: [] };
  const file = { ...(await fileOf(background)), ...empty, device: 'desk', ...change };
  const name = await fileNameOf(file.device);
  folder.put(name, await sealFile(household, name, file));
  return name;
}

async function totalOf(
  background: TestBackground,
  minutes: number,
): Promise<BrowserFile['totals']> {
  const [mia] = await background.read(readPersons);
  const days = [{ date: '2026-05-06', ms: minutes * MINUTE, messagesMs: 0 }];
  return [{ person: mia?.id ?? '', days }];
}

const stateOf = async (background: TestBackground) =>
  (await background.read(readSettings)).folderState;

describe('an exchange', () => {
  it('enforces what it took over, even if its own file cannot be written', async () => {
    const { background, folder } = await open();
    await write(background, folder, { totals: await totalOf(background, 20) });
    folder.isFull = true;
    expect(await visit(background, folder)).toBe(1);
    const { heardAt, seenAt } = await stateOf(background);
    expect({ heardAt, seenAt }).toEqual({ heardAt: { desk: at('12:00') }, seenAt: at('12:00') });
    expect(await visit(background, folder)).toBe(0);
  });

  it('goes on after a file that something unexpected happened with, and tries that again', async () => {
    const { background, folder } = await open();
    await decide(background);
    // More parts than a signed text may have.
    const wishes = Array.from({ length: 26_000 }, () => ({ by: '', dailyMs: null, reason: '' }));
    const { agreements } = withVersion(await fileOf(background), { id: 'large', wishes });
    const name = await write(background, folder, { device: 'bad', agreements });
    await write(background, folder, { totals: await totalOf(background, 20) });
    expect(await visit(background, folder)).toBe(1);
    expect(reported).toHaveBeenCalledOnce();
    const refusal = { reason: 'damaged', browser: '', whom: '', file: name };
    expect((await stateOf(background)).refusals).toEqual([refusal]);
    folder.reads.length = 0;
    await visit(background, folder);
    expect(folder.reads).toEqual([name]);
  });

  it('says that a file is damaged until it changes, without reading it again', async () => {
    const { background, folder } = await open();
    const name = await write(background, folder, {});
    await visit(background, folder);
    const { bytes = new Uint8Array() } = folder.files.get(name) ?? {};
    const last = bytes.length - 1;
    folder.put(
      name,
      bytes.map((byte, i) => (i === last ? 255 - byte : byte)),
    );
    await visit(background, folder);
    const { refusals } = await stateOf(background);
    expect(refusals).toMatchObject([{ reason: 'damaged', browser: 'Laptop' }]);
    folder.reads.length = 0;
    await visit(background, folder);
    expect((await stateOf(background)).refusals).toEqual(refusals);
    expect(folder.reads).toEqual([]);
    await write(background, folder, { sequence: 2 });
    await visit(background, folder);
    expect((await stateOf(background)).refusals).toEqual([]);
  });

  it('says so as long as an older file was put back', async () => {
    const { background, folder } = await open();
    await write(background, folder, { sequence: 2 });
    await visit(background, folder);
    await write(background, folder, { sequence: 1 });
    await visit(background, folder);
    await visit(background, folder);
    expect((await stateOf(background)).refusals).toMatchObject([{ reason: 'replayed' }]);
  });

  it('remembers a browser whose file has gone, and what it reported, until it writes again', async () => {
    const { background, folder } = await open();
    const totals = await totalOf(background, 20);
    const people = [{ id: totals[0]?.person ?? '', name: 'Mia', grownUp: false, joinedAt: 1e12 }];
    const name = await write(background, folder, { totals, people, sequence: 2 });
    await visit(background, folder);
    folder.files.delete(name);
    background.setTime('12:10');
    await visit(background, folder);
    background.setTime('12:20');
    await visit(background, folder);
    const { gone, heardAt } = await stateOf(background);
    const known = { device: 'desk', browser: 'Laptop', people: ['Mia'], sequence: 2 };
    expect(gone).toEqual([{ ...known, heardAt: at('12:00'), goneAt: at('12:10') }]);
    expect(heardAt).toEqual({});
    expect(await background.read(({ sharedTime }) => sharedTime.count())).toBe(1);
    // An older file is no sign of that browser.
    await write(background, folder, { totals: await totalOf(background, 40), sequence: 1 });
    expect(await visit(background, folder)).toBe(0);
    expect(await stateOf(background)).toMatchObject({ gone, refusals: [{ reason: 'replayed' }] });
    await write(background, folder, { totals, sequence: 2 });
    await visit(background, folder);
    expect(await stateOf(background)).toMatchObject({
      gone: [],
      heardAt: { desk: at('12:20') },
      refusals: [],
    });
  });

  it('seals its own file anew with a new key, and opens what it could not before', async () => {
    const { background, folder } = await open();
    const name = await write(background, folder, { totals: await totalOf(background, 20) });
    await visit(background, folder);
    const { household, settings } = await connectedTo(background, folder);
    const own = await fileNameOf(settings.device);
    const before = folder.files.get(own);
    const renewed = { ...household, key: hexOf(newKey()) };
    const file = { ...(await fileOf(background)), device: 'desk', agreements: [], sequence: 2 };
    folder.put(
      name,
      await sealFile(renewed, name, { ...file, totals: await totalOf(background, 30) }),
    );
    expect(await visit(background, folder)).toBe(0);
    expect((await stateOf(background)).refusals).toMatchObject([{ reason: 'foreign' }]);
    await background.connection.write(writeSettings, { household: renewed });
    expect(await visit(background, folder)).toBe(1);
    expect(folder.files.get(own)?.tag).not.toBe(before?.tag);
  });

  it('writes a file that others can read, however much a parent has answered', async () => {
    const { background, folder } = await open();
    const [mia] = await background.read(readPersons);
    const answered = { person: mia?.id ?? '', date: '2026-05-06', at: at('12:00') };
    const given = { answer: { is: 'no' as const }, reason: 'no', signature: null };
    for (let i = 0; i < 101; i++) {
      const answers = [{ to: `request ${i}`, ...answered, ...given }];
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await background.connection.write(addToOutbox, { answers, versions: [] });
    }
    await visit(background, folder);
    const { household, settings } = await connectedTo(background, folder);
    const own = await fileNameOf(settings.device);
    const { bytes = new Uint8Array() } = folder.files.get(own) ?? {};
    const opened = await openFile(household, own, bytes);
    const last = typeof opened === 'string' ? opened : opened.answers.at(-1)?.to;
    expect(last).toBe('request 100');
  });
});
