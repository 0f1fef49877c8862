import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DatabaseConnection } from '../../../../src/background/storage/database-connection.ts';
import { OutageRecorder } from '../../../../src/background/storage/outage.ts';
import { SECOND } from '../../../../src/domain/time/units.ts';
import { DATABASE } from '../../../../src/store/db/schema.ts';
import { readSettings, writeSettings } from '../../../../src/store/settings.ts';
import { storage } from '../browser-stub.ts';
import { at } from '../services-fixture.ts';

vi.mock('../../../../src/platform/browser.ts', () => import('../browser-stub.ts'));

let isFull = false;
let wall = 0;
let stop: () => void = () => undefined;

/** A worker that follows the storage, as `background/index.ts` does. */
function startWorker() {
  const clock = { now: () => ({ wall, mono: 0 }) };
  let follows = true;
  const connection = new DatabaseConnection((problem) => {
    if (follows) void outage.follow(problem);
  });
  const outage = new OutageRecorder(connection, clock);
  stop = () => {
    follows = false;
    vi.clearAllTimers();
  };
  return { connection, outage };
}

const write = async (connection: DatabaseConnection): Promise<unknown> =>
  connection.write(readSettings).catch(() => undefined);

/** Lets time pass; timers only, since the fake database has its own. */
function pass(seconds: number): void {
  wall += seconds * SECOND;
  vi.advanceTimersByTime(seconds * SECOND);
}

async function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Where nothing is to happen. */
async function passTurns(): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop -- one turn after the other
  for (let turn = 0; turn < 60; turn += 1) await nextTurn();
}

/** Not `vi.waitFor`, which also advances the timers. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10 * SECOND;
  do {
    if (performance.now() > deadline) throw new Error('It did not happen in time');
    // oxlint-disable-next-line no-await-in-loop -- one turn after the other
    await nextTurn();
    // oxlint-disable-next-line no-await-in-loop
  } while (!(await condition()));
}

/** Since when the session says that nothing is stored. */
async function unstoredSince(): Promise<unknown> {
  return (await storage.session.get(null))['unstoredSince'];
}

const hasBegun = async (): Promise<boolean> => (await unstoredSince()) !== undefined;
const isRecorded = async (): Promise<boolean> => (await unstoredSince()) === undefined;
/** Whether the worker is done with the last timer, and has set the next one. */
const waitsAgain = (): boolean => vi.getTimerCount() > 0;

async function gaps(connection: DatabaseConnection) {
  const rows = await connection.read(async (database) => database.gaps.toArray());
  return rows.map(({ start, end, reason }) => [start, end, reason]);
}

describe('an outage', () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    vi.stubGlobal('navigator', {
      storage: { estimate: async () => ({ quota: isFull ? 0 : 1e9, usage: 0 }) },
    });
    vi.stubGlobal('reportError', () => undefined);
    isFull = false;
    wall = at('12:00');
    await Dexie.delete(DATABASE);
    await storage.session.remove(Object.keys(await storage.session.get(null)));
    const { connection } = startWorker();
    await connection.write(async (database) =>
      writeSettings(database, { device: 'here', countingSince: at('11:00') }),
    );
  });
  afterEach(() => {
    stop();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** A worker that finds the disk full, and stops a minute before the next one starts. */
  async function stopWhileFull(): Promise<void> {
    const { connection } = startWorker();
    isFull = true;
    await write(connection);
    await until(hasBegun);
    stop();
    wall += 60 * SECOND;
  }

  it('is a gap once it has ended', async () => {
    const { connection } = startWorker();
    isFull = true;
    await write(connection);
    await until(hasBegun);
    pass(60);
    await until(waitsAgain);
    isFull = false;
    pass(20);
    await until(waitsAgain);
    pass(10);
    await until(isRecorded);
    expect(await gaps(connection)).toEqual([[at('12:00'), at('12:00') + 90 * SECOND, 'unstored']]);
    expect(await storage.session.get(null)).toEqual({});
  });

  it('is recorded by the next worker if it ended while none ran', async () => {
    await stopWhileFull();
    isFull = false;
    const { connection, outage } = startWorker();
    await outage.resume();
    await write(connection);
    pass(10);
    await until(isRecorded);
    expect(await gaps(connection)).toEqual([[at('12:00'), at('12:00') + 70 * SECOND, 'unstored']]);
    expect(await storage.session.get(null)).toEqual({});
  });

  it('is recorded by the next worker when it ends only then', async () => {
    await stopWhileFull();
    const { connection, outage } = startWorker();
    await outage.resume();
    pass(10);
    await until(waitsAgain);
    isFull = false;
    pass(20);
    await until(waitsAgain);
    pass(10);
    await until(isRecorded);
    expect(await gaps(connection)).toEqual([[at('12:00'), at('12:00') + 100 * SECOND, 'unstored']]);
  });

  it('leaves nothing to do for a worker without one', async () => {
    const { connection, outage } = startWorker();
    await outage.resume();
    pass(60);
    await passTurns();
    expect(await gaps(connection)).toEqual([]);
  });

  it('is recorded even if it ended before the session answered', async () => {
    const { connection } = startWorker();
    const { get } = storage.session;
    let answer: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (answer = resolve));
    vi.spyOn(storage.session, 'get').mockImplementationOnce(async (key) => {
      await slow;
      return get(key);
    });
    isFull = true;
    await write(connection);
    isFull = false;
    await write(connection);
    answer();
    await until(hasBegun);
    pass(10);
    await until(isRecorded);
    expect(await gaps(connection)).toEqual([[at('12:00'), at('12:00') + 10 * SECOND, 'unstored']]);
  });

  it('that begins while the one before is recorded keeps its start', async () => {
    const { connection } = startWorker();
    isFull = true;
    await write(connection);
    await until(hasBegun);
    isFull = false;
    await write(connection);
    await nextTurn();
    const { remove } = storage.session;
    vi.spyOn(storage.session, 'remove').mockImplementationOnce(async (keys) => {
      isFull = true;
      await write(connection);
      await passTurns();
      return remove(keys);
    });
    pass(10);
    await until(async () => (await unstoredSince()) === wall);
    expect(await storage.session.get(null)).toEqual({ unstoredSince: wall });
  });
});
