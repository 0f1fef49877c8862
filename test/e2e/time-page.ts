import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import type { Archive } from '../../src/domain/archive.ts';
import { until } from './browsers/condition.ts';
import type { Kintime } from './kintime.ts';
import { seededWeeks } from './seeded-weeks.ts';

/** Lets the browser take in some weeks as from a saved file. */
export async function seedWeeks(kintime: Kintime): Promise<Archive> {
  const [calendar] = (await kintime.setting('calendars')) as { zone: string }[];
  const archive = seededWeeks(calendar?.zone ?? 'UTC', Date.now());
  const answer = await kintime.reader.evaluate(
    async (message) => chrome.runtime.sendMessage(message),
    { name: 'import', archive },
  );
  if (answer?.ok !== true) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return archive;
}

/** Waits until every place for a drawing has one. */
export async function drawn(page: Page): Promise<number> {
  return until('the drawings', async () =>
    page.evaluate(() => {
      const places = document.querySelectorAll('.drawing').length;
      const pictures = document.querySelectorAll('.drawing > svg').length;
      return places > 0 && places === pictures ? pictures : undefined;
    }),
  );
}

/** What a machine finds to be wrong for people who read pages in other ways, colours included. */
export async function faultsOf(page: Page): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(path, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  });
}
