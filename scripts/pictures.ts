import { copyFile, mkdir, rm } from 'node:fs/promises';
import { Kintime } from '../test/e2e/kintime.ts';
import { walkThrough } from '../test/e2e/looking/gallery.ts';
import { startSite } from '../test/fixtures/site/server.ts';
import { build } from './build.ts';
import { command } from './command.ts';
import { isCommand, out, root } from './paths.ts';
import { say } from './say.ts';

const folder = `${out}/pictures`;
/** Those that the README shows. */
const shown: ReadonlyMap<string, string> = new Map([['popup-week-light', 'popup']]);

/**
 * Takes a picture of every page in each state and each look, into `out/pictures`.
 * @param wanted a part of the names of the states that are wanted; all without it
 */
export async function takePictures(signal: AbortSignal, wanted = ''): Promise<void> {
  await build({ signal });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const site = await startSite({ signal });
  const kintime = await Kintime.start({ browser: 'chromium', site, signal });
  let taken = 0;
  try {
    // What runs this file gives names to functions with a function that pages do not have.
    await kintime.reader.evaluate('globalThis.__name = (made) => made');
    await walkThrough(
      kintime,
      { folder: out },
      async ({ scene, look, page }) => {
        const name = `${scene.name}-${look.name}`;
        const path = `${folder}/${name}.png`;
        await page.screenshot({ path, fullPage: !scene.path.startsWith('popup') });
        taken += 1;
        const place = shown.get(name);
        if (place !== undefined) await copyFile(path, `${root}docs/pictures/${place}.png`);
      },
      (name) => name.includes(wanted),
    );
  } finally {
    await kintime.launched.close();
    await site.close();
  }
  say(`${taken} pictures in ${folder}`);
}

if (isCommand(import.meta.url)) await command((signal) => takePictures(signal, process.argv[2]));
