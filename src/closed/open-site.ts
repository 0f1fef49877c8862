import { SITES } from '../domain/tracking/sites.ts';

/** Goes to the site's start page; for clicks alone. */
export function openSite(): void {
  const [site] = SITES;
  if (site !== undefined) location.assign(site.startUrl);
}
