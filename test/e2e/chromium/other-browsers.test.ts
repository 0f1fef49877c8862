import { MINUTE } from '../../../src/domain/time/units.ts';
import {
  currentVerdict,
  daily,
  insertWatchedTime,
  memberId,
  setRules,
  waitForClosedPage,
} from '../messaging.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import { putRows } from '../rows.ts';

const PERSON = '00000000000000a1';

/** Another browser of the household is heard to have been watched in today. */
async function hearOf(kintime: Kintime, browser: string, minutes: number): Promise<void> {
  const member = await memberId(kintime);
  const { days } = await kintime.stored();
  const date = days[0]?.date ?? '';
  const steps = [{ at: Date.now(), otherMs: minutes * MINUTE, messagesMs: 0 }];
  const person = { id: PERSON, name: 'Mia', grownUp: false, joinedAt: 0, member };
  // Nobody answers there.
  const folder = { address: 'http://127.0.0.1:9/', user: 'dad', password: 'x', browser: 'Laptop' };
  await putRows(kintime.reader, {
    settings: [{ key: 'folder', value: folder }],
    persons: [{ ...person, showsSkipped: false, heard: 0 }],
    sharedTime: [{ device: 'family', browser, member, date, steps }],
  });
}

test('what another browser reported ends the video here, and pages say where the time went', async ({
  open,
}) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou?clip=long');
  const textOf = async (tab: typeof page, selector: string): Promise<string> =>
    tab.$eval(selector, (element) => element.textContent.replaceAll(/\s/gu, ' '));
  await waitUntilPlayed(page, 3000);
  await until('something to be counted', async () => (await kintime.countedMs()) > 0);
  await insertWatchedTime(kintime, 10 * MINUTE);
  await setRules(kintime, daily(30 * MINUTE));
  expect(await currentVerdict(kintime)).toMatchObject({ state: 'open' });
  await hearOf(kintime, 'Family computer', 14);
  const popup = await kintime.launched.openExtensionPage('popup.html');
  await popup.waitForSelector('[data-testid="today-limit"]');
  expect(await textOf(popup, '.popup-limit')).toBe(
    'Today’s limit: 24 of 30 min14 min of that in other browsers',
  );
  await page.bringToFront();
  await hearOf(kintime, 'Family computer', 20);
  await until('the limit', async () => (await currentVerdict(kintime)).state === 'ending');
  // A page that is loaded later has no video to finish.
  await page.reload().catch(() => undefined);
  await waitForClosedPage(page);
  await page.waitForSelector('[data-testid="closed-today"]');
  expect(await textOf(page, '[data-testid="closed-today"]')).toBe(
    'Today: 10 min here, 20 min on Family computer',
  );
  const app = await kintime.launched.openExtensionPage('app.html#/time');
  await app.waitForSelector('[data-testid="day"] .facts');
  expect(await textOf(app, '[data-testid="day"]')).toContain('20 min in other browsers');
});
