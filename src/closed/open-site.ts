import { START_PAGE } from '../domain/tracking/sites.ts';

/** Opens the site's start page. Only called from clicks. */
export function openSite(): void {
  location.assign(START_PAGE);
}
