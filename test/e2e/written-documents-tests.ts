import type { Page } from 'puppeteer-core';
import { MAX_LATENCY, measureClosing } from './enforcement-latency.ts';
import { until } from './browsers/wait-until.ts';
import { expect, test } from './kintime.ts';
import type { Kintime } from './kintime.ts';
import { waitForClosedPage } from './messaging.ts';
import { followWritten, playWritten, writeDocument } from './written-documents.ts';
import type { WrittenVideos } from './written-documents.ts';

/** Visits a page where nothing plays but what it will write. */
async function visitFollowed(kintime: Kintime): Promise<{ page: Page; written: WrittenVideos }> {
  const page = await kintime.visit('/foryou?still=1');
  return { page, written: await followWritten(page) };
}

async function expectHeld(kintime: Kintime, written: WrittenVideos): Promise<void> {
  const { ms, line } = await measureClosing(kintime, [written]);
  expect(ms, line).toBeLessThan(MAX_LATENCY);
}

/** Tests of documents that a page of the site writes itself, the same in every browser. */
export function testWrittenDocuments(): void {
  test('videos in frames that the page wrote itself count once and are held', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const { page, written } = await visitFollowed(kintime);
    for (const kind of ['about:blank', 'srcdoc', 'blob:'] as const) {
      const before = written.playedMs();
      await writeDocument(page, kind);
      await until(`${kind} to play`, () => written.playedMs() >= before + 3000);
      await playWritten(page, false);
    }
    await playWritten(page, true);
    const before = written.playedMs();
    await until('all to play', () => written.playedMs() >= before + 2000);
    await expectHeld(kintime, written);
    const trueMs = written.playedMs();
    compare(await kintime.stableCountMs(trueMs), trueMs);
    const { spans } = await kintime.stored();
    expect(new Set(spans.map(({ feed }) => feed))).toEqual(new Set(['for-you']));
  });

  test('a video in a window that the page wrote itself counts and is held', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const { page, written } = await visitFollowed(kintime);
    const { browser } = kintime.launched;
    const before = new Set(await browser.pages());
    await writeDocument(page, 'window');
    const opened = await until('the window', async () =>
      (await browser.pages()).find((one) => !before.has(one)),
    );
    await until('it to play', () => written.playedMs() >= 5000);
    await expectHeld(kintime, written);
    for (const each of [page, opened]) await waitForClosedPage(each);
    const trueMs = written.playedMs();
    compare(await kintime.stableCountMs(trueMs), trueMs);
  });
}
