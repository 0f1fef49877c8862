import { rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import { until } from './wait-until.ts';
import { membersOf, signalGroup } from './process-group.ts';

export interface Profile {
  path: string;
  /** No browser has used it yet. */
  isNew: boolean;
  /** It is removed with the browser. */
  isTemporary: boolean;
}

/** How long a new installation may take to open its welcome page. */
export const WELCOME_TIMEOUT = 60_000;

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

/** Child processes that are still exiting may write to a profile while it is removed. */
export const removal = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };

/** How long a browser may take to close before it is killed. */
const CLOSE_TIMEOUT = 8000;

/** Closes a launched browser gracefully, by a signal, or with the test that launched it. */
export function lifetimeOf(browser: Browser, profile: Profile, signal: AbortSignal): Lifetime {
  const main = browser.process();
  const leader = main?.pid;
  if (main === null || leader === undefined) throw new Error('The browser has no process');

  const hasExited = () => main.exitCode !== null || main.signalCode !== null;
  const exit = new Promise<void>((resolve) => {
    if (hasExited()) resolve();
    else main.once('exit', () => resolve());
  });

  const cleanUp = async () => {
    signal.removeEventListener('abort', onAbort);
    // Child processes outlive the main process by a moment and may still write to the profile.
    await until('the end of the browser', async () => (await membersOf(leader)).length === 0).catch(
      () => signalGroup(leader, 'SIGKILL'),
    );
    if (profile.isTemporary) await rm(profile.path, removal);
    process.off('exit', onExit);
  };
  const onAbort = () => signalGroup(leader, 'SIGKILL');
  // An interrupted runner does not wait for asynchronous clean-up.
  const onExit = () => {
    signalGroup(leader, 'SIGKILL');
    if (profile.isTemporary) rmSync(profile.path, removal);
  };
  process.once('exit', onExit);
  signal.addEventListener('abort', onAbort, { once: true });
  const ended = exit.then(cleanUp);

  let closing: Promise<void> | undefined;
  const shut = async () => {
    const timer = setTimeout(() => signalGroup(leader, 'SIGKILL'), CLOSE_TIMEOUT);
    // A browser that was stopped or killed does not respond.
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
