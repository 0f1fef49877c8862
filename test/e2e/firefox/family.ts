import { until } from '../browsers/condition.ts';
import { test as base } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';

/** Agrees to counting as a person does, on the welcome page that opened by itself. */
export async function agree(kintime: Kintime): Promise<void> {
  const page = await openedPage(kintime.launched.browser, '#/welcome');
  await page.bringToFront();
  await page.locator('[data-testid="start-counting"]').click();
  await until(
    'counting to begin',
    async () => (await kintime.setting('countingSince')) !== undefined,
  );
  await page.close();
}

export const test = base.extend({
  open: async ({ open }, use) => {
    await use(async ({ agrees = true, ...options } = {}) => {
      const kintime = await open({ ...options, agrees: false });
      if (agrees && (await kintime.setting('countingSince')) === undefined) await agree(kintime);
      return kintime;
    });
  },
});
