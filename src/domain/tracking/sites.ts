import type { Feed } from './feeds.ts';

/** A site that Kintime measures. Its hosts are also listed in the manifest. */
export interface Site {
  readonly id: string;
  /** The registrable domain; all subdomains belong to the site. */
  readonly domain: string;
  readonly startUrl: string;
  /**
   * The feed that a path belongs to, judged by its shape alone; the path is never stored (rule C15).
   * `undefined` for a single video, which belongs to the feed it was opened from.
   */
  readonly feedOf: (path: string) => Feed | undefined;
  /** Whether the path is for uploading rather than watching. */
  readonly isUpload: (path: string) => boolean;
}

const tiktok: Site = {
  id: 'tiktok',
  domain: 'tiktok.com',
  startUrl: 'https://www.tiktok.com/',
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
        // A lone language tag such as /en/ or /pt-BR/ is the start page.
        return second === '' && /^[a-z]{2}(-[a-z]+)?$/i.test(first) ? 'for-you' : 'other';
    }
  },
  isUpload: (path) => /^\/(tiktokstudio\/)?upload(\/|$)/.test(path),
};

export const SITES: readonly Site[] = [tiktok];

/** The measured site that a host belongs to, if any. */
export function siteOfHost(host: string): Site | undefined {
  return SITES.find((site) => host === site.domain || host.endsWith(`.${site.domain}`));
}

/**
 * The current feed of a document.
 * @param before the document's feed before its address changed, if any; a single video keeps it. A
 *   document that starts on a video continues with the endless feed, so it counts as `for-you`.
 */
export function feedAt(site: Site, path: string, before: Feed | undefined): Feed {
  return site.feedOf(path) ?? before ?? 'for-you';
}
