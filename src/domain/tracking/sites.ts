import type { Feed } from './feeds.ts';

/** One site that Kintime measures. Another site is another entry in `SITES` and its hosts in the manifest. */
export interface Site {
  readonly id: string;
  /** Registrable domain; its subdomains belong to it. */
  readonly domain: string;
  readonly start: string;
  /**
   * The feed that a path belongs to. Only the path's shape is looked at; nothing of it is kept.
   * `undefined` where the path names a single video, which belongs to the feed it was reached from.
   */
  readonly feedOf: (path: string) => Feed | undefined;
  /** Whether somebody makes something on this path instead of watching. */
  readonly isMaking: (path: string) => boolean;
}

const tiktok: Site = {
  id: 'tiktok',
  domain: 'tiktok.com',
  start: 'https://www.tiktok.com/',
  feedOf: (path) => {
    const [first = '', second = ''] = path.split('/').filter((part) => part !== '');
    if (first.startsWith('@')) {
      if (second === 'live') return 'live';
      return second === 'video' || second === 'photo' ? undefined : 'profile';
    }
    switch (first) {
      case '':
      case 'foryou':
        return 'for-you';
      case 'following':
      case 'friends':
      case 'live':
      case 'messages':
      case 'search':
        return first;
      default:
        // A language in front, as in /en/ or /pt-BR/, is still the start page.
        return second === '' && /^[a-z]{2}(-[a-z]+)?$/i.test(first) ? 'for-you' : 'other';
    }
  },
  isMaking: (path) => /^\/(tiktokstudio\/)?upload(\/|$)/.test(path),
};

export const SITES: readonly Site[] = [tiktok];

/** The site that a host belongs to, if it is one of ours. */
export function siteOfHost(host: string): Site | undefined {
  return SITES.find((site) => host === site.domain || host.endsWith(`.${site.domain}`));
}

/**
 * The feed of a document now.
 * @param before the feed this document was in before its address changed; a single video
 *   stays with it. A document that opens on a video is at the head of the endless feed.
 */
export function feedAt(site: Site, path: string, before: Feed | undefined): Feed {
  return site.feedOf(path) ?? before ?? 'for-you';
}
