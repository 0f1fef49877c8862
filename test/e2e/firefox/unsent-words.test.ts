import { resolve } from 'node:path';
import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';
import { daily, isCovered, setPin, setRules, waitForClosedPage } from '../messaging.ts';
import { messageIn, writeMessage } from '../written-words.ts';

const dist = resolve(import.meta.dirname, '../../../dist');

test('what somebody writes outlives a closing and an update of Kintime', async ({ open }) => {
  const kintime = await open();
  await setPin(kintime);
  const quiet = await kintime.visit('/messages');
  const page = await kintime.visit('/messages');
  await writeMessage(page, 'See you on Saturday');
  await setRules(kintime, daily(0));
  await waitForClosedPage(quiet);
  await until('the cover', async () => isCovered(page));

  await kintime.launched.browser.installExtension(dist);
  await kintime.reopenReader();
  await setPin(kintime);
  // The new copy covers the page in place of the old one, and can lift its cover.
  await until('the cover', async () => isCovered(page));
  expect(page.url()).toContain('tiktok.com');
  await setRules(kintime, {});
  await until('the cover to go', async () => !(await isCovered(page)));
  expect(await messageIn(page)).toBe('See you on Saturday');
});
