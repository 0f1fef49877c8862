import { describe, expect, it } from 'vitest';
import {
  DUTCH,
  history,
  nested,
  ONE,
  read,
  rows,
  summaryOf,
  TEXT,
  TWO,
  zip,
} from './export-fixture.ts';

describe('a ZIP file', () => {
  it.each([
    ['user_data_tiktok.json', { 'user_data_tiktok.json': nested(rows(ONE, TWO)) }, history()],
    [
      'the later name before the earlier',
      { 'user_data.json': nested([]), 'a/user_data_tiktok.json': nested(rows(ONE, TWO)) },
      history(),
    ],
    [
      'JSON before text',
      {
        'TikTok/Your Activity/Watch History.txt': 'Date: 2020-01-01 00:00:00',
        'user_data.json': nested(rows(ONE, TWO)),
      },
      history(),
    ],
    [
      'text',
      {
        'TikTok/Your Activity/Watch History.txt': TEXT,
        'TikTok/Your Activity/Share History.txt': TEXT,
      },
      history('text'),
    ],
    ['text in Dutch', { 'TikTok/Je activiteit/Kijkgeschiedenis.txt': DUTCH }, history('text')],
    [
      'backslashes',
      {
        'TikTok_Data_1735588272\\Tiktok\\Your Activity\\Watch History.txt': TEXT,
        'TikTok_Data_1735588272\\Tiktok\\TikTok Live\\Watch Live History.txt': '',
      },
      history('text'),
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

  it('counts them in Dutch, too', async () => {
    const file = await zip({
      'TikTok/Je activiteit/Kijkgeschiedenis.txt': DUTCH,
      'TikTok/Je activiteit/Zoekopdrachten.txt': `Datum: ${ONE} UTC\nZoekterm: x\n`,
      'TikTok/Je activiteit/Likelijst.txt': DUTCH,
      'TikTok/Je activiteit/Volgend.txt': DUTCH,
      'TikTok/Reacties/Reacties.txt': DUTCH,
    });
    expect(await read('x.zip', file)).toMatchObject({
      content: { counts: { watched: 2, searches: 1, likes: 2, follows: 2, comments: 2 } },
    });
  });

  it('unpacks nothing but the watch history beside JSON', async () => {
    const file = await zip({
      'video.mp4': new Uint8Array(100_000),
      'user_data.json': nested(rows(ONE, TWO)),
    });
    const bytes = new Uint8Array(await file.arrayBuffer());
    bytes.fill(0xff, 60, 100);
    expect(summaryOf(await read('x.zip', bytes))).toEqual(history());
  });
});
