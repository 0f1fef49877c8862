import { contentScriptWorld } from '../content-script-world.ts';
import type { Evaluate } from '../content-script-world.ts';
import type { Kintime, Stored } from '../kintime.ts';
import { expect, test, waitUntilPlayed } from '../kintime.ts';

/** Malformed messages, as source text since JSON has no NaN. */
const MALFORMED: readonly (readonly [wrong: string, message: string])[] = [
  ['nothing', 'null'],
  ['a word', '"report"'],
  ['a number', '42'],
  ['a list', '[{ name: "report" }]'],
  ['no name', '{}'],
  ['a name that is none', '{ name: "reset-everything" }'],
  ['a name that every object has', '{ name: "constructor" }'],
  ['a name that is no text', '{ name: ["report"] }'],
  ['no fields', '{ name: "hello" }'],
  ['a number for text', '{ name: "hello", document: 7, began: Date.now() }'],
  ['text for a number', '{ ...hello, began: "yesterday" }'],
  ['an id that is an address', '{ ...hello, document: "https://www.tiktok.com/foryou" }'],
  ['a negative time', '{ ...hello, began: -1 }'],
  ['a huge time', '{ ...hello, began: 1e300 }'],
  ['no number', '{ ...hello, began: NaN }'],
  ['an infinite time', '{ ...hello, began: Infinity }'],
  ['half a millisecond', '{ ...hello, began: Date.now() + 0.5 }'],
  ['a field too many', '{ ...hello, address: "/foryou" }'],
  ['a place that is none', '{ ...hello, feed: "/foryou" }'],
  ['an answer to no question', '{ name: "answer", document: id, answer: "open", ...place }'],
  ['a sequence of 0', '{ ...report, sequence: 0 }'],
  ['claims that are no list', '{ ...report, claims: { length: 1 } }'],
  ['a negative start', '{ ...report, claims: [{ ...claim, start: -5 }] }'],
  ['a huge end', '{ ...report, claims: [{ ...claim, end: Number.MAX_VALUE }] }'],
  ['an end that is no number', '{ ...report, claims: [{ ...claim, end: NaN }] }'],
  ['an end before the start', '{ ...report, claims: [{ ...claim, end: claim.start - 1 }] }'],
  ['a claim of no length', '{ ...report, claims: [{ ...claim, end: claim.start }] }'],
  ['an unknown feed', '{ ...report, claims: [{ ...claim, feed: "@evening.kiln" }] }'],
  ['a caption in a claim', '{ ...report, claims: [{ ...claim, caption: "The glaze" }] }'],
  ['a member in a claim', '{ ...report, claims: [{ ...claim, member: "somebody" }] }'],
  ['a thousand claims and one', '{ ...report, claims: Array(1001).fill(claim) }'],
  [
    'an unknown gap',
    '{ ...report, gaps: [{ start: claim.start, end: claim.end, reason: "off" }] }',
  ],
  ['a touch in the future', '{ ...report, touchedAgoMs: -1 }'],
  ['a field too many in a report', '{ ...report, everything: true }'],
];

const MALFORMED_FROM_OUR_PAGES: typeof MALFORMED = [
  ['dates that are none', '{ name: "usage", dates: ["2026-02-30"] }'],
  ['dates that are numbers', '{ name: "usage", dates: [NaN] }'],
  ['a request with too much', '{ name: "start-counting", memberName: "", since: 0 }'],
  ['an import of nothing', '{ name: "import" }'],
  ['a name without end', '{ name: "start-counting", memberName: "a".repeat(61) }'],
  ['deleting without saying what', '{ name: "delete" }'],
  ['deleting everything but', '{ name: "delete", everything: false }'],
  ['deleting from no date', '{ name: "delete", from: "always", to: "2026-05-03" }'],
  [
    'deleting both ways',
    '{ name: "delete", everything: true, from: "2026-01-01", to: "2026-05-03" }',
  ],
];

const FOR_OUR_PAGES = [
  '{ name: "start-counting", memberName: "" }',
  '{ name: "delete", everything: true }',
  '{ name: "delete", from: "2001-01-01", to: "2099-12-31" }',
  '{ name: "import", archive: { program: "kintime", version: 1 } }',
  '{ name: "export" }',
  '{ name: "trust-clock" }',
  '{ name: "confirm-loss" }',
  '{ name: "usage", dates: [] }',
  '{ name: "ready" }',
  '{ name: "tracking-status" }',
  '{ name: "profile" }',
  '{ name: "unlock", pin: "1234", confirm: "1234", parentName: "" }',
  '{ name: "extra-time", minutes: 5, code: "1234", pastBedtime: true, reason: "" }',
  '{ name: "free-extension" }',
  '{ name: "add-member", memberName: "Eve" }',
];

/** Sent by a document that has just announced its start. */
const IMPOSSIBLE: readonly (readonly [wrong: string, claim: string])[] = [
  ['time in the future', '{ start: now + 2 * minute, end: now + 3 * minute, feed }'],
  ['time that has only begun', '{ start: now - second, end: now + 2 * minute, feed }'],
  ['time before the page began', '{ start: now - minute, end: now - minute / 2, feed }'],
  ['the whole last year', '{ start: now - 365 * 24 * 60 * minute, end: now, feed }'],
];

test.describe('messages to the background', () => {
  test('malformed messages and those of other senders are refused and change nothing, and the site’s own scripts reach nothing', async ({
    open,
  }) => {
    const kintime = await open();
    const { inPage, inReader } = await voices(kintime);
    const before = await kintime.stored();
    for (const [wrong, message] of MALFORMED) {
      expect
        .soft(await inReader(request(message)), `${wrong}, from our page`)
        .toMatchObject(refusal('malformed'));
      expect
        .soft(await inPage(request(message)), `${wrong}, from the site`)
        .toMatchObject(refusal('malformed'));
    }
    for (const [wrong, message] of MALFORMED_FROM_OUR_PAGES) {
      expect.soft(await inReader(request(message)), wrong).toMatchObject(refusal('malformed'));
    }
    expect(await kintime.stored()).toEqual(before);
    for (const message of ['hello', 'report']) {
      expect.soft(await inReader(request(message)), message).toMatchObject(refusal('not-allowed'));
    }
    for (const message of FOR_OUR_PAGES) {
      expect.soft(await inPage(request(message)), message).toMatchObject(refusal('not-allowed'));
    }
    expect(await kintime.stored()).toEqual(before);

    const page = await kintime.visit('/plain');
    const { extensionId, extensionOrigin } = kintime.launched;
    const reached = await page.evaluate(tryMainWorldAccess, extensionId, extensionOrigin);
    expect(reached, 'from the site’s own scripts').toEqual([]);
    expect(await kintime.stored()).toEqual(before);
  });

  test('a page of the site cannot agree to counting', async ({ open }) => {
    const kintime = await open({ agrees: false });
    const { inPage } = await voices(kintime);
    expect(await inPage(request('{ name: "start-counting", memberName: "" }'))).toMatchObject(
      refusal('not-allowed'),
    );
    expect(await inPage(request('report'))).toMatchObject({ ok: true, counting: false });
    expect(Object.values(await kintime.stored()).flat()).toEqual([]);
  });

  test('impossible claims are refused and not stored', async ({ open }) => {
    const kintime = await open();
    const { inPage } = await voices(kintime);
    const before = await kintime.stored();
    expect(await inPage(request('hello'))).toMatchObject({ ok: true });
    for (const [wrong, claim] of IMPOSSIBLE) {
      const message = `{ ...report, claims: [${claim}] }`;
      expect.soft(await inPage(request(message)), wrong).toMatchObject(refusal('impossible'));
    }
    // A document cannot change its start either.
    expect(await inPage(request('{ ...hello, began: now - 5 * minute }'))).toMatchObject({
      ok: true,
    });
    const early = '{ start: now - 4 * minute, end: now - 3 * minute, feed }';
    expect(await inPage(request(`{ ...report, claims: [${early}] }`))).toMatchObject(
      refusal('impossible'),
    );
    expect(await kintime.stored()).toEqual(before);
  });

  test('future time cannot be claimed step by step either', async ({ open }) => {
    const kintime = await open();
    const visit = await kintime.visit('/foryou');
    await waitUntilPlayed(visit, 3000);
    await visit.close();
    await kintime.stableCountMs();
    const { inPage } = await voices(kintime);
    const before = await kintime.stored();
    for (const step of [1, 2, 3]) {
      const claim = `{ start: now + ${40 * step - 20} * second, end: now + ${40 * step} * second, feed }`;
      // oxlint-disable-next-line no-await-in-loop
      const answer = await inPage(request(`{ ...report, sequence: ${step}, claims: [${claim}] }`));
      expect.soft(answer, `${40 * step} s ahead`).toMatchObject(refusal('impossible'));
    }
    expect(await kintime.stored()).toEqual(before);
  });

  test('the same report twice changes nothing', async ({ open }) => {
    const kintime = await open();
    const { inPage } = await voices(kintime);
    const now = Date.now();
    const claims = JSON.stringify([
      { start: now - 9000, end: now - 4000, feed: 'for-you' },
      { start: now - 3000, end: now - 1000, feed: 'messages' },
    ]);
    const gaps = JSON.stringify([{ start: now - 4000, end: now - 3000, reason: 'stopped' }]);
    const message = `{ ...report, claims: ${claims}, gaps: ${gaps} }`;
    expect(await inPage(request(message))).toMatchObject({ ok: true, acknowledged: 1 });
    expect(await kintime.countedMs()).toBe(7000);
    const before = withoutSeenAt(await kintime.stored());
    expect(await inPage(request(message))).toMatchObject({ ok: true, acknowledged: 1 });
    expect(withoutSeenAt(await kintime.stored())).toEqual(before);
    const later = `{ ...report, sequence: 2, claims: ${claims}, gaps: ${gaps} }`;
    expect(await inPage(request(later))).toMatchObject({ ok: true, acknowledged: 2 });
    expect(withoutSeenAt(await kintime.stored())).toEqual(before);
  });
});

/** Evaluates in the content script of a page of the site, and in a page of the extension. */
async function voices(kintime: Kintime): Promise<{ inPage: Evaluate; inReader: Evaluate }> {
  // Nothing plays here, so the content script itself sends nothing.
  const page = await kintime.visit('/plain');
  return {
    inPage: await contentScriptWorld(page, kintime.launched),
    inReader: async (expression) => kintime.reader.evaluate(expression),
  };
}

/** The source of a request, in which `hello`, `report` and `claim` are valid messages. */
function request(message: string): string {
  return `(async () => {
    const [second, minute, now, feed] = [1000, 60_000, Date.now(), 'for-you'];
    const id = '2f8a4b54-55a0-4d0c-9a3b-6d0c4f5b7e11';
    const claim = { start: now - 2 * second, end: now - second, feed };
    const place = { feed: 'for-you', embedded: false };
    const hello = { name: 'hello', document: id, began: now, ...place };
    const report = {
      name: 'report', document: id, sequence: 1, claims: [claim], gaps: [], touchedAgoMs: null, ...place,
    };
    return chrome.runtime.sendMessage(${message});
  })()`;
}

function refusal(error: string): { ok: false; error: string } {
  return { ok: false, error };
}

/** All rows but `seenAt`, which every report updates. */
function withoutSeenAt(stored: Stored): unknown {
  const settings = (stored['settings'] ?? []) as readonly { key: string }[];
  return { ...stored, settings: settings.filter(({ key }) => key !== 'seenAt') };
}

/** Runs in the main world of the site. @returns what succeeded */
async function tryMainWorldAccess(id: string, origin: string): Promise<string[]> {
  const ways: Record<string, () => unknown> = {
    'the extension interface': () => chrome.runtime.id,
    'a message by id': () =>
      chrome.runtime.sendMessage(id, { name: 'start-counting', memberName: '' }),
    'a connection by id': () => chrome.runtime.connect(id),
    storage: () => chrome.storage.local,
    'a page of ours': () => fetch(`${origin}/popup.html`),
    'the script of a page': () => import(`${origin}/content.js`),
    'the script that watches': () => Reflect.get(globalThis, 'kintimeIsWatching') ?? raise(),
    'a frame': () => framed(`${origin}/popup.html`),
  };
  const raise = (): never => {
    throw new Error('not there');
  };
  const framed = async (address: string): Promise<void> => {
    const frame = document.createElement('iframe');
    frame.src = address;
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await loaded;
    // A blocked frame shows an error page of the browser, which is cross-origin.
    if (frame.contentDocument === null) raise();
  };
  const reached: string[] = [];
  for (const [way, go] of Object.entries(ways)) {
    try {
      // oxlint-disable-next-line no-await-in-loop
      await go();
      reached.push(way);
    } catch {
      // Expected.
    }
  }
  // A message to the window, in case the content script listens.
  postMessage({ name: 'delete', everything: true }, '*');
  dispatchEvent(new MessageEvent('message', { data: { name: 'start-counting', memberName: '' } }));
  return reached;
}
