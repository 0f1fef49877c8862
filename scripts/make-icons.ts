/** Renders the SVG icons in `public/icons` as PNG; needs a local Chromium. */
import { readFile, writeFile } from 'node:fs/promises';
import { launch } from 'puppeteer-core';
import { executableOf } from '../test/e2e/browsers/executable.ts';

const ICONS = new URL('../public/icons/', import.meta.url);

/** The toolbar needs small sizes only; stores and browsers show the main icon in all of them. */
const DRAWINGS = [
  { name: 'kintime', prefix: '', sizes: [16, 32, 48, 128] },
  { name: 'off', prefix: 'off-', sizes: [16, 32] },
  { name: 'closed', prefix: 'closed-', sizes: [16, 32] },
] as const;

const browser = await launch({
  executablePath: executableOf('chromium'),
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const { name, prefix, sizes } of DRAWINGS) {
    const svg = await readFile(new URL(`${name}.svg`, ICONS), 'utf8');
    for (const size of sizes) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(
        `<style>body { margin: 0 } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
      );
      const png = await page.screenshot({ omitBackground: true, type: 'png' });
      await writeFile(new URL(`${prefix}${size}.png`, ICONS), png);
    }
  }
} finally {
  await browser.close();
}
