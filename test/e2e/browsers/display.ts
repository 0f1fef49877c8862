import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { until } from './condition.ts';

export interface Display {
  /** What makes a program draw on this screen. */
  readonly env: Readonly<Record<string, string>>;
  /** Moves the pointer, presses keys and raises windows as a person would; gives back what xdotool says. */
  xdotool(...parameters: string[]): Promise<string>;
  close(): Promise<void>;
}

export interface DisplayOptions {
  width?: number;
  height?: number;
  signal: AbortSignal;
}

const run = promisify(execFile);

/** The first line that a process writes to its fourth channel. */
function firstLine(child: ChildProcess): Promise<string> {
  const channel = child.stdio[3];
  if (!(channel instanceof Readable)) throw new Error(`${child.spawnfile} has no fourth channel`);
  return new Promise((resolve, reject) => {
    let text = '';
    channel.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${child.spawnfile} ended with ${code} before it was ready`)),
    );
  });
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

/** A screen that nobody sees, with a window manager, for one test alone. */
export async function startDisplay({
  width = 1600,
  height = 1000,
  signal,
}: DisplayOptions): Promise<Display> {
  signal.throwIfAborted();
  // The server picks a number that is free and says which; picking one here would race with other tests.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  let windowManager: ChildProcess | undefined;
  const close = async () => {
    signal.removeEventListener('abort', endNow);
    // The window manager first: it complains when the screen goes away under it.
    if (windowManager !== undefined) await end(windowManager);
    await end(server);
    process.off('exit', endNow);
  };
  const endNow = () => {
    windowManager?.kill();
    server.kill();
  };
  signal.addEventListener('abort', endNow, { once: true });
  // A runner that is cut short ends without a word to its tests.
  process.once('exit', endNow);

  try {
    // On a desktop with Wayland, browsers would otherwise open on the person's own screen.
    const env = {
      DISPLAY: `:${await firstLine(server)}`,
      WAYLAND_DISPLAY: '',
      XDG_SESSION_TYPE: 'x11',
      GDK_BACKEND: 'x11',
      MOZ_ENABLE_WAYLAND: '0',
    };
    const inDisplay = { env: { ...process.env, ...env } };
    windowManager = spawn('openbox', [], { ...inDisplay, stdio: 'ignore' });
    const xdotool = async (...parameters: string[]) => {
      const { stdout } = await run('xdotool', parameters, inDisplay);
      return stdout.trim();
    };
    // Without a window manager there are no desktops to ask for.
    await until('the window manager', () => xdotool('get_desktop').catch(() => false as const), {
      signal,
    });
    return { env, xdotool, close };
  } catch (error) {
    await close();
    throw error;
  }
}
