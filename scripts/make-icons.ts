/** Renders the icons of the manifest from `public/icons/kintime.svg`; needs a local Chromium. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { launch } from 'puppeteer-core';

const SIZES = [16, 32, 48, 128] as const;
const ICONS = new URL('../public/icons/', import.meta.url);

const svg = await readFile(new URL('kintime.svg', ICONS), 'utf8');
const browser = await launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const size of SIZES) {
    // One page draws one size after the other.
    // oxlint-disable no-await-in-loop
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
    );
    const png = await page.screenshot({ omitBackground: true, type: 'png' });
    await writeFile(fileURLToPath(new URL(`${size}.png`, ICONS)), png);
    // oxlint-enable no-await-in-loop
  }
} finally {
  await browser.close();
}
