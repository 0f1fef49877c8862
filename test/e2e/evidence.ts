import { writeFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { TestInfo } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { listWaits } from './browsers/condition.ts';
import type { Kintime } from './kintime.ts';

/** How long a tab that may hang gets to be taken a picture of, or to be asked. */
const PATIENCE = 10_000;

async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    asked.catch(() => undefined),
    pause(PATIENCE, undefined, { ref: false }).then(() => undefined),
  ]);
}

async function keep(info: TestInfo, name: string, content: string): Promise<void> {
  const path = info.outputPath(name);
  await writeFile(path, content);
  info.attachments.push({ name, path, contentType: 'text/plain' });
}

async function picture(info: TestInfo, page: Page, name: string): Promise<string> {
  const address = await orNothing(page.evaluate(() => location.href));
  const path = info.outputPath(`${name}.png`);
  // A tab in the background is never drawn, and the pictures after it would wait for it.
  await orNothing(page.bringToFront());
  if ((await orNothing(page.screenshot({ path }))) !== undefined) {
    info.attachments.push({ name: `${name}.png`, path, contentType: 'image/png' });
  }
  return `${name}: ${address ?? 'did not answer'}`;
}

/** After a failure: a picture of every tab, what is stored, and what was waited for. */
export async function keepEvidence(info: TestInfo, opened: readonly Kintime[]): Promise<void> {
  const tabs: string[] = [];
  for (const [i, kintime] of opened.entries()) {
    const pages = (await orNothing(kintime.launched.browser.pages())) ?? [];
    for (const [j, page] of pages.entries()) {
      tabs.push(await picture(info, page, `browser-${i + 1}-tab-${j + 1}`));
    }
    const stored = await orNothing(kintime.stored());
    await keep(info, `browser-${i + 1}-stored.json`, JSON.stringify(stored, null, 2) ?? 'gone');
  }
  await keep(info, 'waits.txt', [...listWaits(), '', ...tabs, ''].join('\n'));
}
