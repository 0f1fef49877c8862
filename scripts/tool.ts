import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { isFromTerminal } from './interruption.ts';
import { root } from './paths.ts';

export interface ToolOptions {
  signal: AbortSignal;
  env?: Record<string, string>;
}

export interface Captured {
  code: number;
  output: string;
  errorOutput: string;
}

function start(
  script: string,
  args: readonly string[],
  { env, signal }: ToolOptions,
  stdio: 'pipe' | 'inherit',
) {
  signal.throwIfAborted();
  return spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdio, stdio],
  });
}

/** Waits for the end of a tool, which on a signal gets the time to end what it started itself. */
async function exitCode(child: ReturnType<typeof start>, signal: AbortSignal): Promise<number> {
  const onAbort = () => {
    // A terminal has told it already, and a second time means: at once.
    if (!isFromTerminal(signal.reason)) child.kill('SIGINT');
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 1));
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    signal.throwIfAborted();
  }
}

/** Runs one of the installed tools and keeps what it says. */
export async function capture(
  script: string,
  args: readonly string[],
  options: ToolOptions,
): Promise<Captured> {
  const child = start(script, args, options, 'pipe');
  if (child.stdout === null || child.stderr === null) throw new Error(`${script} has no output`);
  const [code, output, errorOutput] = await Promise.all([
    exitCode(child, options.signal),
    text(child.stdout),
    text(child.stderr),
  ]);
  return { code, output, errorOutput };
}

/** Runs one of the installed tools in plain sight. */
export function show(
  script: string,
  args: readonly string[],
  options: ToolOptions,
): Promise<number> {
  return exitCode(start(script, args, options, 'inherit'), options.signal);
}
