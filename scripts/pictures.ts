import { mkdir, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { Kintime } from '../test/e2e/kintime.ts';
import { walkThrough } from '../test/e2e/visual/gallery.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { command } from './command.ts';
import { isCommand, out, root } from './paths.ts';
import { showScreens } from './pictures/screens.ts';
import { say } from './say.ts';

const folder = `${out}/pictures`;
/** Those that the README shows, as far as a window goes, and under which name. */
const shown: ReadonlyMap<string, string> = new Map([
  ['popup-week-light', 'popup'],
  ['time-week-light', 'my-time'],
  ['household-paired-light', 'our-week'],
]);

/** As much as the README has room for: what a page says, without the space beside it. */
const widest = { width: 768, height: 860 };

/** A fresh browser of a family, in which nothing was agreed to. */
async function inFreshBrowser(
  signal: AbortSignal,
  work: (kintime: Kintime) => Promise<void>,
): Promise<void> {
  const site = await startSite({ signal });
  const kintime = await Kintime.start({ browser: 'chromium', site, signal });
  try {
    // What runs this file gives names to functions with a function that pages do not have.
    await kintime.reader.evaluate('globalThis.__name = (made) => made');
    await work(kintime);
  } finally {
    await kintime.launched.close();
    await site.close();
  }
}

/**
 * Takes a picture of every page in each state and each look, into `out/pictures`.
 * @param wanted parts of the names of the states that are wanted; all without any
 */
async function takePictures(signal: AbortSignal, wanted: readonly string[]): Promise<void> {
  await build({ signal });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let taken = 0;
  const take = async (page: Page, name: string, fullPage = false): Promise<void> => {
    const path = `${folder}/${name}.png`;
    // Beyond what is in view, Chromium moves a short page that reads from right to left aside.
    await page.screenshot({ path, fullPage, captureBeyondViewport: false });
    taken += 1;
    const place = shown.get(name);
    if (place === undefined) return;
    const window = page.viewport() ?? widest;
    const width = Math.min(window.width, widest.width);
    const height = Math.min(window.height, widest.height);
    await page.screenshot({
      path: `${root}docs/pictures/${place}.png`,
      clip: { x: (window.width - width) / 2, y: 0, width, height },
    });
  };
  const isWanted = (name: string): boolean =>
    wanted.length === 0 || wanted.some((part) => name.includes(part));
  await inFreshBrowser(signal, async (kintime) =>
    walkThrough(
      kintime,
      { folder: out },
      async ({ scene, look, page }) =>
        take(page, `${scene.name}-${look.name}`, !scene.path.startsWith('popup')),
      isWanted,
    ),
  );
  if (isWanted('screen')) {
    await inFreshBrowser(signal, async (kintime) => {
      await kintime.agree();
      await showScreens(kintime, take);
    });
  }
  say(`${taken} pictures in ${folder}`);
}

if (isCommand(import.meta.url)) {
  await command((signal) => {
    const { positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true });
    return takePictures(signal, positionals);
  }, 'pictures');
}
