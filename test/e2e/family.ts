import type { LaunchOptions } from './browsers/launch.ts';
import { until } from './browsers/condition.ts';
import { Kintime, test as base } from './kintime.ts';
import { openedPage } from './opened-page.ts';

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

export const test = base.extend<{
  /** Starts a browser into which Kintime has just been installed, and in which nobody agreed to anything yet. */
  start: (options?: Partial<LaunchOptions>) => Promise<Kintime>;
}>({
  start: async ({ site, signal }, use, info) => {
    const browser = info.project.name === 'firefox' ? 'firefox' : 'chromium';
    const started: Kintime[] = [];
    await use(async (options) => {
      const kintime = await Kintime.start({ browser, site, signal, ...options });
      started.push(kintime);
      return kintime;
    });
    await Promise.all(started.map(async ({ launched }) => launched.close()));
  },
  open: async ({ start }, use) => {
    await use(async (options) => {
      const kintime = await start(options);
      await agree(kintime);
      return kintime;
    });
  },
});
