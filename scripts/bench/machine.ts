import { execFile } from 'node:child_process';
import { availableParallelism, loadavg } from 'node:os';
import { promisify } from 'node:util';
import { executableOf } from '../../test/e2e/browsers/executable.ts';

const run = promisify(execFile);

async function browserVersion(): Promise<string> {
  // There, browsers open a window instead of answering.
  if (process.platform === 'win32') return 'Chromium';
  const { stdout } = await run(executableOf('chromium'), ['--version']);
  return /\S+ \d[\d.]*/.exec(stdout)?.[0] ?? 'Chromium';
}

/** How many processes were waiting for a core, averaged over a minute; Windows does not say. */
export const loadNow = (): number => loadavg()[0] ?? 0;

/** Where the figures were taken: times mean little without it. */
export async function describeMachine(loadBefore: number): Promise<string> {
  const cores = availableParallelism();
  const load = `load ${loadBefore.toFixed(1)} before, ${loadNow().toFixed(1)} after`;
  const busy =
    loadBefore > cores / 2 ? '; the machine had other work, so times are longer than they are' : '';
  return `${await browserVersion()}, Node ${process.versions.node}, ${process.platform}, ${cores} cores, ${load}${busy}`;
}
