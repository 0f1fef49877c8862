import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
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
  { signal, env }: ToolOptions,
  stdio: 'pipe' | 'inherit',
) {
  return spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', stdio, stdio],
    signal,
    // Gives the tool the time to end what it started itself.
    killSignal: 'SIGTERM',
  });
}

function exitCode(child: ReturnType<typeof start>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
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
    exitCode(child),
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
  return exitCode(start(script, args, options, 'inherit'));
}
