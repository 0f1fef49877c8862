import type { Page } from 'puppeteer-core';
import { decodeQR } from 'qr/decode.js';
import { waitForClosedPage, daily, setRules } from '../messaging.ts';
import { totpOf } from '../authenticator.ts';
import {
  agreementPage,
  at,
  click,
  goToAgreement,
  PIN,
  waitForText,
  setFirstPin,
  type,
} from '../page-actions.ts';
import { expect, test } from '../kintime.ts';

const NEW_PIN = '135790';
const STEP = 30_000;

test.describe('a parent’s authenticator, on the pages', () => {
  test('is scanned, gives extra time by its codes, and is checked and removed', async ({
    open,
  }) => {
    const kintime = await open();
    const page = await agreementPage(kintime);
    await setFirstPin(page);
    const secret = await secretOn(page);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const address = new URL(await scanned(page));
      expect(address.href).toMatch(/^otpauth:\/\/totp\/Kintime:Dad\?/);
      expect(Object.fromEntries(address.searchParams)).toMatchObject({
        issuer: 'Kintime',
        secret,
        algorithm: 'SHA1',
        digits: '6',
        period: '30',
      });
    }
    await type(page, 'phone-code', '12345');
    await click(page, 'phone-confirm');
    await waitForText(page, 'phone-result', /^Please type six digits\.$/);
    await type(page, 'phone-code', '000000');
    await click(page, 'phone-confirm');
    await waitForText(page, 'phone-result', /^Those digits do not fit\./);
    await type(page, 'phone-code', await totpOf(secret));
    await click(page, 'phone-confirm');
    await waitForText(page, 'phone-state', /^Your phone can answer$/);
    expect(await page.$(at('phone-secret'))).toBeNull();

    await setRules(kintime, daily(0));
    const closed = await kintime.visit('/foryou');
    await waitForClosedPage(closed);
    await click(closed, 'ask-more');
    const label = await closed.$eval(
      at('extra-code'),
      (field) => (field as HTMLInputElement).labels?.[0]?.innerText,
    );
    expect(label).toContain('A parent’s PIN, or six digits from their phone');
    await closed.select(at('extra-minutes'), '15');
    await type(closed, 'extra-code', await totpOf(secret, Date.now() + STEP));
    await click(closed, 'extra-submit');
    await waitForText(closed, 'closed-given', /^Dad gave 15 min/);
    await closed.close();

    await page.bringToFront();
    await click(page, 'phone-remove');
    await click(page, 'phone-remove-confirm');
    await waitForText(page, 'phone-removed', /^The phone was removed\./);
    const second = await secretOn(page);
    expect(second).not.toBe(secret);
    await click(page, 'phone-not-now');
    await page.waitForSelector(at('phone-secret'), { hidden: true });
    const third = await secretOn(page);
    expect(third).not.toBe(second);
    await type(page, 'phone-code', await totpOf(third));
    await click(page, 'phone-confirm');
    await waitForText(page, 'phone-state', /^Your phone can answer$/);
    await click(page, 'lock');
    await page.waitForSelector(at('phone'), { hidden: true });
  });

  test('resets a forgotten PIN', async ({ open }) => {
    const kintime = await open();
    const page = await agreementPage(kintime);
    await setFirstPin(page);
    const secret = await secretOn(page);
    await type(page, 'phone-code', await totpOf(secret));
    await click(page, 'phone-confirm');
    await waitForText(page, 'phone-state', /^Your phone can answer$/);
    await click(page, 'lock');

    await click(page, 'forgot-pin');
    await type(page, 'new-pin-code', await totpOf(secret, Date.now() + STEP));
    await type(page, 'new-pin', NEW_PIN);
    await type(page, 'new-pin-confirm', PIN);
    await click(page, 'new-pin-do');
    await waitForText(page, 'new-pin-result', /^The two PINs are not the same/);
    await type(page, 'new-pin-confirm', NEW_PIN);
    await click(page, 'new-pin-do');
    await waitForText(page, 'unlocked', /^Unlocked by Dad for 5 minutes$/);
    await goToAgreement(page, 'trust');
    await waitForText(page, 'seal', /^Kintime checks for changes from .+ on\.$/);
    await click(page, 'lock');
    await goToAgreement(page, 'people');

    await type(page, 'pin', PIN);
    await click(page, 'unlock');
    await waitForText(page, 'pin-result', /^That PIN or code is not right\.$/);
    await type(page, 'pin', NEW_PIN);
    await click(page, 'unlock');
    await waitForText(page, 'unlocked', /^Unlocked by Dad/);
    await goToAgreement(page, 'trust');
    await waitForText(page, 'seal', /^Unchanged outside Kintime up to .+\.$/);
    await waitForText(page, 'trust', /A new PIN was set with digits from a phone\./);

    // The slow reset is below it.
    await click(page, 'lock');
    await goToAgreement(page, 'people');
    await click(page, 'forgot-pin');
    await click(page, 'forgot-wait');
    await click(page, 'forgot-confirm');
    await waitForText(page, 'reset-state', /Not before/);
  });
});

/** Starts the set-up and reads the secret. */
async function secretOn(page: Page): Promise<string> {
  await click(page, 'phone-open');
  return waitForText(page, 'phone-secret', /^[A-Z2-7]{32}$/);
}

/** Decodes the QR code from a screenshot. */
async function scanned(page: Page): Promise<string> {
  const snapshot = await page.waitForSelector(`svg${at('phone-qr')}`, { visible: true });
  if (snapshot === null) throw new Error('There is no QR code');
  const png = await snapshot.screenshot({ encoding: 'base64' });
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (context === null) throw new Error('Nothing to draw on');
    context.drawImage(image, 0, 0);
    const pixels = context.getImageData(0, 0, image.width, image.height).data;
    return { width: image.width, height: image.height, data: [...pixels] };
  }, png);
  return decodeQR({ width, height, data: Uint8Array.from(data) });
}
