import { replaceDynamicRules } from '../../platform/dynamic-rules.ts';
import type { DynamicRule } from '../../platform/dynamic-rules.ts';
import { addressPattern, SITES } from '../../domain/tracking/sites.ts';

/** Which new loads of the site are redirected: none, all, or all but messages (rule A8). */
export type RedirectMode = 'none' | 'all' | 'but-messages';

export const CLOSED_PAGE = 'closed.html';

/** Has the browser redirect new loads of the site to the closed page (rule A19). */
export async function setRedirect(mode: RedirectMode): Promise<void> {
  await replaceDynamicRules(mode === 'none' ? [] : redirectRules(mode));
}

const REDIRECT: DynamicRule['action'] = {
  type: 'redirect',
  redirect: { extensionPath: `/${CLOSED_PAGE}` },
};
const ALLOW: DynamicRule['action'] = { type: 'allow' };

/** The rules of declarativeNetRequest. A part that is listed before another has precedence. */
export function redirectRules(mode: Exclude<RedirectMode, 'none'>): DynamicRule[] {
  const rules = SITES.flatMap((site) =>
    site.parts.flatMap(([feed, paths]) => {
      if (feed !== null && feed !== 'messages' && feed !== 'other') return [];
      const isOpen = feed === null || (feed === 'messages' && mode === 'but-messages');
      const action = isOpen ? ALLOW : REDIRECT;
      // A rule for each path: Chromium refuses patterns of more than 2 kB in memory.
      return paths.split('|').map((path) => [addressPattern(site, path), action] as const);
    }),
  );
  return rules.map(([{ source }, action], i) => ({
    id: i + 1,
    priority: rules.length - i,
    condition: { regexFilter: source, resourceTypes: ['main_frame'] },
    action,
  }));
}
