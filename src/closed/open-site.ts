import { START_PAGE } from '../domain/tracking/sites.ts';

/** Tabs that showed the site when it closed are sent here with this fragment; new loads are not. */
export function canGoBack(): boolean {
  return location.hash === '#left' && history.length > 1;
}

/**
 * Goes back to the page that the tab showed when the site closed. Not to its address, since only
 * the history can bring back what was typed there. Only called from clicks.
 */
export function goBack(): void {
  history.back();
}

/** Opens the site's start page. Only called from clicks. */
export function openSite(): void {
  location.assign(START_PAGE);
}
