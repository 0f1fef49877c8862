import type { Feed } from '../../domain/tracking/feeds.ts';
import { feedAt, siteOf } from '../../domain/tracking/sites.ts';
import { tabs } from '../browser.ts';
import { MATCH_PATTERNS } from './match-patterns.ts';

/** A tab on a host of a measured site. */
export interface SiteTab {
  readonly id: number;
  /** `null` on a page that is not for watching (rule C4). */
  readonly feed: Feed | null;
}

/** The tabs on hosts where people watch. The match patterns cover the site's other hosts as well. */
export async function siteTabs(): Promise<readonly SiteTab[]> {
  const open = await tabs.query({ url: [...MATCH_PATTERNS] });
  return open.flatMap(({ id, url }) =>
    id === undefined || url === undefined || siteOf(url) === undefined
      ? []
      : { id, feed: feedAt(url) },
  );
}

/** The tabs that show a part of a measured site. */
export async function watchingTabs(): Promise<readonly SiteTab[]> {
  return (await siteTabs()).filter(({ feed }) => feed !== null);
}
