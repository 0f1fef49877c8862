import { expect, test } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';
import { at, click, goToAgreement, openEditor, textOf, waitForText } from '../page-actions.ts';
import { storedAgreements } from '../stored-agreements.ts';

test('a first bedtime is set on the day of installation', async ({ open }) => {
  const kintime = await open({ agrees: false });
  const page = await openedPage(kintime.launched.browser, '#/welcome');
  await page.bringToFront();
  await click(page, 'start-counting');
  await page.waitForSelector(at('counting-on'));
  await page.locator('nav a[href="#/agreement"]').click();
  await click(page, 'begin-bedtime');
  await click(page, 'save-agreement');
  await waitForText(page, 'agreement-status', /^Set here, without a PIN\.$/);
  expect(await textOf(page, 'rule-list')).toMatch(
    /^BedtimeKintime asks from 10:00 PM to 7:00 AM\.AsksEdit$/,
  );
  const [agreement] = await storedAgreements(kintime);
  expect(agreement?.rules.windows).toEqual([
    {
      kind: 'bedtime',
      from: '22:00',
      to: '07:00',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      strength: 'soft',
    },
  ]);
  expect(agreement?.rules).toMatchObject({ daily: null, freeExtension: false });

  // A way of deciding that needs a PIN says that it holds nobody, and leads to setting one.
  await openEditor(page, 'decides');
  await click(page, 'way-parent');
  await waitForText(page, 'way-no-pin', /so anyone here can loosen limits from the next day/);
  await click(page, 'way-set-pin');
  await page.waitForSelector(at('pin-confirm'), { visible: true });
  // Whoever saves "the teen decides" says yes for nobody; the teen does.
  await openEditor(page, 'decides');
  await click(page, 'way-self');
  await click(page, 'save-agreement');
  await waitForText(page, 'saved', /^Saved\. Starts tomorrow\.$/);
  await goToAgreement(page, '');
  await waitForText(page, 'coming', /Set here, without a PIN\.$/);
  await click(page, 'say-yes-member');
  await waitForText(page, 'coming', /Person 1 agreed on .+\. Set here, without a PIN\.$/);
});

test('a member who is alone sets a bedtime of their own', async ({ open }) => {
  const kintime = await open({ agrees: false });
  const page = await openedPage(kintime.launched.browser, '#/welcome');
  await page.bringToFront();
  await page.locator('input[value="member"]').click();
  await click(page, 'start-counting');
  await click(page, 'path-bedtime');
  await click(page, 'save-agreement');
  await waitForText(page, 'agreement-status', /^Your own rules\.$/);
  // Nobody else changes it, and it loosens from the next day.
  await openEditor(page, 'bedtime');
  await click(page, 'remove-rule');
  await waitForText(page, 'preview', /Otherwise it takes a parent.s PIN\.$/);
  await click(page, 'save-agreement');
  await waitForText(page, 'save-result', /a parent.s PIN\. Nothing was changed\.$/);
  await click(page, 'for-myself');
  await waitForText(page, 'preview', /Starts tomorrow\.$/);
  await click(page, 'save-agreement');
  await waitForText(page, 'saved', /^Saved\. Starts tomorrow\.$/);
  expect((await storedAgreements(kintime)).map(({ way }) => way)).toEqual(['self', 'self']);
});
