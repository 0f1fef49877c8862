import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { build } from '../../scripts/build.ts';

/**
 * A build of its own, in which languages that nobody speaks can be chosen: `en-XA` is long and
 * marked, `ar-XB` the same and read from the right. `ask(kintime, 'choose-language', …)` chooses.
 * @returns the folder, and what removes it again
 */
export async function buildWithPseudo(
  signal: AbortSignal,
): Promise<{ dist: string; [Symbol.asyncDispose](): Promise<void> }> {
  const dist = await mkdtemp(join(tmpdir(), 'kintime-pseudo-'));
  await build({ outdir: dist, isForTests: true, signal });
  return {
    dist,
    [Symbol.asyncDispose]: async () => rm(dist, { recursive: true, force: true }),
  };
}

/** The language of a page and the direction in which it is read, as its document says. */
export async function languageOf(page: Page): Promise<string> {
  return page.evaluate(() => `${document.documentElement.lang} ${document.documentElement.dir}`);
}

/** What a page shows that never went through the messages: in `en-XA` it lacks their brackets. */
export async function unmarkedTexts(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const shown: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      // Paths, commands and names of permissions are the same in every language.
      if (walker.currentNode.parentElement?.closest('code, kbd, pre, samp') === null)
        shown.push(walker.currentNode.textContent ?? '');
    }
    const spoken = ['aria-label', 'title', 'placeholder', 'alt'];
    for (const element of document.querySelectorAll('*')) {
      // What is within a picture is not read out one by one.
      if (element.matches('svg *')) continue;
      for (const name of spoken) shown.push(element.getAttribute(name) ?? '');
    }
    return shown;
  });
  return texts.map((text) => text.trim()).filter(isUnmarked);
}

/** Dates and lengths of time come from the browser, names of languages are in themselves. */
const NO_MESSAGE =
  /Kintime|\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b|\b(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|\b(?:hours?|hr|minutes?|min|seconds?|sec|AM|PM|at|and|h|m)\b|English/g;

function isUnmarked(text: string): boolean {
  const rest = text.replaceAll(/\[.*\]/gs, '').replaceAll(NO_MESSAGE, '');
  return /\p{L}{2}/u.test(rest.replaceAll(/[^\p{Script=Latin}]/gu, ''));
}
