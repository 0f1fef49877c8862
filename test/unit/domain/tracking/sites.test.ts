import { describe, expect, it, test } from 'vitest';
import type { Feed } from '../../../../src/domain/tracking/feeds.ts';
import { FEEDS } from '../../../../src/domain/tracking/feeds.ts';
import { feedAt, siteOf } from '../../../../src/domain/tracking/sites.ts';

const WWW = 'https://www.tiktok.com';

/** The languages that TikTok has a start page for. */
const LANGUAGES =
  'ar bn-IN ceb-PH cs-CZ de-DE el-GR en es fi-FI fil-PH fr he-IL hi-IN hu-HU id-ID it-IT ja-JP ' +
  'jv-ID km-KH ko-KR ms-MY my-MM nl-NL pl-PL pt-BR ro-RO ru-RU sv-SE th-TH tr-TR uk-UA ur vi-VN ' +
  'zh-Hans zh-Hant-TW';

/** A video that is opened first of all is For You. */
const ROUTES: Readonly<Record<Feed, string>> = {
  'for-you':
    '/ /foryou /foryou/ /?lang=en /foryou?lang=en /#top /FORYOU ' +
    '/@a.b/video/7300000000000000001 /@a/photo/73 /@/video/73 /share/video/73/ /t/ZTabc/ /t/ZTabc',
  following: '/following /following/ /following?lang=en',
  friends: '/friends',
  explore:
    '/explore /explore/ /explore?lang=en /discover /discover/cats /topics/x /channel/x /find/x',
  live: '/live /live/gaming /@a/live /@a.b/live?x=1',
  messages:
    '/messages /messages/ /messages?lang=en /business-suite/messages /business-suite/messages?u=1',
  search: '/search /search?q=cats /search/video?q=cats /search/user?q=a',
  profile: '/@a /@a.b/ /@a?lang=en /@a/playlist/x-73 /@a/collection/x-73 /@upload /@login/',
  other:
    '/tag/cats /music/x-73 /effect/x-73 /sticker/x-73 /place/x /travel/x /question/x-73 ' +
    '/playlist-music/x /inbox /profile /embed/v2/73 /player/v1/73 /tag /shop /uploads /settings ' +
    '/tag/login /en/x /messagesx /abc',
};

const NOT_WATCHING =
  '/login /login/ /login?redirect_url=/foryou /login/phone-or-email /signup /logout ' +
  '/v2/auth/authorize/?client_key=x /v2/auth /auth/authorize /setting /setting/ ' +
  '/setting?activeTab=screen-time-branch /setting/download-your-data /legal ' +
  '/legal/page/row/terms-of-service/en /report /report/video /feedback /safety /safety/en ' +
  '/tiktokstudio /tiktokstudio/upload /creator-center/analytics /business-suite ' +
  '/business-suite/x /upload /upload/ /upload?lang=en /UPLOAD';

describe('the feed at a path', () => {
  test.each(FEEDS.flatMap((feed) => ROUTES[feed].split(' ').map((path) => [path, feed] as const)))(
    '%s is %s',
    (path, feed) => {
      expect(feedAt(WWW + path)).toBe(feed);
    },
  );

  it('is For You on the start page of all 35 languages', () => {
    const paths = LANGUAGES.split(' ').flatMap((tag) => [
      `/${tag}`,
      `/${tag}/`,
      `/${tag}?q=1`,
      `/${tag}/?q=1`,
    ]);
    expect(paths).toHaveLength(4 * 35);
    expect(paths.filter((path) => feedAt(WWW + path) !== 'for-you')).toEqual([]);
  });

  test.each(NOT_WATCHING.split(' '))('%s is not for watching', (path) => {
    expect(feedAt(WWW + path)).toBeNull();
    expect(feedAt(WWW + path, 'for-you')).toBeNull();
  });
});

describe('a single video', () => {
  test.each([...FEEDS, null])('opened from %s keeps that feed, or is For You', (before) => {
    const showsNoVideos = before === null || before === 'messages';
    const expected = showsNoVideos ? 'for-you' : before;
    const first = feedAt(`${WWW}/@a/video/1`, before);
    expect(first).toBe(expected);
    // The next one follows without a page in between.
    expect(feedAt(`${WWW}/@b/photo/2`, first)).toBe(expected);
    expect(feedAt(`${WWW}/messages`, first)).toBe('messages');
  });
});

const spellings = (host: string): string[] => [
  `https://${host}/foryou`,
  `http://${host}/foryou`,
  `https://${host}./foryou`,
  `https://${host}:443/foryou`,
  `https://${host}:8443/foryou`,
  `https://${host}.:8443/foryou`,
  `https://${host.toUpperCase()}/foryou`,
  `https://mia@${host}/foryou`,
  `https://mia:pin@${host}/foryou`,
];

describe('the hosts of the site', () => {
  test.each(['', 'www.', 'm.', 'vm.', 'vt.', 'us.', 'de.'])('%stiktok.com', (prefix) => {
    for (const url of spellings(`${prefix}tiktok.com`)) {
      expect([url, feedAt(url)]).toEqual([url, 'for-you']);
      expect(siteOf(url)?.id).toBe('tiktok');
    }
    expect(feedAt(`https://${prefix}tiktok.com/setting`)).toBeNull();
  });

  test.each([
    ...(
      'ads business seller seller-us shop newsroom support developers effecthouse creators ' +
      'studio now unknown www.ads a.www www.us w'
    )
      .split(' ')
      .map((label) => `${label}.tiktok.com`),
    'tiktok.com.example.test',
    'wwwtiktok.com',
    'www-tiktok.com',
    'www.tiktok.community',
    'tiktok.com..',
    'www.tiktokxcom',
    'example.test',
  ])('not %s', (host) => {
    for (const url of spellings(host)) expect([url, feedAt(url)]).toEqual([url, null]);
  });

  test.each([
    'https://example.test/https://www.tiktok.com/foryou',
    'https://example.test/@www.tiktok.com/foryou',
    'https://example.test/?@www.tiktok.com/foryou',
    'about:blank',
    'chrome://newtab/',
    '',
  ])('not "%s"', (url) => {
    expect(feedAt(url)).toBeNull();
  });
});
