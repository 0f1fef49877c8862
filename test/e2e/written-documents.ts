import type { Page } from 'puppeteer-core';
import { until } from './browsers/wait-until.ts';
import type { Playing } from './enforcement-latency.ts';

/** Documents without an address of their own, which a page of the site writes. */
export const WRITTEN = ['about:blank', 'srcdoc', 'blob:', 'window'] as const;

export type Written = (typeof WRITTEN)[number];

/** What such a document has played, measured by itself. */
interface Record {
  playedMs: number;
  /** In epoch milliseconds. */
  movedAt: number;
}

declare global {
  var __written: Record | undefined;
}

/** Has a page of the stand-in feed write a document with one looping video. */
export async function writeDocument(page: Page, kind: Written): Promise<void> {
  await page.evaluate(async (how) => {
    const html = `<!doctype html><video muted autoplay loop style="width: 90%" src="${location.origin}/assets/clips/long.webm"></video>`;
    const loaded = async (target: EventTarget): Promise<unknown> =>
      new Promise((done) => {
        target.addEventListener('load', done, { once: true });
      });
    const openFrame = async (attributes: object): Promise<Window | null> => {
      const frame = Object.assign(document.createElement('iframe'), attributes);
      frame.style.cssText = 'position: fixed; inset: 10%; width: 80%; height: 80%; z-index: 9';
      const isLoaded = loaded(frame);
      document.body.append(frame);
      await isLoaded;
      return frame.contentWindow;
    };
    const opened =
      how === 'window'
        ? window.open('')
        : how === 'srcdoc'
          ? await openFrame({ srcdoc: html })
          : how === 'blob:'
            ? await openFrame({
                src: URL.createObjectURL(new Blob([html], { type: 'text/html' })),
              })
            : await openFrame({});
    if (opened === null) throw new Error('nothing was opened');
    if (how === 'window' || how === 'about:blank') opened.document.body.innerHTML = html;
    const video = opened.document.querySelector('video');
    if (video === null) throw new Error('there is no video');
    video.muted = true;
    const record = { playedMs: 0, movedAt: 0 };
    globalThis.__written = record;
    Object.assign(opened, { __written: record });
    let last = { at: performance.now(), time: 0 };
    // Its own timer: the page that opened it may be in the background.
    opened.setInterval(() => {
      const now = { at: performance.now(), time: video.currentTime };
      if (now.time !== last.time && !video.paused) {
        record.playedMs += now.at - last.at;
        record.movedAt = Date.now();
      }
      last = now;
    }, 100);
    await video.play();
  }, kind);
}

export async function writtenRecord(page: Page): Promise<Record> {
  return page.evaluate(() => ({ playedMs: 0, movedAt: 0, ...globalThis.__written }));
}

export async function waitUntilWrittenPlayed(page: Page, ms: number): Promise<number> {
  return until('the written document to play', async () => {
    const { playedMs } = await writtenRecord(page);
    return playedMs >= ms ? playedMs : false;
  });
}

/** For `measureClosing`; the last known movement once the page is gone. */
export function writtenPlayer(page: Page): Playing {
  let last = 0;
  return {
    movedAt: async () => {
      last = await writtenRecord(page).then(
        ({ movedAt }) => Math.max(last, movedAt),
        () => last,
      );
      return last;
    },
  };
}
