import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { closing } from '../../../scripts/disposable.ts';
import { fileNameOf } from '../../../src/background/sharing/sealed-file.ts';
import { HOUR, MINUTE, SECOND } from '../../../src/domain/time/units.ts';
import { startRclone } from '../../fixtures/webdav/rclone.ts';
import { startRecorder } from '../../fixtures/webdav/recorder.ts';
import { startSabredav } from '../../fixtures/webdav/sabredav.ts';
import { until } from '../browsers/wait-until.ts';
import { weekPage } from '../household.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';
import {
  currentVerdict,
  daily,
  insertWatchedTime,
  request,
  setRules,
  waitForClosedPage,
} from '../messaging.ts';
import { readNetLog } from '../net-log.ts';
import { at, click, waitForText } from '../page-actions.ts';
import {
  buildAhead,
  dailyLimitOf,
  endWait,
  folderOf,
  heardMs,
  openPair,
  untilHeard,
} from '../connected-folder.ts';

const FOLDER = 'Kintime';

test('a server that is killed in the middle of a write, and files that were tampered with, change nothing', async ({
  open,
  signal,
}) => {
  test.setTimeout(10 * MINUTE);
  await using server = closing(await startSabredav(signal));
  await using recorder = closing(await startRecorder(server));
  const folder = { ...server, address: recorder.address + FOLDER };
  const { laptop, family } = await openPair(open, folder, daily(50 * MINUTE));
  const reasons = async (kintime: Kintime): Promise<string[]> =>
    ((await folderOf(kintime))?.refusals ?? []).map(({ reason }) => reason);

  await test.step('the server is killed while the laptop writes, and started again', async () => {
    const killed = recorder.killInNextWrite();
    await setRules(laptop, daily(40 * MINUTE));
    await killed;
    await until('the laptop to notice', async () => {
      const view = await folderOf(laptop);
      return view?.problem === 'offline' && view.waitUntil > Date.now();
    });
    const page = await weekPage(laptop);
    await waitForText(page, 'folder-state', /can’t be reached/);
    expect(await currentVerdict(laptop)).toMatchObject({ state: 'open' });
    await server.start();
    expect(await dailyLimitOf(family)).toBe(50 * MINUTE);
    // Not before the wait is over, but when somebody presses for it.
    await request(laptop, 'sync-folder', {});
    expect((await folderOf(laptop))?.problem).toBe('offline');
    await click(page, 'folder-try');
    await waitForText(page, 'folder-state', /^Connected/);
    expect((await folderOf(laptop))?.problem).toBeNull();
    await page.close();
    await endWait(family);
    await untilHeard(
      family,
      'the new limit',
      async () => (await dailyLimitOf(family)) === 40 * MINUTE,
    );
  });

  const name = await fileNameOf((await laptop.setting('device')) as string);
  const path = `${server.folder}/${FOLDER}/${name}`;
  const kept = `${server.folder}/kept`;
  await test.step('the laptop’s former file is put back', async () => {
    await copyFile(path, kept);
    await setRules(laptop, daily(30 * MINUTE));
    await untilHeard(
      family,
      'the new limit',
      async () => (await dailyLimitOf(family)) === 30 * MINUTE,
    );
    await copyFile(kept, path);
    await untilHeard(family, 'the refusal', async () =>
      (await reasons(family)).includes('replayed'),
    );
    expect(await dailyLimitOf(family)).toBe(30 * MINUTE);
    const page = await weekPage(family);
    await waitForText(page, 'folder-refusal', /Laptop/);
    await page.close();
    // The laptop writes its file again.
    await untilHeard(
      laptop,
      'the laptop to notice',
      async () => (await readFile(path)).compare(await readFile(kept)) !== 0,
    );
    await untilHeard(
      family,
      'the family computer to be content',
      async () => (await reasons(family)).length === 0,
    );
  });

  await test.step('half a file, a changed one, and one that is far too long', async () => {
    const whole = await readFile(path);
    for (const [content, reason] of [
      [whole.subarray(0, whole.length / 2), 'cut'],
      [Buffer.from(whole.map((byte, i) => (i === whole.length - 1 ? byte ^ 1 : byte))), 'damaged'],
      [Buffer.alloc(100_000, whole), 'damaged'],
    ] as const) {
      await writeFile(path, content);
      await untilHeard(family, `a file that is ${reason}`, async () =>
        (await reasons(family)).includes(reason),
      );
      expect(await dailyLimitOf(family)).toBe(30 * MINUTE);
      expect((await folderOf(family))?.problem).toBeNull();
    }
  });
});

test('a clock that is 3 hours off loses and doubles nothing', async ({
  open,
  signal,
  compare,
}, info) => {
  test.setTimeout(10 * MINUTE);
  await using server = closing(await startRclone(signal));
  const folder = { ...server, address: server.address + FOLDER };
  const dist = await buildAhead(info.outputPath('ahead'), 3 * HOUR);
  const { laptop, family } = await openPair(open, folder, daily(MINUTE), { family: { dist } });

  const feed = await laptop.visit('/foryou');
  await waitUntilPlayed(feed, 35 * SECOND);
  await laptop.leave(feed);
  const laptopMs = await laptop.stableCountMs(35 * SECOND);
  await untilHeard(family, 'the laptop’s time', async () => {
    await request(laptop, 'sync-folder', {});
    return (await heardMs(family)) === laptopMs;
  });
  await waitForClosedPage(await family.visit('/foryou'));
  const familyMs = await family.stableCountMs();
  compare(laptopMs + familyMs, MINUTE, 20 * SECOND);
  await untilHeard(laptop, 'the family computer’s time', async () => {
    await request(family, 'sync-folder', {});
    return (await heardMs(laptop)) === familyMs;
  });
  expect(await heardMs(family)).toBe(laptopMs);
  for (const kintime of [laptop, family]) {
    expect(await currentVerdict(kintime)).toMatchObject({ state: 'closed', reason: 'daily' });
  }
});

test('leaving opens nothing, and a browser whose file has gone is named until it is forgotten', async ({
  open,
  signal,
}) => {
  await using server = closing(await startRclone(signal));
  const folder = { ...server, address: server.address + FOLDER };
  const { laptop, family } = await openPair(open, folder, daily(10 * MINUTE));
  const closedFamily = async (): Promise<void> => {
    expect(await currentVerdict(family)).toMatchObject({ state: 'closed', reason: 'daily' });
  };

  await test.step('the limit is reached on the laptop, and with that on the family computer', async () => {
    const feed = await laptop.visit('/foryou');
    await waitUntilPlayed(feed, 3 * SECOND);
    await until('something to be counted', async () => (await laptop.countedMs()) > 0);
    await insertWatchedTime(laptop, 20 * MINUTE);
    await laptop.leave(feed);
    await untilHeard(family, 'the laptop’s time', async () => {
      await request(laptop, 'sync-folder', {});
      return (await heardMs(family)) >= 20 * MINUTE;
    });
    await closedFamily();
  });

  await test.step('it holds on the family computer after that has left the folder', async () => {
    const page = await weekPage(family);
    await page.$eval(`details:has(${at('leave-folder')})`, (details) => {
      Reflect.set(details, 'open', true);
    });
    await click(page, 'leave-folder');
    await click(page, 'leave-folder-confirm');
    await waitForText(page, 'folder-left', /shares nothing any more.*still counts today/);
    expect(await folderOf(family)).toBeNull();
    await closedFamily();
    const feed = await family.visit('/foryou');
    await waitForClosedPage(feed);
    await waitForText(feed, 'closed-today', /2\d min on .?Laptop/);
    await page.close();
  });

  await test.step('and after that has left the household', async () => {
    await request(family, 'leave-household', {});
    await closedFamily();
  });

  await test.step('the laptop no longer hears it, and says so', async () => {
    await untilHeard(laptop, 'the family computer to be gone', async () => {
      const view = await folderOf(laptop);
      return view?.others.length === 0 && view.gone.length === 1;
    });
    const page = await weekPage(laptop);
    await waitForText(page, 'gone-browser', /Family computer.*No file since .+ Last heard from: /);
    await click(page, 'forget-browser');
    await page.waitForSelector(at('gone-browser'), { hidden: true });
    expect((await folderOf(laptop))?.gone).toEqual([]);
  });
});

test('requests go to the address of the folder and nowhere else, and are sealed', async ({
  open,
  signal,
}, info) => {
  await using server = closing(await startRclone(signal));
  await using recorder = closing(await startRecorder(server));
  const netLog = info.outputPath('net-log.json');
  const folder = { ...server, address: recorder.address + FOLDER };
  const { laptop } = await openPair(open, folder, daily(50 * MINUTE), {
    laptop: { args: [`--log-net-log=${netLog}`] },
  });
  await untilHeard(laptop, 'the family computer', async () => {
    const others = (await folderOf(laptop))?.others ?? [];
    return others.some(({ browser }) => browser === 'Family computer');
  });

  await test.step('a page cannot connect to it', async () => {
    const before = recorder.requests.length;
    const page = await laptop.launched.openExtensionPage('app.html#/about');
    const connecting = page.evaluate(
      async (address) =>
        fetch(address).then(
          () => 'connected',
          () => 'refused',
        ),
      recorder.address,
    );
    expect(await connecting).toBe('refused');
    expect(recorder.requests.length).toBe(before);
  });

  await test.step('what is sent', async () => {
    const names = ['Laptop', 'Family', 'Bergs', 'daily', 'watched', await laptop.setting('device')];
    for (const { method, path, headers, body } of recorder.requests) {
      expect(path).toMatch(/^\/Kintime\/(?:kintime-[\da-f]{32}\.bin)?$/);
      expect(['PROPFIND', 'MKCOL', 'GET', 'PUT', 'DELETE']).toContain(method);
      expect(headers).not.toHaveProperty('cookie');
      expect(headers).not.toHaveProperty('referer');
      expect(body.length).toBeLessThanOrEqual(16 * 1024);
      const told = `${path} ${JSON.stringify({ ...headers, authorization: '' })} ${body.toString('latin1')}`;
      for (const name of names) expect(told).not.toContain(name);
    }
    const sent = recorder.requests.reduce((sum, { body }) => sum + body.length, 0);
    info.annotations.push({
      type: 'sent',
      description: `${recorder.requests.length} requests, ${sent} bytes`,
    });
  });

  await test.step('the browser sent nothing else', async () => {
    await laptop.launched.close();
    const requests = (await readNetLog(netLog)).filter(
      ({ initiator }) => initiator?.startsWith('chrome-extension:') === true,
    );
    expect(requests.length).toBeGreaterThan(5);
    expect([...new Set(requests.map(({ url }) => `${url.origin}/`))]).toEqual([recorder.address]);
  });
});
