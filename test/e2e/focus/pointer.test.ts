import { until } from '../browsers/wait-until.ts';
import { startDisplay } from '../browsers/display.ts';
import { expect, test, truthOf } from '../kintime.ts';
import type { Kintime } from '../kintime.ts';

/** Takes the moment of the last input from the session storage, once a page that is left reports it. */
async function takeInputAt({ reader }: Kintime): Promise<number> {
  return until('the moment of the last input', async () =>
    reader.evaluate(async () => {
      const stored = await chrome.storage.session.get();
      const [key, at] = Object.entries(stored).find(([name]) => name.startsWith('touch:')) ?? [];
      if (key !== undefined) await chrome.storage.session.remove(key);
      return Number(at) || undefined;
    }),
  );
}

for (const browser of ['chromium', 'firefox'] as const) {
  test(`a pointer that rests over a moving feed is no input, in ${browser}`, async ({
    open,
    signal,
  }) => {
    const display = await startDisplay({ signal });
    const kintime = await open({ browser, display });
    const page = await kintime.visit('/foryou?hop=1000&clip=long');
    const watch = async (): Promise<void> => {
      const { moves } = await truthOf(page);
      await until('three videos', async () => (await truthOf(page)).moves >= moves + 3);
    };
    await watch();
    // Firefox reports no movement for the first one.
    for (const x of ['700', '710', '720']) {
      await display.xdotool('mousemove', x, '500', 'sleep', '0.1');
    }
    const movedAt = Date.now();
    await watch();
    await kintime.reader.bringToFront();
    expect(Math.abs((await takeInputAt(kintime)) - movedAt)).toBeLessThan(1000);
    // Chromium sends a `pointermove` when the tab is back.
    await page.bringToFront();
    await watch();
    await kintime.reader.bringToFront();
    expect(Math.abs((await takeInputAt(kintime)) - movedAt)).toBeLessThan(1000);
    await display.close();
  });
}
