import { SITES } from '../domain/tracking/sites.ts';

/** Opens the site's start page. Only called from clicks. */
export function openSite(): void {
  const [site] = SITES;
  if (site !== undefined) location.assign(`https://www.${site.domain}/`);
}
