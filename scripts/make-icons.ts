/** Renders the SVG icons as PNG into `public/icons`; needs a local Chromium. */
import { readFile, writeFile } from 'node:fs/promises';
import { launch } from 'puppeteer-core';
import { executableOf } from '../test/e2e/browsers/executable.ts';

const ICONS = new URL('../public/icons/', import.meta.url);
/** Drawings that no page shows, which stay out of the package. */
const TOOLBAR = new URL('icons/', import.meta.url);

/** The toolbar needs small sizes only; stores and browsers show the main icon in all of them. */
const DRAWINGS = [
  { name: 'kintime', from: ICONS, prefix: '', sizes: [16, 32, 48, 128] },
  { name: 'off', from: TOOLBAR, prefix: 'off-', sizes: [16, 32] },
  { name: 'closed', from: TOOLBAR, prefix: 'closed-', sizes: [16, 32] },
] as const;

const browser = await launch({
  executablePath: executableOf('chromium'),
  args: ['--no-sandbox'],
});
try {
  const page = await browser.newPage();
  for (const { name, from, prefix, sizes } of DRAWINGS) {
    const svg = await readFile(new URL(`${name}.svg`, from), 'utf8');
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
