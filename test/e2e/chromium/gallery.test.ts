import { pathToFileURL } from 'node:url';
import { makeGallery } from '../../../scripts/gallery.ts';
import { expect, test } from '../kintime.ts';
import { axeFaults, layoutFaults } from '../visual/faults.ts';

test('the gallery shows every component in light and dark, and axe finds no fault in it', async ({
  open,
}, info) => {
  const { launched } = await open({ agrees: false });
  const page = await launched.browser.newPage();
  await page.setViewport({ width: 1280, height: 860 });
  await page.goto(pathToFileURL(await makeGallery(info.outputPath('gallery'))).href);
  await page.waitForSelector('.story');
  expect(await page.$$eval('.story', ({ length }) => length)).toBeGreaterThan(100);
  expect(await axeFaults(page)).toEqual([]);
  expect(await layoutFaults(page)).toEqual([]);
});
