import { expect, test } from '../kintime.ts';
import { agreementPage, click, type, waitForText } from '../page-actions.ts';

test('names of every kind are shown as they are, and addresses are refused', async ({ open }) => {
  const kintime = await open();
  const page = await agreementPage(kintime, 'people');
  await page.setViewport({ width: 320, height: 640 });
  const names = ['نوران', '🦊 Fox', 'Donaudampfschifffahrtsgesellschaftskapitänstochter', 'שרה'];
  for (const name of names) {
    await click(page, 'add-member-open');
    await type(page, 'add-member-name', name);
    await click(page, 'add-member');
    // The row can come before the dialog has closed, which would take the next press.
    await waitForText(page, 'people-result', new RegExp(`${name}.* was added`, 'u'));
    await waitForText(page, 'people', new RegExp(`Edit \\P{L}*${name}`, 'u'));
  }
  await click(page, 'add-member-open');
  await type(page, 'add-member-name', 'https://example.org');
  await click(page, 'add-member');
  await waitForText(page, 'add-member-result', /without “:\/\/” and “\/@”/);
  const { members } = await kintime.stored();
  expect((members as { name: string }[]).map(({ name }) => name).toSorted()).toEqual(
    ['', ...names].toSorted(),
  );
  // Nothing overflows a narrow window.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.evaluate(() => {
    document.documentElement.dir = 'rtl';
  });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});
