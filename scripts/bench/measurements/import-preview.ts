import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { zoneNearNoon } from '../../../test/e2e/zone.ts';
import { tempFolder } from '../../disposable.ts';
import { importHistory, launchForBench, startCounting } from '../browser.ts';
import { FIVE_YEARS, familyHistory, historyOf } from '../history.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { median } from '../statistics.ts';

const PREVIEWS = 3;

/** The largest file that the page takes, nearly. */
const FILE_BYTES = 19_500_000;

interface Preview {
  readonly shownMs: number;
  /** The longest time for which the page did not draw. */
  readonly stillMs: number;
}

/** Chooses the file on the data page, waits for the preview, and leaves it. */
async function previewFile(page: Page, path: string): Promise<Preview> {
  const input = await page.waitForSelector('input[data-testid="import-json"]');
  // The file picker and its input do not belong to what is measured: the page starts at "change".
  const measured = page.evaluate(async () => {
    await new Promise((resolve) => {
      addEventListener('change', resolve, { capture: true, once: true });
    });
    const began = performance.now();
    let last = began;
    let stillMs = 0;
    while (document.querySelector('[data-testid="import-confirm"]') === null) {
      // oxlint-disable-next-line no-await-in-loop -- frame by frame
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
      const now = performance.now();
      stillMs = Math.max(stillMs, now - last);
      last = now;
    }
    return { shownMs: last - began, stillMs };
  });
  await input?.uploadFile(path);
  const result = await measured;
  await page.click('[data-testid="import-cancel"]');
  return result;
}

async function measure(bench: Bench) {
  await using folder = await tempFolder();
  const path = join(folder.path, 'kintime.json');
  const now = Date.now();
  const text = JSON.stringify(familyHistory(FILE_BYTES, zoneNearNoon(), now), null, 1);
  await writeFile(path, text);
  await using launched = await launchForBench(bench);
  await startCounting(launched);
  await importHistory(launched, historyOf(FIVE_YEARS, zoneNearNoon(), now));
  const page = await launched.openExtensionPage('app.html#/data');
  const previews: Preview[] = [];
  for (let i = 0; i < PREVIEWS; i += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time
    previews.push(await previewFile(page, path));
  }
  const note = `median of ${PREVIEWS}, ${(text.length / 1e6).toFixed(1)} MB into 5 years`;
  return {
    previewTime: { value: median(previews.map(({ shownMs }) => shownMs)) / 1000, note },
    previewStill: { value: Math.max(...previews.map(({ stillMs }) => stillMs)) },
  };
}

export const importPreview: Measurement = { name: 'import-preview', measure };
