import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestInfo } from '@playwright/test';
import type { Page } from 'puppeteer-core';
import { listWaits } from './browsers/wait-until.ts';
import type { Kintime } from './kintime.ts';

/** Timeout for each step, since the tab may hang. */
const STEP_TIMEOUT = 10_000;

async function withTimeout<T>(step: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    step.catch(() => undefined),
    sleep(STEP_TIMEOUT, undefined, { ref: false }).then(() => undefined),
  ]);
}

async function attach(info: TestInfo, name: string, content: string): Promise<void> {
  const path = info.outputPath(name);
  await writeFile(path, content);
  info.attachments.push({ name, path, contentType: 'text/plain' });
}

async function captureTab(info: TestInfo, page: Page, name: string): Promise<string> {
  const address = await withTimeout(page.evaluate(() => location.href));
  const path = info.outputPath(`${name}.png`);
  // A background tab is never painted, and later screenshots would wait for it.
  await withTimeout(page.bringToFront());
  if ((await withTimeout(page.screenshot({ path }))) !== undefined) {
    info.attachments.push({ name: `${name}.png`, path, contentType: 'image/png' });
  }
  return `${name}: ${address ?? 'did not answer'}`;
}

/** Saves a screenshot of every tab, the stored rows and the list of waits. */
export async function saveFailureArtifacts(
  info: TestInfo,
  opened: readonly Kintime[],
): Promise<void> {
  const tabs: string[] = [];
  for (const [i, kintime] of opened.entries()) {
    const pages = (await withTimeout(kintime.launched.browser.pages())) ?? [];
    for (const [j, page] of pages.entries()) {
      tabs.push(await captureTab(info, page, `browser-${i + 1}-tab-${j + 1}`));
    }
    const stored = await withTimeout(kintime.stored());
    await attach(info, `browser-${i + 1}-stored.json`, JSON.stringify(stored, null, 2) ?? 'gone');
  }
  await attach(info, 'waits.txt', [...listWaits(), '', ...tabs, ''].join('\n'));
}
