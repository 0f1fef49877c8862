import { WRITTEN, writeDocument, waitUntilWrittenPlayed, writtenPlayer, writtenRecord } from '../written-documents.ts';
import { measureClosing } from '../enforcement-latency.ts';
import { expect, test } from '../kintime.ts';
for (const kind of WRITTEN)
  test(`x ${kind}`, async ({ open, compare }) => {
    const kintime = await open();
    const page = await kintime.visit('/foryou?still=1');
    await writeDocument(page, kind);
    await waitUntilWrittenPlayed(page, 8000);
    const pages = await kintime.launched.browser.pages();
    console.log(pages.map((p) => p.url()), await kintime.countedMs());
    const { ms, line } = await measureClosing(kintime, [writtenPlayer(page)]);
    console.log(kind, line, (await kintime.launched.browser.pages()).map((p) => p.url()));
    console.log(JSON.stringify((await kintime.stored()).spans.map((s) => [s.start, s.end, s.feed])), await kintime.stableCountMs());
  });
