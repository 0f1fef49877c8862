import { mkdir, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page } from 'puppeteer-core';
import { Kintime } from '../test/e2e/kintime.ts';
import { visitScenes } from '../test/e2e/visual/visit-scenes.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { runCommand } from './cli.ts';
import { closing } from './disposable.ts';
import { isMain, out, root } from './paths.ts';
import { visitSamplePages } from './sample-pages.ts';
import { showOverlays } from './pictures/overlays.ts';

const folder = `${out}/pictures`;
/** Pictures that the README shows, and their names in `docs/pictures`. */
const README_PICTURES: ReadonlyMap<string, string> = new Map([['popup-week-light', 'popup']]);

/** The part of a page that the README shows, without the margins. */
const README_SIZE = { width: 768, height: 860 };

/** Runs `work` in a fresh browser, before counting was agreed to. */
async function inFreshBrowser(
  signal: AbortSignal,
  work: (kintime: Kintime) => Promise<void>,
): Promise<void> {
  await using site = closing(await startSite({ signal }));
  const kintime = await Kintime.start({ browser: 'chromium', site, signal });
  await using _browser = closing(kintime.launched);
  // esbuild, which tsx uses, calls its helper `__name` in functions that are sent to pages.
  await kintime.reader.evaluate('globalThis.__name = (named) => named');
  await work(kintime);
}

/** Takes the README's pictures of the sample. */
async function takeSamples({ launched }: Kintime): Promise<void> {
  await visitSamplePages(launched, async (page, name) => {
    await page.screenshot({ path: `${root}docs/pictures/${name}.png` });
  });
}

/**
 * Takes a screenshot of every page in each state and appearance into `out/pictures`.
 * @param wanted parts of names; all pictures if empty
 */
async function takePictures(signal: AbortSignal, wanted: readonly string[]): Promise<void> {
  await build({ signal });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let taken = 0;
  const take = async (page: Page, name: string, fullPage = false): Promise<void> => {
    const path = `${folder}/${name}.png`;
    // `captureBeyondViewport` shifts short right-to-left pages in Chromium.
    await page.screenshot({ path, fullPage, captureBeyondViewport: false });
    taken += 1;
    const readmeName = README_PICTURES.get(name);
    if (readmeName === undefined) return;
    const window = page.viewport() ?? README_SIZE;
    const width = Math.min(window.width, README_SIZE.width);
    const height = Math.min(window.height, README_SIZE.height);
    await page.screenshot({
      path: `${root}docs/pictures/${readmeName}.png`,
      clip: { x: (window.width - width) / 2, y: 0, width, height },
    });
  };
  const isWanted = (name: string): boolean =>
    wanted.length === 0 || wanted.some((part) => name.includes(part));
  await inFreshBrowser(signal, async (kintime) =>
    visitScenes(
      kintime,
      { folder: out },
      async ({ scene, appearance, page }) =>
        take(page, `${scene.name}-${appearance.name}`, !scene.path.startsWith('popup')),
      isWanted,
    ),
  );
  if (isWanted('sample')) await inFreshBrowser(signal, takeSamples);
  if (isWanted('screen')) {
    await inFreshBrowser(signal, async (kintime) => {
      await kintime.agree();
      await showOverlays(kintime, take);
    });
  }
  console.log(`${taken} pictures in ${folder}`);
}

if (isMain(import.meta.url)) {
  await runCommand((signal) => {
    const { positionals } = parseArgs({ args: process.argv.slice(2), allowPositionals: true });
    return takePictures(signal, positionals);
  }, 'pictures');
}
