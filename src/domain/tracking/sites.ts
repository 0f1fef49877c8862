import type { Feed } from './feeds.ts';

/** A site that Kintime measures. Not all hosts that the manifest names are the site. */
export interface Site {
  readonly id: string;
  /**
   * The start of every address where people watch, up to the slash after the host (rule C4). It is
   * the source of a regular expression, as are the paths. Those that become redirect rules are
   * written so that JavaScript and RE2 read them the same, with no `|` but between whole paths; both
   * ignore case.
   */
  readonly origin: string;
  /**
   * What the start of a path shows; the first match decides, and the last one is any path. `null`:
   * it is not for watching. `video`: it belongs to the feed it was opened from.
   */
  readonly parts: readonly (readonly [Feed | 'video' | null, string])[];
}

const tiktok: Site = {
  id: 'tiktok',
  // Two letters are a country's own host, or one of vm and vt, which resolve shared links.
  origin: '^https?://([^/]*@)?((www|m|[a-z]{2})\\.)?tiktok\\.com\\.?(:\\d+)?/',
  parts: [
    ['messages', '(business-suite/)?messages'],
    // Sign-in; settings and help; tools for those who publish.
    [
      null,
      'login|signup|logout|(v2/)?auth|settings?|report|feedback|legal|safety|upload|tiktokstudio|creator-center|business-suite',
    ],
    ['live', '(@[^/?]*/)?live'],
    ['video', '@[^/?]*/(video|photo)|share|t'],
    ['profile', '@[^/?]*'],
    ['explore', 'explore|discover|topics|channel|find'],
    ['following', 'following'],
    ['friends', 'friends'],
    ['search', 'search'],
    // A lone language tag such as /en/, /pt-BR/ or /zh-Hant-TW/ is the start page.
    ['for-you', 'foryou|(([a-z]{2}|fil|ceb)(-[a-z]+)*)?(?!/.)'],
    ['other', '.*'],
  ],
};

/** Where the site opens again. */
export const START_PAGE = 'https://www.tiktok.com/';

export const SITES: readonly Site[] = [tiktok];

/** A pattern for the URLs of a part of a site. */
export function addressPattern({ origin }: Site, paths: string): RegExp {
  return new RegExp(`${origin}(${paths})([/?#]|$)`, 'i');
}

/** The site whose hosts a URL names, whatever its path. */
export function siteOf(url: string): Site | undefined {
  return SITES.find(({ origin }) => new RegExp(origin, 'i').test(url));
}

/**
 * The feed at a URL, judged by its shape alone; the URL is never stored (rule C15). `null` for a
 * page that is not for watching, or not of a measured site (rule C4).
 * @param before the feed that the document showed before its address changed, if any. A single
 *   video keeps it unless it showed no videos: whoever opens one from messages, or first of all,
 *   goes on to the endless feed.
 */
export function feedAt(url: string, before?: Feed | null): Feed | null {
  for (const site of SITES) {
    const part = site.parts.find(([, paths]) => addressPattern(site, paths).test(url));
    if (part?.[0] === 'video') return before === 'messages' ? 'for-you' : (before ?? 'for-you');
    if (part !== undefined) return part[0];
  }
  return null;
}
