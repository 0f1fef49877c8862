import { embedderOrigin, feedOrigin } from '../../fixtures/site/hosts.ts';
import { test } from '../kintime.ts';
import { daily, setRules } from '../messaging.ts';
import { openedPage } from '../opened-page.ts';

test('while TikTok is closed, a link on another site leads to the closed page', async ({
  open,
}) => {
  const kintime = await open();
  await setRules(kintime, daily(0));
  const page = await kintime.visit('/plain', embedderOrigin);
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
  }, `${feedOrigin}/foryou`);
  const closed = await openedPage(kintime.launched.browser, '/closed.html');
  await closed.waitForSelector('[data-testid="closed-reason"]');
});
