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
