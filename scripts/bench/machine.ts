import { availableParallelism, loadavg } from 'node:os';
import spawn from 'nano-spawn';
import { executableOf } from '../../test/e2e/browsers/executable.ts';

async function browserVersion(): Promise<string> {
  // Browsers on Windows open a window instead of printing their version.
  if (process.platform === 'win32') return 'Chromium';
  const { stdout } = await spawn(executableOf('chromium'), ['--version']);
  return /\S+ \d[\d.]*/.exec(stdout)?.[0] ?? 'Chromium';
}

/** Load average of the last minute; 0 on Windows. */
export const loadNow = (): number => loadavg()[0] ?? 0;

/** The machine and its load, without which times mean little. */
export async function describeMachine(loadBefore: number): Promise<string> {
  const cores = availableParallelism();
  const load = `load ${loadBefore.toFixed(1)} before, ${loadNow().toFixed(1)} after`;
  const busy = loadBefore > cores / 2 ? '; the machine was busy, so times are too long' : '';
  return `${await browserVersion()}, Node ${process.versions.node}, ${process.platform}, ${cores} cores, ${load}${busy}`;
}
