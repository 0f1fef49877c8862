import { mkdir, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Page, ScreenshotOptions } from 'puppeteer-core';
import type { LaunchOptions } from '../test/e2e/browsers/launch.ts';
import { Kintime } from '../test/e2e/kintime.ts';
import { PICTURED_APPEARANCES } from '../test/e2e/visual/appearances.ts';
import { visitScenes } from '../test/e2e/visual/visit-scenes.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { runCommand } from './cli.ts';
import { closing } from './disposable.ts';
import { isMain, out } from './paths.ts';
import { FAMILY_PLACE, takeFamilyPictures } from './pictures/family.ts';
import { showOverlays } from './pictures/overlays.ts';

const folder = `${out}/pictures`;
/** What can be wanted besides the scenes: the README's and the stores' pictures, and the overlays. */
const GROUPS: ReadonlySet<string> = new Set(['family', 'screen']);

/** Runs `work` in a fresh browser, before counting was agreed to. */
async function inFreshBrowser(
  signal: AbortSignal,
  work: (kintime: Kintime) => Promise<void>,
  place: Pick<LaunchOptions, 'env'> = {},
): Promise<void> {
  await using site = closing(await startSite({ signal }));
  const kintime = await Kintime.start({ browser: 'chromium', site, signal, ...place });
  await using _browser = closing(kintime.launched);
  // esbuild, which tsx uses, calls its helper `__name` in functions that are sent to pages.
  await kintime.reader.evaluate('globalThis.__name = (named) => named');
  await work(kintime);
}

/** Pages in full, unless a dialog covers them; browsers make a popup as high as its content. */
async function partOf(page: Page, path: string): Promise<ScreenshotOptions> {
  if (!path.startsWith('popup')) return { fullPage: (await page.$('dialog[open]')) === null };
  const clip = await page.$eval('body', (body) => {
    const { width, height } = body.getBoundingClientRect();
    return { x: 0, y: 0, width, height };
  });
  return { clip };
}

/**
 * Takes a screenshot of every page in each state and appearance into `out/pictures`, and the
 * pictures of the README and of the stores.
 * @param wanted parts of names; all pictures if empty
 * @param looks names of appearances; all if empty
 * @param unfolds whether to unfold what the pages fold
 */
async function takePictures(
  signal: AbortSignal,
  wanted: readonly string[],
  looks: readonly string[],
  unfolds: boolean,
): Promise<void> {
  const appearances = PICTURED_APPEARANCES.filter(
    ({ name }) => looks.length === 0 || looks.includes(name),
  );
  await build({ signal });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let taken = 0;
  const take = async (page: Page, name: string, part?: ScreenshotOptions): Promise<void> => {
    const path = `${folder}/${name}.png`;
    // `captureBeyondViewport` shifts short right-to-left pages in Chromium.
    await page.screenshot({ path, captureBeyondViewport: false, ...part });
    taken += 1;
  };
  const isWanted = (name: string): boolean =>
    wanted.length === 0 || wanted.some((part) => name.includes(part));
  if (wanted.length === 0 || !wanted.every((name) => GROUPS.has(name))) {
    await inFreshBrowser(signal, async (kintime) =>
      visitScenes(
        kintime,
        { folder: out },
        async ({ scene, appearance, page }) =>
          take(page, `${scene.name}-${appearance.name}`, await partOf(page, scene.path)),
        unfolds
          ? { isWanted, folded: [], unfolded: appearances }
          : { isWanted, folded: appearances },
      ),
    );
  }
  if (isWanted('family')) await inFreshBrowser(signal, takeFamilyPictures, FAMILY_PLACE);
  if (isWanted('screen')) {
    await inFreshBrowser(signal, async (kintime) => {
      await kintime.agree();
      await showOverlays(kintime, appearances, take);
    });
  }
  console.log(`${taken} pictures in ${folder}`);
}

if (isMain(import.meta.url)) {
  await runCommand((signal) => {
    const { positionals, values } = parseArgs({
      args: process.argv.slice(2),
      allowPositionals: true,
      options: {
        look: { type: 'string', multiple: true, default: [] },
        unfolded: { type: 'boolean', default: false },
      },
    });
    return takePictures(signal, positionals, values.look, values.unfolded);
  }, 'pictures');
}
