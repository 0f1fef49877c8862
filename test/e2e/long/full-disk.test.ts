import { setTimeout as sleep } from 'node:timers/promises';
import { agreeOnNothing, ALL_LEFT, guess, hasHistory, startOn, whatIsLeft } from '../full-disk.ts';
import type { DiskTrial } from '../full-disk.ts';
import { expect, test } from '../kintime.ts';
import { canMount, SmallDisk } from '../small-disk.ts';

/** Of each browser on each kind of disk: more than 50 in all. */
const RUNS = 13;

/** What happens to the browser and the disk after it was full. */
const ENDS = [
  'kill',
  'free and kill',
  'free and close',
  'free, write and kill',
  'restart full',
] as const;

/**
 * One run: set up, fill the disk, write, end in some way, and look. The sleeps make each moment a
 * random one.
 */
async function trial(options: DiskTrial, end: (typeof ENDS)[number]): Promise<string> {
  const { disk } = options;
  const first = await startOn(options);
  await agreeOnNothing(first);
  await first.visit('/foryou').catch(() => undefined);
  await sleep(Math.random() * 2000);
  await disk.fill();
  const guesses = Math.floor(Math.random() * 6);
  for (let i = 0; i < guesses; i += 1) {
    await guess(first, `999${i}`);
    await sleep(Math.random() * 300);
  }
  if (end.startsWith('free')) await disk.free();
  if (end === 'free, write and kill') await guess(first, '8888');
  await sleep(Math.random() * 1000);
  if (end === 'free and close') await first.launched.close();
  else await first.launched.kill('SIGKILL');
  if (end === 'restart full') {
    // It may be unable to start at all.
    const stuck = await startOn(options).catch(() => undefined);
    await stuck?.launched.kill('SIGKILL');
  }
  await disk.free();
  const second = await startOn(options);
  const left = await whatIsLeft(second);
  const history = (await hasHistory(second)) ? '' : ', history lost';
  await second.launched.close();
  return left + history;
}

for (const browser of ['chromium', 'firefox'] as const) {
  for (const kind of ['ext4', 'tmpfs'] as const) {
    test(`${RUNS} full disks lose no member, parent or rule (${browser}, ${kind})`, async ({
      site,
      signal,
    }) => {
      test.skip(!canMount, 'Mounting a small disk needs root on Linux');
      for (let run = 0; run < RUNS; run += 1) {
        const end = ENDS[run % ENDS.length] ?? 'kill';
        const disk = await SmallDisk.mount(kind);
        try {
          const left = await trial({ browser, disk, site, signal }, end);
          process.stdout.write(`    ${browser}, ${kind}, ${end}: ${left}\n`);
          expect.soft(left, end).toContain(ALL_LEFT);
        } finally {
          await disk.unmount();
        }
      }
    });
  }
}
