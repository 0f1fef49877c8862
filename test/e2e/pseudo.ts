import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from '../../scripts/build.ts';

/**
 * Builds into a temporary folder with the pseudo-languages `en-XA` and, right-to-left, `ar-XB`.
 * `request(kintime, 'choose-language', …)` chooses one.
 */
export async function buildWithPseudo(
  signal: AbortSignal,
): Promise<{ dist: string; [Symbol.asyncDispose](): Promise<void> }> {
  const dist = await mkdtemp(join(tmpdir(), 'kintime-pseudo-'));
  // Minification takes most of a build, and changes no text.
  await build({ outdir: dist, isForTests: true, isForDevelopment: true, signal });
  return {
    dist,
    [Symbol.asyncDispose]: async () => rm(dist, { recursive: true, force: true }),
  };
}

/** The `lang` and `dir` of a page. */
export async function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
}

/** Hard-coded texts of a page: in `en-XA` they lack the brackets of messages. */
export async function unmarkedTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const shown: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // Paths, commands and names of permissions are not translated.
      if (walker.currentNode.parentElement?.closest('code, kbd, pre, samp') === null)
        shown.push(walker.currentNode.textContent ?? '');
    }
    const attributes = ['aria-label', 'title', 'placeholder', 'alt'];
    for (const element of document.querySelectorAll('*')) {
      // Screen readers do not read the parts of an image.
      if (element.matches('svg *')) continue;
      for (const name of attributes) shown.push(element.getAttribute(name) ?? '');
    }
    return shown;
  });
  return texts.map((text) => text.trim()).filter(isUnmarked);
}

/** Dates and durations come from Intl, and languages are named in themselves. */
const NOT_FROM_MESSAGES =
  /Kintime|\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b|\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\b(?:hours?|hr|minutes?|min|seconds?|sec|AM|PM|at|and|h|m)\b|English/g;

function isUnmarked(text: string): boolean {
  const rest = text.replaceAll(/\[.*\]/gs, '').replaceAll(NOT_FROM_MESSAGES, '');
  return /\p{L}{2}/u.test(rest.replaceAll(/[^\p{Script=Latin}]/gu, ''));
}
