import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';

const SAMPLE_INTERVAL_MS = 1000;
/** The memory has settled once so many samples in a row stay within this share of each other. */
const STEADY_SAMPLES = 5;
const STEADY_SHARE = 0.01;
const MAX_SAMPLES = 60;

/** Megabytes of a renderer, with its share of what it has in common with others; 0 for other processes. */
async function rendererMB(pid: number): Promise<number> {
  const read = async (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  if (!(await read('cmdline')).includes('--type=renderer')) return 0;
  const [, kB = '0'] = /^Pss:\s+(\d+)/m.exec(await read('smaps_rollup')) ?? [];
  return Number(kB) / 1000;
}

/**
 * The memory of all renderers in megabytes (Pss), once it has settled.
 * @throws on systems other than Linux
 */
export async function renderersMB({ pids }: LaunchedBrowser, signal: AbortSignal): Promise<number> {
  const samples: number[] = [];
  for (let i = 0; i < MAX_SAMPLES; i += 1) {
    const all = await Promise.all((await pids()).map(rendererMB));
    samples.push(all.reduce((sum, mb) => sum + mb, 0));
    const last = samples.slice(-STEADY_SAMPLES);
    const isSteady = Math.max(...last) - Math.min(...last) <= STEADY_SHARE * Math.max(...last);
    if (last.length === STEADY_SAMPLES && isSteady) break;
    await sleep(SAMPLE_INTERVAL_MS, undefined, { signal });
  }
  const settled = samples.at(-1) ?? 0;
  if (settled === 0) throw new Error('The memory of processes is only known on Linux');
  return settled;
}
