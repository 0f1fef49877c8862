import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nested, read, rows, summaryOf, zip } from './export-fixture.ts';

const ONE = '2024-05-06 10:00:00';
const TWO = '2024-05-06 10:00:42';
const TIMES = ['2024-05-06T10:00:00', '2024-05-06T10:00:42'];

const history = (section: string, format: 'json' | 'text' = 'json') => ({
  section,
  format,
  times: TIMES,
});
const json = JSON.stringify;

const TEXT = `Date: ${ONE} UTC\nLink: https://www.tiktokv.com/share/video/1/\n\nDate: ${TWO} UTC\nLink: https://www.tiktokv.com/share/video/2/\n`;
const DUTCH = TEXT.replaceAll('Date:', 'Datum:');

describe('the JSON form', () => {
  it.each([
    ['nested, newest first', nested(rows(TWO, ONE)), 'Watch History'],
    [
      'flat',
      json({ Activity: { 'Video Browsing History': { VideoList: rows(ONE, TWO) } } }),
      'Video Browsing History',
    ],
    [
      'between the two',
      json({ 'Your Activity': { 'Video Browsing History': { VideoList: rows(ONE, TWO) } } }),
      'Video Browsing History',
    ],
    [
      'with keys in lower case',
      json({ activity: { 'watch history': { videolist: [{ date: ONE }, { date: TWO }] } } }),
      'Watch History',
    ],
    [
      'in Dutch',
      json({
        'Je activiteit': { Kijkgeschiedenis: { VideoList: [{ Datum: ONE }, { Datum: TWO }] } },
      }),
      'Kijkgeschiedenis',
    ],
    [
      'of 2022, nothing but the list',
      json({ VideoList: [ONE, TWO].map((Date) => ({ Date, VideoLink: 'x' })) }),
      'VideoList',
    ],
    ['with a byte order mark', `\uFEFF${nested(rows(ONE, TWO))}`, 'Watch History'],
    ['with doubled rows', nested(rows(ONE, TWO, TWO, ONE)), 'Watch History'],
    [
      'with dates of ISO 8601',
      nested(rows('2024-05-06T10:00:00Z', '2024-05-06T12:00:42.500+02:00')),
      'Watch History',
    ],
    [
      'with epoch seconds and milliseconds',
      nested(rows(1714989600, '1714989642000')),
      'Watch History',
    ],
    [
      'with times of a user script',
      nested([{ ...rows(ONE)[0], timepertiktok: 42 }, ...rows(TWO)]),
      'Watch History',
    ],
  ])('%s', async (_, content, section) => {
    expect(summaryOf(await read('user_data.json', content))).toEqual(history(section));
  });

  it('finds live streams by their id, and leaves out the placeholder', async () => {
    const content = nested(rows(ONE), {
      'Tiktok Live': {
        'Watch Live History': {
          WatchLiveMap: {
            '-1': { WatchTime: '2024-05-01 08:00:00' },
            '72': { WatchTime: TWO, Link: 'x', Comments: [{ CommentTime: ONE }] },
          },
        },
      },
    });
    const outcome = await read('user_data_tiktok.json', content);
    expect(summaryOf(outcome)).toEqual(history('Watch History'));
    expect(outcome).toMatchObject({ content: { counts: { watched: 1, live: 1 } } });
  });

  it('takes neither posts nor likes nor shares for the watch history, which look the same', async () => {
    const later = rows('2024-05-07 10:00:00');
    const content = json({
      Activity: {
        'Favorite Videos': { FavoriteVideoList: later },
        'Like List': { ItemFavoriteList: later },
        'Share History': { ShareHistoryList: later },
        Videos: { VideoList: later.map((row) => ({ ...row, Likes: '3' })) },
        'Video Browsing History': { VideoList: [...rows(ONE, TWO), { ...later[0], Likes: '3' }] },
      },
    });
    const outcome = await read('user_data.json', content);
    expect(summaryOf(outcome)).toEqual(history('Video Browsing History'));
    expect(outcome).toMatchObject({
      content: { rows: 2, counts: { likes: 2, shares: 1, posts: 2, watched: 2 } },
    });
  });

  it('counts what TikTok keeps, by kind', async () => {
    const entries = (count: number) => Array.from({ length: count }, () => ({ Date: ONE }));
    const content = nested(rows(ONE, TWO), {
      Searches: { SearchList: entries(3) },
      'Login History': { LoginHistoryList: entries(4) },
      'Location Reviews': { ReviewsList: entries(2) },
      'Off TikTok Activity': { OffTikTokActivityDataList: entries(5) },
      'Direct Messages': {
        ChatHistory: { 'Chat with a:': entries(2), 'Chat with b:': entries(1) },
      },
      Comment: { CommentsList: [{ Photos: [1, 2, 3] }] },
      Status: { 'Status List': entries(1) },
    });
    expect(await read('user_data.json', content)).toMatchObject({
      content: {
        counts: {
          watched: 2,
          searches: 3,
          logins: 4,
          locations: 2,
          ads: 5,
          messages: 3,
          comments: 1,
          other: 1,
        },
      },
    });
  });

  it('drops impossible and future dates, and says how many', async () => {
    const impossible = [
      '2024-02-30 10:00:00',
      '2024-05-06 25:00:00',
      '0000-00-00 00:00:00',
      'soon',
      null,
      5,
      '2031-01-01 00:00:00',
    ];
    const outcome = await read('user_data.json', nested(rows(ONE, ...impossible, TWO)));
    expect(summaryOf(outcome)).toEqual(history('Watch History'));
    expect(outcome).toMatchObject({ content: { rows: 9, unusable: 7 } });
  });

  it.each([
    ['null', null],
    ['an empty list', []],
    ['a sentence', 'You have no data in this section'],
  ])('knows nothing where the list is %s', async (_, list) => {
    expect(await read('user_data.json', nested(list))).toEqual({
      ok: false,
      problem: 'no-history',
    });
  });

  it('reads the same however the file is cut into chunks', async () => {
    const content = nested(rows(ONE, TWO), {
      Searches: { SearchList: [{ SearchTerm: 'é\\"👩‍👧' }] },
    });
    const bytes = new TextEncoder().encode(content);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
        async (sizes) => {
          const file = new File([], 'user_data.json');
          let at = 0;
          const stream = () =>
            new ReadableStream<Uint8Array>({
              pull(controller) {
                const size = sizes[at % sizes.length] ?? 1;
                if (at >= bytes.length) controller.close();
                else controller.enqueue(bytes.subarray(at, at + size));
                at += size;
              },
            });
          Object.assign(file, {
            stream,
            slice: (from: number, to: number) => new Blob([bytes.slice(from, to)]),
          });
          const { readExport } = await import('../../../../src/files/tiktok-export/read-export.ts');
          expect(summaryOf(await readExport(file, Date.UTC(2024, 5), () => undefined))).toEqual(
            history('Watch History'),
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('the text form', () => {
  it.each([
    ['Watch History.txt', TEXT, 'Watch History'],
    ['Watch History (1).txt', TEXT, 'Watch History'],
    ['Video Browsing History.txt', `\uFEFF${TEXT}`, 'Video Browsing History'],
    ['Kijkgeschiedenis.txt', DUTCH.replaceAll('\n', '\r\n'), 'Kijkgeschiedenis'],
    [
      'Video Browsing History.txt',
      `Date: ${ONE}\nVideo Link: https://www.tiktokv.com/share/video/1/\n\nDate: ${TWO}\nVideo Link: x`,
      'Video Browsing History',
    ],
  ])('%s', async (name, content, section) => {
    expect(summaryOf(await read(name, content))).toEqual(history(section, 'text'));
  });

  it.each([
    'You have no data in this section',
    'Er staan geen gegevens in dit gedeelte',
    'Du hast keine Daten in diesem Abschnitt',
  ])('knows nothing from "%s"', async (sentence) => {
    expect(summaryOf(await read('Watch History.txt', sentence))).toBe('no-history');
  });

  it('is known by its name', async () => {
    expect(summaryOf(await read('Share History.txt', TEXT))).toBe('not-tiktok');
  });
});

describe('a ZIP file', () => {
  it.each([
    [
      'user_data_tiktok.json',
      { 'user_data_tiktok.json': nested(rows(ONE, TWO)) },
      history('Watch History'),
    ],
    [
      'the later name before the earlier',
      { 'user_data.json': nested([]), 'a/user_data_tiktok.json': nested(rows(ONE, TWO)) },
      history('Watch History'),
    ],
    [
      'JSON before text',
      {
        'TikTok/Your Activity/Watch History.txt': 'Date: 2020-01-01 00:00:00',
        'user_data.json': nested(rows(ONE, TWO)),
      },
      history('Watch History'),
    ],
    [
      'text',
      {
        'TikTok/Your Activity/Watch History.txt': TEXT,
        'TikTok/Your Activity/Share History.txt': TEXT,
      },
      history('Watch History', 'text'),
    ],
    [
      'text in Dutch',
      { 'TikTok/Je activiteit/Kijkgeschiedenis.txt': DUTCH },
      history('Kijkgeschiedenis', 'text'),
    ],
    [
      'backslashes',
      {
        'TikTok_Data_1735588272\\Tiktok\\Your Activity\\Watch History.txt': TEXT,
        'TikTok_Data_1735588272\\Tiktok\\TikTok Live\\Watch Live History.txt': '',
      },
      history('Watch History', 'text'),
    ],
  ])('%s', async (_, entries, expected) => {
    const outcome = await read('TikTok_Data_1735588272.zip', await zip(entries));
    expect(summaryOf(outcome)).toEqual(expected);
  });

  it('counts the rows of the other text files', async () => {
    const file = await zip({
      'TikTok/Your Activity/Watch History.txt': TEXT,
      'TikTok/Your Activity/Searches.txt': `Date: ${ONE} UTC\nSearch Term: x\n`,
      'TikTok/Direct Messages/Chat.txt': TEXT,
    });
    expect(await read('x.zip', file)).toMatchObject({
      content: { counts: { watched: 2, searches: 1, messages: 2 } },
    });
  });

  it('unpacks nothing but the watch history beside JSON', async () => {
    const file = await zip({
      'video.mp4': new Uint8Array(100_000),
      'user_data.json': nested(rows(ONE, TWO)),
    });
    const bytes = new Uint8Array(await file.arrayBuffer());
    bytes.fill(0xff, 60, 100);
    expect(summaryOf(await read('x.zip', bytes))).toEqual(history('Watch History'));
  });
});

/** Writes into the last central directory entry of a ZIP file. */
async function patchDirectory(
  file: Blob,
  at: number,
  value: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const end = Array.from({ length: bytes.length - 4 }, (_, i) => i).findLast(
    (i) => view.getUint32(i, true) === 0x02014b50,
  );
  view.setUint32((end ?? 0) + at, value, true);
  return bytes;
}

describe('a file that cannot be read', () => {
  it('has an encrypted entry', async () => {
    const file = await zip({ 'user_data.json': nested(rows(ONE)) }, 'secret');
    expect(summaryOf(await read('x.zip', file))).toBe('encrypted');
  });

  it('is a ZIP bomb', async () => {
    const file = await zip({ 'user_data.json': new Uint8Array(30_000_000).fill(0x20) });
    expect(file.size).toBeLessThan(100_000);
    expect(summaryOf(await read('x.zip', file))).toBe('too-large');
  });

  it('claims to hold 2 GB', async () => {
    const file = await patchDirectory(
      await zip({ 'user_data.json': nested(rows(ONE)) }),
      24,
      2_000_000_000,
    );
    expect(summaryOf(await read('x.zip', file))).toBe('too-large');
  });

  it('holds more than it claims', async () => {
    const file = await patchDirectory(await zip({ 'user_data.json': nested(rows(ONE)) }), 24, 10);
    expect(summaryOf(await read('x.zip', file))).toBe('damaged');
  });

  it('has two files that could be it', async () => {
    const file = await zip({
      'a/user_data.json': nested(rows(ONE)),
      'b/user_data.json': nested(rows(TWO)),
    });
    expect(summaryOf(await read('x.zip', file))).toBe('ambiguous');
    const texts = await zip({ 'a/Watch History.txt': TEXT, 'b/Watch History.txt': TEXT });
    expect(summaryOf(await read('x.zip', texts))).toBe('ambiguous');
  });

  it('is cut off, wherever that is', async () => {
    const whole = await zip({ 'user_data.json': nested(rows(ONE, TWO)), 'b.txt': 'x'.repeat(500) });
    for (let size = 4; size < whole.size; size += 13) {
      expect(['cut-off', 'damaged']).toContain(
        summaryOf(await read('x.zip', whole.slice(0, size))),
      );
    }
    const text = nested(rows(ONE, TWO));
    expect(summaryOf(await read('user_data.json', text.slice(0, -3)))).toBe('cut-off');
  });

  it.each([
    [
      'JSON of another program',
      json({ version: 1, items: [{ Date: ONE, Link: 'x' }] }),
      'not-tiktok',
    ],
    ['a list', json(rows(ONE)), 'not-tiktok'],
    ['no JSON', '{ this is not JSON }', 'not-tiktok'],
    ['JSON with a missing comma', '{"Your Activity": {"a": 1 "b": 2}}', 'damaged'],
    ['JSON with the wrong bracket', '{"Your Activity": {"a": [1}}', 'damaged'],
    ['two values', '{} {}', 'not-tiktok'],
    ['nothing', '', 'not-tiktok'],
    [
      'an export without a watch history',
      json({ 'Your Activity': { Searches: { SearchList: [] } } }),
      'no-history',
    ],
    ['one without any time', nested(rows('soon', null)), 'no-times'],
    ['one that nests too deeply', `{"Your Activity":${'['.repeat(20_000)}`, 'damaged'],
    [
      'one with keys that objects have',
      '{"__proto__": {"VideoList": [{"Date": "x"}]}, "constructor": 1}',
      'not-tiktok',
    ],
  ])('is %s', async (_, content, problem) => {
    expect(summaryOf(await read('user_data.json', content))).toBe(problem);
  });

  it('is a ZIP file without an export', async () => {
    expect(summaryOf(await read('x.zip', await zip({ 'a.png': 'x' })))).toBe('not-tiktok');
    expect(
      summaryOf(await read('x.zip', await zip({ 'TikTok/Your Activity/Share History.txt': TEXT }))),
    ).toBe('no-history');
  });

  it('has a text without an end', async () => {
    const content = `{"Your Activity":{"a":"${'x'.repeat(9_000_000)}`;
    expect(summaryOf(await read('user_data.json', content))).toBe('damaged');
  });
});

describe('what leaves the reader', () => {
  const MARKER = 'MARKER-7f3a';
  const marked = {
    Link: MARKER,
    [MARKER]: MARKER,
    Sound: [MARKER],
    More: { [MARKER]: [MARKER, { a: MARKER }] },
  };

  it.each([
    [
      'JSON',
      json({
        [MARKER]: [marked],
        'Your Activity': {
          [MARKER]: MARKER,
          'Watch History': {
            [MARKER]: [marked],
            VideoList: [{ Date: ONE, ...marked }, { Date: MARKER }],
          },
        },
      }),
      'user_data.json',
    ],
    [
      'text',
      `${MARKER}\n${MARKER}: ${MARKER}\nDate: ${ONE}\nLink: ${MARKER}\n\nDate: ${MARKER}\n`,
      'Watch History.txt',
    ],
    ['JSON that is damaged', `{"Your Activity": {"${MARKER}" "${MARKER}"}}`, 'user_data.json'],
  ])('is times and counts alone: %s', async (_, content, name) => {
    expect(json(await read(name, content))).not.toContain(MARKER);
    expect(
      json(
        await read(
          `${MARKER}.zip`,
          await zip({ [`${MARKER}/${name}`]: content, [`${MARKER}.txt`]: MARKER }),
        ),
      ),
    ).not.toContain(MARKER);
  });
});

it('progress grows to 1', async () => {
  const seen: number[] = [];
  await read('user_data.json', nested(rows(...Array.from({ length: 40_000 }, () => ONE))), (done) =>
    seen.push(done),
  );
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(seen.length).toBeGreaterThan(10);
  expect(seen.at(-1)).toBe(1);
});
