import { copyFile, mkdir, rm } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { Kintime } from '../test/e2e/kintime.ts';
import { walkThrough } from '../test/e2e/looking/gallery.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { command } from './command.ts';
import { isCommand, out, root } from './paths.ts';
import { showScreens } from './pictures/screens.ts';
import { say } from './say.ts';

const folder = `${out}/pictures`;
/** Those that the README shows, and under which name. */
const shown: ReadonlyMap<string, string> = new Map([['popup-week-light', 'popup']]);

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
 * @param wanted a part of the names of the states that are wanted; all without it
 */
async function takePictures(signal: AbortSignal, wanted = ''): Promise<void> {
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
    if (place !== undefined) await copyFile(path, `${root}docs/pictures/${place}.png`);
  };
  const isWanted = (name: string): boolean => name.includes(wanted);
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

if (isCommand(import.meta.url)) await command((signal) => takePictures(signal, process.argv[2]));
