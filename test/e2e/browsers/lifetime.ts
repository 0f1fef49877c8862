import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { until } from './condition.ts';
import { membersOf, signalGroup } from './process-group.ts';

export interface Profile {
  path: string;
  /** Whether no browser has used it yet. */
  isNew: boolean;
  /** Whether it goes away with the browser. */
  isTemporary: boolean;
}

/** How long a first start may take to open its welcome page, in milliseconds. */
export const welcomeWithin = 60_000;

export async function profileAt(path: string | undefined, engine: string): Promise<Profile> {
  if (path === undefined) {
    const made = await mkdtemp(join(tmpdir(), `kintime-${engine}-`));
    return { path: made, isNew: true, isTemporary: true };
  }
  const contents = await readdir(path).catch(() => []);
  return { path, isNew: contents.length === 0, isTemporary: false };
}

export interface Lifetime {
  ended: Promise<void>;
  pids(): Promise<readonly number[]>;
  kill(signal: NodeJS.Signals): Promise<void>;
  close(): Promise<void>;
}

/** Helpers that are still ending may write to a profile while it is removed. */
const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/** How long a browser may take to write down what it has before it is ended by force. */
const farewell = 8000;

/** How a launched browser ends: politely, by a signal, or with the test that started it. */
export function lifetimeOf(browser: Browser, profile: Profile, signal: AbortSignal): Lifetime {
  const main = browser.process();
  const leader = main?.pid;
  if (main === null || leader === undefined)
    throw new Error('The browser has no process of its own');

  const isOver = () => main.exitCode !== null || main.signalCode !== null;
  const exit = new Promise<void>((resolve) => {
    if (isOver()) resolve();
    else main.once('exit', () => resolve());
  });

  const afterwards = async () => {
    signal.removeEventListener('abort', onAbort);
    // Helpers outlive the main process by a moment and may still write to the profile.
    await until('the end of the browser', async () => (await membersOf(leader)).length === 0).catch(
      () => signalGroup(leader, 'SIGKILL'),
    );
    if (profile.isTemporary) await rm(profile.path, removal);
    process.off('exit', onExit);
  };
  const onAbort = () => signalGroup(leader, 'SIGKILL');
  // A runner that is cut short does not wait for what comes afterwards.
  const onExit = () => {
    signalGroup(leader, 'SIGKILL');
    if (profile.isTemporary) rmSync(profile.path, removal);
  };
  process.once('exit', onExit);
  signal.addEventListener('abort', onAbort, { once: true });
  const ended = exit.then(afterwards);

  let closing: Promise<void> | undefined;
  const shut = async () => {
    const timer = setTimeout(() => signalGroup(leader, 'SIGKILL'), farewell);
    // A browser that has been stopped or killed can no longer answer.
    await Promise.race([browser.close().catch(() => undefined), ended]);
    await ended;
    clearTimeout(timer);
  };

  return {
    ended,
    pids: () => membersOf(leader),
    kill: async (name) => {
      signalGroup(leader, name);
      if (name === 'SIGKILL') await ended;
    },
    close: () => (closing ??= shut()),
  };
}
