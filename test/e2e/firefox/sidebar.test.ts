import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { feedOrigin } from '../../fixtures/site/hosts.ts';
import { daily, setRules } from '../messaging.ts';
import { MAX_LATENCY } from '../enforcement-latency.ts';
import { measureSchedulingDelay } from '../browsers/scheduling-delay.ts';
import { until } from '../browsers/wait-until.ts';
import { expect, test } from '../kintime.ts';

test("a player in another extension's sidebar counts and is paused", async ({
  open,
  profile: folder,
  compare,
}) => {
  const kintime = await open();
  const { browser } = kintime.launched;
  const manifest = {
    manifest_version: 3,
    name: 'A player in the sidebar',
    version: '1',
    sidebar_action: { default_panel: 'panel.html', open_at_install: true },
    browser_specific_settings: { gecko: { id: 'sidebar@example.test' } },
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  const player = `${feedOrigin}/player/v1/7300000000001000003?clip=long`;
  await writeFile(
    join(folder, 'panel.html'),
    `<!doctype html><iframe src="${player}" width="300" height="500" allow="autoplay"></iframe>`,
  );
  const id = await browser.installExtension(folder);
  // No driver reaches into the sidebar: the first two reports show that the player plays.
  await until('two reports', async () => (await kintime.countedMs()) > 6000);
  const delay = await measureSchedulingDelay(await kintime.launched.pids());
  const verdict = await setRules(kintime, daily(0));
  await until('twice the limit', () => Date.now() - verdict > 2 * MAX_LATENCY);
  const delayMs = await delay();
  // Closes the sidebar.
  await browser.uninstallExtension(id);
  const { playedMs, movedAt } = await until(
    'the final state',
    () => [...kintime.site.finalStates.values()][0],
  );
  const line = `paused after ${movedAt - verdict} ms`;
  process.stdout.write(`    ${line}\n`);
  expect(movedAt - verdict - delayMs, line).toBeLessThan(MAX_LATENCY);
  compare(await kintime.stableCountMs(playedMs), playedMs);
});
