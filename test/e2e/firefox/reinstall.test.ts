import { resolve } from 'node:path';
import { until } from '../browsers/wait-until.ts';
import { expect, test, truthOf, waitUntilPlayed } from '../kintime.ts';
import { recordMessages } from '../message-recorder.ts';

const dist = resolve(import.meta.dirname, '../../../dist');

test.describe('the extension is reinstalled while a page plays', () => {
  test('one content script goes on, and neither doubles nor loses time', async ({
    open,
    compare,
  }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou');
    await waitUntilPlayed(page, 2000);
    // Unreported time is lost with the old copy, as in a crash, so reinstall just after a report.
    const hadMs = await kintime.countedMs();
    await until('a report', async () => (await kintime.countedMs()) > hadMs);
    await kintime.launched.browser.installExtension(dist);

    // The pages of the old copy are closed.
    await kintime.reopenReader();
    await page.bringToFront();
    const heard = await recordMessages(kintime.reader);
    await waitUntilPlayed(page, (await truthOf(page)).playedMs + 12_000);
    // The reader tab hid the page for a moment.
    const { visibleMs } = await kintime.leave(page);

    const countedMs = await kintime.stableCountMs();
    const reports = (await heard()).filter(({ name }) => name === 'report');
    expect(new Set(reports.map(({ document }) => document)).size).toBe(1);
    // The first report may precede the recording; from then on each must occur once.
    const sequences = reports.map(({ sequence }) => Number(sequence));
    const [first = 0] = sequences;
    expect(sequences.length).toBeGreaterThan(1);
    expect(first).toBeLessThanOrEqual(2);
    expect(sequences).toEqual(sequences.map((_, place) => first + place));
    compare(countedMs, visibleMs, 2000);
  });
});
