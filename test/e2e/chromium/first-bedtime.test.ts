import { expect, test } from '../kintime.ts';
import { openedPage } from '../opened-page.ts';
import {
  answerQuestion,
  at,
  click,
  goToAgreement,
  openEditor,
  PIN,
  startCounting,
  type,
  waitForText,
} from '../page-actions.ts';
import { storedAgreements } from '../stored-agreements.ts';

test('from installation to a first bedtime it takes five presses', async ({ open }) => {
  const kintime = await open({ agrees: false });
  const page = await openedPage(kintime.launched.browser, '#/welcome');
  await page.bringToFront();
  let presses = 0;
  await page.exposeFunction('pressed', () => {
    presses += 1;
  });
  await page.evaluate('addEventListener("click", () => pressed(), true)');
  await startCounting(page);
  await click(page, 'path-bedtime');
  await click(page, 'save-bedtime');
  await waitForText(page, 'saved-rules', /^Kintime asks from 10:00 PM to 7:00 AM\.$/);
  expect(presses).toBe(5);
  await click(page, 'saved-agreement');
  await waitForText(page, 'agreement-status', /^Set here, without a PIN\.$/);
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

test('one question a screen leads to the first rules; loading and going back keep the place', async ({
  open,
}) => {
  const kintime = await open();
  const page = await kintime.launched.openExtensionPage('app.html#/welcome/bedtime');
  await answerQuestion(page, 'bedtime', async () => page.select(at('window-from'), '21:15'));
  await answerQuestion(page, 'minutes', async () => type(page, 'first-minutes', '90'));
  await answerQuestion(page, 'decide', async () => click(page, 'way-parent'));
  await page.waitForSelector(at('question-strength'));
  await page.reload();
  expect(page.url()).toMatch(/#\/welcome\/strength$/);
  await page.waitForSelector(`${at('strength-firm')}:checked`);
  await answerQuestion(page, 'strength');
  await page.waitForSelector(at('question-pin'));
  await page.goBack();
  await answerQuestion(page, 'strength');
  await answerQuestion(page, 'pin', async () => {
    await type(page, 'parent-name', 'Dad');
    await type(page, 'pin', PIN);
    await type(page, 'pin-confirm', PIN);
  });
  await answerQuestion(page, 'summary', async () =>
    waitForText(page, 'summary', /Bedtime: 9:15 PM to 7:00 AM.+1 hr 30 min a day/),
  );
  await page.waitForSelector(at('saved-rules'));
  const [agreement] = await storedAgreements(kintime);
  expect(agreement).toMatchObject({
    way: 'parent',
    rules: {
      windows: [{ from: '21:15', to: '07:00', strength: 'firm' }],
      daily: { limitsMs: Array.from({ length: 7 }, () => 5_400_000), strength: 'firm' },
    },
  });
  // Set with the PIN that was just chosen, so a parent is known to have said yes.
  const { log } = await kintime.stored();
  expect(log.map(({ what }) => what)).toEqual(['counting-agreed', 'pin-first', 'agreement-made']);
  expect(agreement?.yeses).toHaveLength(1);
});

test('a member who is alone sets a bedtime of their own', async ({ open }) => {
  const kintime = await open({ agrees: false });
  const page = await openedPage(kintime.launched.browser, '#/welcome');
  await page.bringToFront();
  await click(page, 'welcome-next');
  await click(page, 'here-member');
  await click(page, 'start-counting');
  await click(page, 'path-bedtime');
  await click(page, 'save-bedtime');
  await click(page, 'saved-agreement');
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
