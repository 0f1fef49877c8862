import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExport } from '../../../../src/files/tiktok-export/read-export.ts';
import { history, nested, ONE, read, rows, summaryOf, TWO } from './export-fixture.ts';

describe('the JSON form', () => {
  it.each([
    ['nested, newest first', nested(rows(TWO, ONE))],
    [
      'flat',
      JSON.stringify({ Activity: { 'Video Browsing History': { VideoList: rows(ONE, TWO) } } }),
    ],
    [
      'between the two',
      JSON.stringify({
        'Your Activity': { 'Video Browsing History': { VideoList: rows(ONE, TWO) } },
      }),
    ],
    [
      'with keys in lower case',
      JSON.stringify({
        activity: { 'watch history': { videolist: [{ date: ONE }, { date: TWO }] } },
      }),
    ],
    [
      'in Dutch',
      JSON.stringify({
        'Je activiteit': { Kijkgeschiedenis: { VideoList: [{ Datum: ONE }, { Datum: TWO }] } },
      }),
    ],
    [
      'of 2022, nothing but the list',
      JSON.stringify({ VideoList: [ONE, TWO].map((Date) => ({ Date, VideoLink: 'x' })) }),
    ],
    ['with a byte order mark', `\uFEFF${nested(rows(ONE, TWO))}`],
    ['with doubled rows', nested(rows(ONE, TWO, TWO, ONE))],
    [
      'with dates of ISO 8601',
      nested(rows('2024-05-06T10:00:00Z', '2024-05-06T12:00:42.500+02:00')),
    ],
    ['with epoch seconds and milliseconds', nested(rows(1714989600, '1714989642000'))],
    ['with times of a user script', nested([{ ...rows(ONE)[0], timepertiktok: 42 }, ...rows(TWO)])],
  ])('%s', async (_, content) => {
    expect(summaryOf(await read('user_data.json', content))).toEqual(history());
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
    expect(summaryOf(outcome)).toEqual(history());
    expect(outcome).toMatchObject({ content: { counts: { watched: 1, live: 1 } } });
  });

  it('takes neither posts nor likes nor shares for the watch history, which look the same', async () => {
    const later = rows('2024-05-07 10:00:00');
    const content = JSON.stringify({
      Activity: {
        'Favorite Videos': { FavoriteVideoList: later },
        'Like List': { ItemFavoriteList: later },
        'Share History': { ShareHistoryList: later },
        Videos: { VideoList: later.map((row) => ({ ...row, Likes: '3' })) },
        'Video Browsing History': { VideoList: [...rows(ONE, TWO), { ...later[0], Likes: '3' }] },
      },
    });
    const outcome = await read('user_data.json', content);
    expect(summaryOf(outcome)).toEqual(history());
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
    expect(summaryOf(outcome)).toEqual(history());
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
          expect(summaryOf(await readExport(file, Date.UTC(2024, 5), () => undefined))).toEqual(
            history(),
          );
        },
      ),
      { numRuns: 20 },
    );
  });
});
