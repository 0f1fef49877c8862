import type { DeclarativeNetRequest } from 'webextension-polyfill';
import { SITES } from '../../domain/tracking/sites.ts';
import { declarativeNetRequest } from '../browser.ts';

/** Which new loads of the site are redirected: none, all, or all but messages (rule A8). */
export type RedirectMode = 'none' | 'all' | 'but-messages';

export const CLOSED_PAGE = 'closed.html';

/**
 * Has the browser redirect new loads of the site to the closed page (rule A19). Dynamic rules
 * persist across restarts and updates, so they are compared and replaced only if they differ.
 */
export async function setRedirect(mode: RedirectMode): Promise<void> {
  const current = await declarativeNetRequest.getDynamicRules();
  const wanted = rulesFor(mode);
  if (fingerprint(current) === fingerprint(wanted)) return;
  await declarativeNetRequest.updateDynamicRules({
    removeRuleIds: current.map(({ id }) => id),
    addRules: wanted,
  });
}

const REDIRECT_ID = 1;
const FIRST_ALLOW_ID = 2;

function rulesFor(mode: RedirectMode): DeclarativeNetRequest.Rule[] {
  if (mode === 'none') return [];
  const redirect: DeclarativeNetRequest.Rule = {
    id: REDIRECT_ID,
    priority: 1,
    condition: {
      requestDomains: SITES.map(({ domain }) => domain),
      resourceTypes: ['main_frame'],
    },
    action: { type: 'redirect', redirect: { extensionPath: `/${CLOSED_PAGE}` } },
  };
  if (mode === 'all') return [redirect];
  const allow = SITES.map(({ domain }, i): DeclarativeNetRequest.Rule => ({
    id: FIRST_ALLOW_ID + i,
    priority: 2,
    condition: { urlFilter: `||${domain}/messages`, resourceTypes: ['main_frame'] },
    action: { type: 'allow' },
  }));
  return [redirect, ...allow];
}

/** Compares rules by content: an update of Kintime may use an id for a different rule. */
function fingerprint(rules: readonly DeclarativeNetRequest.Rule[]): string {
  return rules
    .map(({ id, priority, condition, action }) =>
      [
        id,
        priority,
        condition.urlFilter,
        condition.requestDomains,
        condition.resourceTypes,
        action.type,
        action.redirect?.extensionPath,
      ].join(' '),
    )
    .toSorted()
    .join('\n');
}
