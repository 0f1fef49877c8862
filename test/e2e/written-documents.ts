import type { Page } from 'puppeteer-core';
import type { Playing } from './enforcement-latency.ts';

/** Documents without a URL of their own, which a page of the site writes into. */
export type Written = 'about:blank' | 'srcdoc' | 'blob:' | 'window';

declare global {
  /** In a page of the stand-in feed: the videos of the documents that it wrote. */
  var __written: HTMLVideoElement[] | undefined;
  /** Tells the test how long one or more of them have moved. */
  var __moved: ((ms: number) => void) | undefined;
}

/** Has a page of the stand-in feed write a document in which a video plays. */
export async function writeDocument(page: Page, kind: Written): Promise<void> {
  await page.evaluate(async (how) => {
    const html = `<!doctype html><video muted loop src="${location.origin}/assets/clips/long.webm"></video>`;
    const openFrame = async (attributes: object): Promise<Window | null> => {
      const frame = Object.assign(document.createElement('iframe'), attributes);
      frame.style.cssText = 'position: fixed; inset: 10%; width: 80%; height: 80%';
      const loaded = new Promise((done) => {
        frame.addEventListener('load', done, { once: true });
      });
      document.body.append(frame);
      await loaded;
      return frame.contentWindow;
    };
    const open = {
      'about:blank': () => openFrame({}),
      srcdoc: () => openFrame({ srcdoc: html }),
      'blob:': () =>
        openFrame({ src: URL.createObjectURL(new Blob([html], { type: 'text/html' })) }),
      window: async () => window.open(''),
    } as const;
    const opened = await open[how]();
    if (opened === null) throw new Error('nothing was opened');
    if (opened.location.href === 'about:blank') opened.document.body.innerHTML = html;
    const video = opened.document.querySelector('video');
    if (video === null) throw new Error('there is no video');
    video.muted = true;
    await video.play();
    if (globalThis.__written !== undefined) {
      globalThis.__written.push(video);
      return;
    }
    const videos = [video];
    globalThis.__written = videos;
    const times = new Map<HTMLVideoElement, number>();
    let before = performance.now();
    // The timers of a page are slow while another window is in front of it.
    const clock = how === 'window' ? opened : window;
    clock.setInterval(() => {
      const now = performance.now();
      const moved = videos.filter((each) => times.get(each) !== each.currentTime);
      for (const each of moved) times.set(each, each.currentTime);
      if (moved.length > 0) globalThis.__moved?.(now - before);
      before = now;
    }, 100);
  }, kind);
}

/** Pauses the videos of all written documents, or plays them again. */
export async function playWritten(page: Page, plays: boolean): Promise<void> {
  await page.evaluate(async (on) => {
    for (const video of globalThis.__written ?? []) {
      if (on) await video.play();
      else video.pause();
    }
  }, plays);
}

/** What the documents that a page writes have played, whatever becomes of the page. */
export interface WrittenVideos extends Playing {
  playedMs: () => number;
}

/** Must be called before the page writes any. */
export async function followWritten(page: Page): Promise<WrittenVideos> {
  let playedMs = 0;
  let movedAt = 0;
  await page.exposeFunction('__moved', (ms: number) => {
    playedMs += ms;
    movedAt = Date.now();
  });
  return { movedAt: async () => Promise.resolve(movedAt), playedMs: () => playedMs };
}
