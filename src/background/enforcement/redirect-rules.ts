import { replaceDynamicRules } from '../../platform/dynamic-rules.ts';
import type { DynamicRule } from '../../platform/dynamic-rules.ts';
import { SITES } from '../../domain/tracking/sites.ts';

/** Which new loads of the site are redirected: none, all, or all but messages (rule A8). */
export type RedirectMode = 'none' | 'all' | 'but-messages';

export const CLOSED_PAGE = 'closed.html';

/** Has the browser redirect new loads of the site to the closed page (rule A19). */
export async function setRedirect(mode: RedirectMode): Promise<void> {
  await replaceDynamicRules(rulesFor(mode));
}

const REDIRECT_ID = 1;
const FIRST_ALLOW_ID = 2;

function rulesFor(mode: RedirectMode): DynamicRule[] {
  if (mode === 'none') return [];
  const redirect: DynamicRule = {
    id: REDIRECT_ID,
    priority: 1,
    condition: {
      requestDomains: SITES.map(({ domain }) => domain),
      resourceTypes: ['main_frame'],
    },
    action: { type: 'redirect', redirect: { extensionPath: `/${CLOSED_PAGE}` } },
  };
  if (mode === 'all') return [redirect];
  const allow = SITES.map(({ domain }, i): DynamicRule => ({
    id: FIRST_ALLOW_ID + i,
    priority: 2,
    condition: { urlFilter: `||${domain}/messages`, resourceTypes: ['main_frame'] },
    action: { type: 'allow' },
  }));
  return [redirect, ...allow];
}
