import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { until } from './wait-until.ts';

export interface Display {
  /** Environment variables for programs that use this display. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs xdotool, which moves the pointer and presses keys. @returns its output */
  xdotool(...parameters: string[]): Promise<string>;
  close(): Promise<void>;
}

export interface DisplayOptions {
  width?: number;
  height?: number;
  signal: AbortSignal;
}

const run = promisify(execFile);

/** The first line that a process writes to file descriptor 3. */
function firstLine(child: ChildProcess): Promise<string> {
  const channel = child.stdio[3];
  if (!(channel instanceof Readable))
    throw new Error(`${child.spawnfile} has no file descriptor 3`);
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

/** Starts a virtual X display with a window manager. */
export async function startDisplay({
  width = 1600,
  height = 1000,
  signal,
}: DisplayOptions): Promise<Display> {
  signal.throwIfAborted();
  // Xvfb chooses a free display number; choosing one here would race with other tests.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  let windowManager: ChildProcess | undefined;
  const close = async () => {
    signal.removeEventListener('abort', endNow);
    // The window manager first, since it logs an error if the display closes before it.
    if (windowManager !== undefined) await end(windowManager);
    await end(server);
    process.off('exit', endNow);
  };
  const endNow = () => {
    windowManager?.kill();
    server.kill();
  };
  signal.addEventListener('abort', endNow, { once: true });
  // An interrupted runner does not run the tests' clean-up.
  process.once('exit', endNow);

  try {
    // On a Wayland desktop, browsers would otherwise open on the real screen.
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
    // `get_desktop` fails until the window manager runs.
    await until('the window manager', () => xdotool('get_desktop').catch(() => false as const), {
      signal,
    });
    return { env, xdotool, close };
  } catch (error) {
    await close();
    throw error;
  }
}
