import { until } from '../browsers/wait-until.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import { offTimes, switchOffAndOn, waitForCause } from '../switched-off.ts';

test('a time off is recorded once', async ({ open }) => {
  const kintime = await open();
  const page = await kintime.visit('/foryou');
  await waitUntilPlayed(page, 1000);
  await kintime.reader.bringToFront();
  await kintime.stableCountMs(1500);
  await switchOffAndOn(kintime);
  await until('the time off to be logged', async () => (await offTimes(kintime)).lines > 0);
  await waitForCause(kintime);
  expect(await offTimes(kintime)).toEqual({ lines: 1, gaps: 1 });
});
