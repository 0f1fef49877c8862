import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { LaunchedBrowser } from '../../test/e2e/browsers/launch.ts';

const SAMPLE_INTERVAL_MS = 1000;
/** The memory has settled once so many samples in a row stay within this share of each other. */
const STEADY_SAMPLES = 5;
const STEADY_SHARE = 0.01;
const MAX_SAMPLES = 60;

/** Megabytes of renderers (Pss: what several have in common is divided between them). */
export interface RenderersMB {
  /** Of the process of the extension's pages. */
  readonly extension: number;
  readonly site: number;
}

async function processMB(pid: number): Promise<RenderersMB> {
  const read = async (file: string) => readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '');
  const command = await read('cmdline');
  const [, kB = '0'] = /^Pss:\s+(\d+)/m.exec(await read('smaps_rollup')) ?? [];
  const mb = command.includes('--type=renderer') ? Number(kB) / 1000 : 0;
  return command.includes('--extension-process')
    ? { extension: mb, site: 0 }
    : { extension: 0, site: mb };
}

async function sample({ pids }: LaunchedBrowser): Promise<RenderersMB> {
  const all = await Promise.all((await pids()).map(processMB));
  const sum = (part: keyof RenderersMB) => all.reduce((total, one) => total + one[part], 0);
  return { extension: sum('extension'), site: sum('site') };
}

/**
 * The memory of all renderers, once it has settled.
 * @throws on systems other than Linux
 */
async function renderersMB(launched: LaunchedBrowser, signal: AbortSignal): Promise<RenderersMB> {
  const samples: RenderersMB[] = [];
  for (let i = 0; i < MAX_SAMPLES; i += 1) {
    samples.push(await sample(launched));
    const last = samples.slice(-STEADY_SAMPLES).map(({ extension }) => extension);
    const isSteady = Math.max(...last) - Math.min(...last) <= STEADY_SHARE * Math.max(...last);
    if (last.length === STEADY_SAMPLES && isSteady) break;
    await sleep(SAMPLE_INTERVAL_MS, undefined, { signal });
  }
  const settled = samples.at(-1);
  if (settled === undefined || settled.extension === 0)
    throw new Error('The memory of processes is only known on Linux');
  return settled;
}

/**
 * What `open` adds to the memory of the renderers.
 * @param reader a page of the extension: all of them share one heap, which is collected before
 */
export async function addedMB(
  launched: LaunchedBrowser,
  reader: Page,
  signal: AbortSignal,
  open: () => Promise<void>,
): Promise<RenderersMB> {
  const session = await reader.createCDPSession();
  const measure = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return renderersMB(launched, signal);
  };
  const before = await measure();
  await open();
  const after = await measure();
  await session.detach();
  return { extension: after.extension - before.extension, site: after.site - before.site };
}
