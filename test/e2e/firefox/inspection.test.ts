import { embedderOrigin } from '../../fixtures/site/hosts.ts';
import { until } from '../browsers/wait-until.ts';
import { openInspection, waitForInspected } from '../inspection-page.ts';
import { test, waitUntilPlayed } from '../kintime.ts';
import { daily, setRules } from '../messaging.ts';
import { textOf } from '../page-actions.ts';

test('the page that shows what Kintime sees follows each tab and player', async ({
  open,
  compare,
}) => {
  const kintime = await open();
  const seen = await openInspection(kintime);
  await until('the empty page', async () => textOf(seen, 'inspect-none'));

  await test.step('a video that plays, and one behind another tab', async () => {
    const feed = await kintime.visit('/foryou?clip=long');
    await waitForInspected(
      seen,
      /^Tab 1 Counts. A video plays in view. .*For You Plays video Visible yes .* By the rules TikTok is open$/,
    );
    await waitUntilPlayed(feed, 8000);
    const other = await kintime.visit('/messages?still=1');
    await waitForInspected(
      seen,
      /^Tab 1 Does not count. Another tab or window hides it.* Visible no /,
      /^Tab 2 Does not count. No video plays.*Messages Plays nothing Visible yes/,
    );
    await other.close();
    const { visibleMs } = await kintime.leave(feed);
    compare(await kintime.stableCountMs(visibleMs), visibleMs, 2000);
  });

  await test.step('a player on another site', async () => {
    const page = await kintime.visit('/?clip=long', embedderOrigin);
    await waitForInspected(seen, /^Player 1 on another site Counts. .*Other parts Plays video/);
    await page.close();
  });

  await test.step('a limit that stops', async () => {
    await kintime.visit('/foryou?clip=long');
    await waitForInspected(seen, /^Tab 1 Counts/);
    await setRules(kintime, daily(0));
    await waitForInspected(seen, /^Tab 1 Does not count. Kintime covers TikTok here/);
  });
});
