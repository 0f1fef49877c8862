import type { Page } from 'puppeteer-core';
import { until } from '../browsers/wait-until.ts';
import { test, truthOf, waitUntilPlayed } from '../kintime.ts';

const KINDS = [
  { kind: 'a video window', button: 'pip', floats: videoFloats, end: endVideoWindow },
  {
    kind: 'a document window',
    button: 'document-pip',
    floats: documentFloats,
    end: endDocumentWindow,
  },
] as const;

test('a video in picture-in-picture counts until its window is closed', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  for (const { kind, button, floats, end } of KINDS) {
    await test.step(kind, async () => {
      const before = await kintime.countedMs();
      const page = await kintime.visit('/foryou?clip=long');
      await waitUntilPlayed(page, 2000);
      await page.locator(`[data-testid="${button}"]`).click();
      await until('the video to float', () => page.evaluate(floats));
      await toFront(kintime.reader);
      await waitUntilPlayed(page, (await truthOf(page)).playedMs + 4000);
      await page.evaluate(end);
      const floated = await truthOf(page);
      await until('the video to come home', async () => !(await page.evaluate(floats)));
      // Firefox reports the tab as visible as long as its video is in picture-in-picture.
      await until('the feed to be hidden', () => page.evaluate(() => document.hidden));
      await waitUntilPlayed(page, floated.playedMs + 3000);
      await page.close();
      compare((await kintime.stableCountMs()) - before, floated.playedMs, 2000);
    });
  }
});

/**
 * Selects the tab. `bringToFront` would wait for the focus of the browser window, which the
 * picture-in-picture window has.
 */
async function toFront(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const tab = await chrome.tabs.getCurrent();
    if (tab?.id !== undefined) await chrome.tabs.update(tab.id, { active: true });
  });
  await until('the tab to be in front', () => page.evaluate(() => !document.hidden));
}

function videoFloats(): boolean {
  return document.pictureInPictureElement !== null;
}

async function endVideoWindow(): Promise<void> {
  await document.exitPictureInPicture();
}

function documentFloats(): boolean {
  return window.__feed.video?.ownerDocument.defaultView !== window;
}

function endDocumentWindow(): void {
  window.__feed.video?.ownerDocument.defaultView?.close();
}
