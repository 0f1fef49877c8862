import { startDisplay } from '../browsers/display.ts';
import { openInspection, waitForInspected } from '../inspection-page.ts';
import { test } from '../kintime.ts';

test('the page that shows what Kintime sees tells focus from sight', async ({ open, signal }) => {
  const display = await startDisplay({ signal });
  const kintime = await open({ display });
  const page = await kintime.visit('/messages?still=1');
  await page.mouse.click(5, 5);
  const seen = await openInspection(kintime);

  await waitForInspected(
    seen,
    /^Tab 1 Counts. No video plays in view, but someone .* Has the focus yes/,
  );
  await seen.bringToFront();
  await waitForInspected(seen, /^Tab 1 .* nobody uses the page\..* Visible yes .*focus no/);
  await kintime.reader.evaluate(async () => {
    const { id = 0 } = await chrome.windows.getCurrent();
    await chrome.windows.update(id, { state: 'minimized' });
  });
  await waitForInspected(seen, /^Tab 1 .* or its window is minimized\..* Visible no/);
  await display.close();
});
