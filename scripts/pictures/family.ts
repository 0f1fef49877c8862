/*
 * The pictures of the README and of the stores: the sample's weeks, in a browser of their own where
 * it is evening.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Rules } from '../../src/domain/limits/rules/rules.ts';
import type { WallTime } from '../../src/domain/time/units.ts';
import { MINUTE } from '../../src/domain/time/units.ts';
import type { Kintime } from '../../test/e2e/kintime.ts';
import { until } from '../../test/e2e/browsers/wait-until.ts';
import {
  EVERY_DAY,
  hasOverlayFocus,
  memberId,
  request,
  setPin,
  setRules,
} from '../../test/e2e/messaging.ts';
import { putRows } from '../../test/e2e/rows.ts';
import { insertDemoWeeks } from '../../test/e2e/time-page.ts';
import { deleteBeforeGaps, waitUntilStable } from '../../test/e2e/visual/history.ts';
import { zoneNear } from '../../test/e2e/zone.ts';
import { out, root } from '../paths.ts';
import { heroPage } from './hero-page.ts';

/** The day is nearly over, and bedtime may have begun. */
export const FAMILY_PLACE = { env: { TZ: zoneNear(21) } };

type Scheme = 'light' | 'dark';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Shot {
  /** A page of the extension. */
  readonly path: string;
  /** Selector that the page waits for. */
  readonly ready: string;
}

const POPUP: Shot = { path: 'popup.html', ready: '[data-testid="today-total"]' };
const MY_TIME: Shot = { path: 'app.html#/time', ready: '[data-testid="week-total"]' };
const OUR_WEEK: Shot = {
  path: 'app.html?sample#/household',
  ready: '[data-testid="household-total"]',
};
const AGREEMENT: Shot = { path: 'app.html?sample#/agreement', ready: 'main h1' };
const DATA: Shot = { path: 'app.html#/data', ready: '[data-testid="export-json"]' };
const BEDTIME: Shot = { path: 'closed.html', ready: '[data-testid="closed-reason"]' };

/** As the stores ask for them. */
const STORE_SIZE: Size = { width: 1280, height: 800 };
const README_SIZE: Size = { width: 1056, height: 860 };
const POPUP_WIDTH = 360;

const rulesWith = (bedtime: WallTime): Partial<Rules> => ({
  windows: [{ kind: 'bedtime', from: bedtime, to: '07:00', weekdays: EVERY_DAY, strength: 'firm' }],
  daily: {
    limitsMs: [60, 60, 60, 60, 75, 90, 90].map((minutes) => minutes * MINUTE),
    strength: 'soft',
    messagesOpen: true,
  },
});

/** Takes the pictures of the README into `docs/pictures`, and those of the stores into `out/store`. */
export async function takeFamilyPictures(kintime: Kintime): Promise<void> {
  const docs = `${root}docs/pictures`;
  const store = `${out}/store`;
  await mkdir(store, { recursive: true });
  await takeFirstNotice(kintime, docs);
  await setUpFamily(kintime);
  await takeReadmePictures(kintime, 'light', docs, '');
  await takeReadmePictures(kintime, 'dark', docs, '-dark');
  await writeFile(`${store}/1-popup-and-my-time.png`, await hero(kintime, 'light'));
  await writeFile(
    `${store}/2-agreement.png`,
    await capture(kintime, AGREEMENT, 'light', STORE_SIZE),
  );
  await writeFile(`${store}/3-our-week.png`, await capture(kintime, OUR_WEEK, 'light', STORE_SIZE));
  await writeFile(`${store}/5-data.png`, await capture(kintime, DATA, 'light', STORE_SIZE));
  await agreeOn(kintime, rulesWith('20:30'));
  await writeFile(`${store}/4-bedtime.png`, await capture(kintime, BEDTIME, 'light', STORE_SIZE));
  console.log(`Pictures of the README in ${docs}, and of the stores in ${store}`);
}

/** What the young person reads on TikTok after a parent alone has set Kintime up. */
async function takeFirstNotice(kintime: Kintime, folder: string): Promise<void> {
  await request(kintime, 'start-counting', { memberName: 'Mia', alone: true });
  const page = await kintime.visit('/foryou?clip=long');
  await page.setViewport(README_SIZE);
  await until('the notice', async () => hasOverlayFocus(page));
  for (const [scheme, suffix] of [
    ['light', ''],
    ['dark', '-dark'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    // oxlint-disable-next-line no-await-in-loop
    await writeFile(`${folder}/first-notice${suffix}.png`, await page.screenshot());
  }
  await page.close();
}

async function takeReadmePictures(
  kintime: Kintime,
  scheme: Scheme,
  folder: string,
  suffix: string,
): Promise<void> {
  const popup = await capturePopup(kintime, scheme);
  await writeFile(`${folder}/popup${suffix}.png`, popup);
  for (const [name, shot] of [
    ['my-time', MY_TIME],
    ['our-week', OUR_WEEK],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop
    const picture = await capture(kintime, shot, scheme, README_SIZE);
    // oxlint-disable-next-line no-await-in-loop
    await writeFile(`${folder}/${name}${suffix}.png`, picture);
  }
  await writeFile(`${folder}/kintime${suffix}.png`, await hero(kintime, scheme));
}

/** Mia's ten weeks, and rules that she agreed on with Dad. */
async function setUpFamily(kintime: Kintime): Promise<void> {
  await kintime.agree();
  const member = await memberId(kintime);
  await request(kintime, 'rename-member', { member, memberName: 'Mia' });
  const ideas = ['Draw', 'Call grandma', 'Ride the bike'];
  await request(kintime, 'set-ideas', { member, ideas });
  await insertDemoWeeks(kintime);
  // As if Kintime had been there all the time.
  const since = Math.min(...(await kintime.stored()).spans.map(({ start }) => start));
  // A week that ends today is full, whatever day it is.
  const firstDay = (await kintime.reader.evaluate(() => new Date().getDay())) + 1;
  const settings = { countingSince: since, firstDay };
  await putRows(kintime.reader, {
    settings: Object.entries(settings).map(([key, value]) => ({ key, value })),
  });
  await deleteBeforeGaps(kintime.reader);
  await agreeOn(kintime, rulesWith('22:30'));
}

async function agreeOn(kintime: Kintime, rules: Partial<Rules>): Promise<void> {
  await setPin(kintime);
  await setRules(kintime, rules, 'together');
  const member = await memberId(kintime);
  const { versions } = (await request(kintime, 'agreement', { member })).agreement;
  const version = Math.max(...versions.map((one) => one.version));
  await request(kintime, 'consent', { member, version, as: 'member' });
  await request(kintime, 'lock', {});
}

/** Popup and _My time_ in one picture. */
async function hero(kintime: Kintime, scheme: Scheme): Promise<Uint8Array> {
  const popup = await capturePopup(kintime, scheme);
  const time = await capture(kintime, MY_TIME, scheme, README_SIZE);
  const tokens = await readFile(`${root}src/ui/tokens.css`, 'utf8');
  const page = await kintime.launched.browser.newPage();
  await page.setViewport(STORE_SIZE);
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
  await page.setContent(heroPage({ tokens, time, popup }));
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

/** The popup is as high as what it shows. Twice as sharp, since it is shown at its own size. */
async function capturePopup(kintime: Kintime, scheme: Scheme): Promise<Uint8Array> {
  return capture(kintime, POPUP, scheme, { width: POPUP_WIDTH, height: 0 });
}

/** @param height 0 for that of the page */
async function capture(
  { launched }: Kintime,
  { path, ready }: Shot,
  scheme: Scheme,
  { width, height }: Size,
): Promise<Uint8Array> {
  const page = await launched.openExtensionPage(path);
  const viewport = { width, height: height || 600, deviceScaleFactor: height === 0 ? 2 : 1 };
  await page.setViewport(viewport);
  await page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);
  await page.waitForSelector(ready);
  // The sample says what it is on every page; a picture of it need not.
  await page.evaluate(() => {
    const notice = document.querySelector<HTMLElement>('.sample-notice');
    if (notice !== null) notice.style.display = 'none';
  });
  await waitUntilStable(page);
  if (height === 0) {
    const full = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await page.setViewport({ ...viewport, height: full });
  }
  const picture = await page.screenshot();
  await page.close();
  return picture;
}
