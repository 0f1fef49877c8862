import type { Page } from 'puppeteer-core';
import { MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import { feedOrigin } from '../../fixtures/site/hosts.ts';
import {
  expectSupportedRules,
  expectVideoToStayInFeed,
  NOT_WATCHING,
  WATCHING,
} from '../addresses.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { daily, hasOverlayFocus, isCovered, setRules, waitForClosedPage } from '../messaging.ts';

/** Goes on within the document, as a router does. */
async function push(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

async function feedsMs(kintime: Kintime): Promise<Readonly<Record<string, number>>> {
  return (await kintime.stored()).days[0]?.feedsMs ?? {};
}

test('pages for work, help and sign-in are neither counted nor closed, unlike the rest', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const ads = await kintime.visit('/', 'https://ads.tiktok.com');
  await ads.type('[data-testid="work-draft"]', 'a draft');
  const settings = await kintime.visit('/setting');
  await waitUntilPlayed(settings, 4000);
  compare(await kintime.stableCountMs(), 0, 0);
  const feed = await kintime.visit('/foryou?still=1');
  const dotted = await kintime.visit('/foryou?still=1', `${feedOrigin}.`);
  await setRules(kintime, daily(0));
  await waitForClosedPage(feed);
  await expectSupportedRules(kintime);
  await waitForClosedPage(dotted);
  const { playedMs } = await truthOf(settings);
  await settings.bringToFront();
  await waitUntilPlayed(settings, playedMs + 1500);
  for (const page of [ads, settings]) expect(await isCovered(page)).toBe(false);
  expect(await ads.$eval('input', ({ value }) => value)).toBe('a draft');

  const page = await kintime.visit('/', 'https://developers.tiktok.com');
  for (const url of NOT_WATCHING) {
    await page.goto(url);
    expect(page.url()).toBe(url);
    expect(await isCovered(page)).toBe(false);
  }
  const { length } = kintime.site.requests;
  for (const url of WATCHING) {
    await page.goto('about:blank');
    await page.goto(url).catch(() => undefined);
    await waitForClosedPage(page).catch((error: unknown) => {
      throw new Error(`${url} leads to ${page.url()}`, { cause: error });
    });
  }
  // The browser redirected each before it was requested.
  expect(kintime.site.requests.slice(length)).toEqual([]);
  compare(await kintime.stableCountMs(), 0, 0);
});

test('a page that moves between settings and the feed is counted and held in the feed only', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const page = await kintime.visit('/setting?clip=long');
  await waitUntilPlayed(page, 3000);
  await page.click('[data-testid="nav-foryou"]');
  const { playedMs } = await truthOf(page);
  await waitUntilPlayed(page, playedMs + 4000);
  await push(page, '/setting');
  const after = await truthOf(page);
  await waitUntilPlayed(page, after.playedMs + 3000);
  const { viewsMs } = await truthOf(page);
  compare(await kintime.stableCountMs(viewsMs['foryou']), viewsMs['foryou'] ?? 0);

  await setRules(kintime, daily(0, 'soft'));
  await waitUntilPlayed(page, (await truthOf(page)).playedMs + 500);
  expect(await isCovered(page)).toBe(false);
  await page.click('[data-testid="nav-foryou"]');
  await until('the question', async () => hasOverlayFocus(page));
  await until('the video to stand still', async () => !(await truthOf(page)).playing, {
    within: 5 * SECOND,
  });
  await push(page, '/setting');
  await until('the question to go', async () => !(await isCovered(page)));
  await waitUntilPlayed(page, (await truthOf(page)).playedMs + 500);

  await setRules(kintime, daily(0));
  await waitUntilPlayed(page, (await truthOf(page)).playedMs + 500);
  expect(page.url()).toContain('/setting');
  await page.click('[data-testid="nav-foryou"]');
  await waitForClosedPage(page);
});

test('a video that was opened from messages is charged and held like any other', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const page = await kintime.visit('/messages?clip=long');
  await page.click('[data-testid="message-text"]');
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  await setRules(kintime, daily(10 * MINUTE, 'firm', true));
  await push(page, '/@evening.kiln/video/7300000000000000001');
  await waitUntilPlayed(page, 3000);
  for (let step = 1; step <= 2; step += 1) {
    await page.keyboard.press('ArrowDown');
    await until('the next video', async () => (await truthOf(page)).moves === step);
    await waitUntilPlayed(page, (await truthOf(page)).playedMs + 1500);
  }
  expect(page.url()).toMatch(/\/video\/\d+$/);
  const { id } = await truthOf(page);
  await setRules(kintime, daily(0, 'firm', true));
  // The video may finish, since somebody was there when the limit was reached.
  await waitForClosedPage(page);
  const { playedMs } = await until('the final state of the page', () =>
    kintime.site.finalStates.get(id),
  );
  await kintime.stableCountMs(playedMs);
  compare((await feedsMs(kintime))['for-you'] ?? 0, playedMs, 1500);
  const [day] = (await kintime.stored()).days;
  expect(day?.unchargedMs).toBe(day?.feedsMs.messages);

  // Messages are open; a video that is opened there is not, whatever opens it.
  const messages = await kintime.visit('/messages');
  expect(await isCovered(messages)).toBe(false);
  await messages.evaluate(() => {
    const frame = Object.assign(document.createElement('iframe'), { src: '/@a/video/1' });
    frame.style.cssText = 'position: fixed; inset: 10%; width: 80%; height: 80%';
    document.body.append(frame);
  });
  const frame = await until('the frame', () =>
    messages.frames().find((one) => one.url().endsWith('/@a/video/1')),
  );
  await until('its page', async () => (await truthOf(frame)).view === 'video');
  await until('its cover', async () => isCovered(frame));
  await until('its video to stand still', async () => !(await truthOf(frame)).playing);
  expect(messages.url()).toContain('/messages');
  await messages.evaluate(() => history.pushState(null, '', '/@a/video/1'));
  await waitForClosedPage(messages);
});

test('messages of a business account stay open together with their frame', async ({ open }) => {
  const kintime = await open();
  await setRules(kintime, daily(0, 'firm', true));
  const page = await kintime.visit('/business-suite/messages');
  const frame = await until('the frame', () =>
    page.frames().find((one) => one.url().endsWith('/messages') && one !== page.mainFrame()),
  );
  const text = await until('the messages', async () => frame.$('[data-testid="message-text"]'));
  await text?.type('see you at six');
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  expect(await isCovered(page)).toBe(false);
  expect(await isCovered(frame)).toBe(false);
  expect(Object.keys(await feedsMs(kintime))).toEqual(['messages']);
  await setRules(kintime, daily(0));
  // It keeps what was written (rule A23).
  await until('the cover', async () => isCovered(page));
  expect(await text?.evaluate((field) => field.textContent || Reflect.get(field, 'value'))).toBe(
    'see you at six',
  );
});

test('a video that plays on stays in the feed, whatever address the page writes', async ({
  open,
  compare,
}) => {
  await expectVideoToStayInFeed(await open(), compare);
});
