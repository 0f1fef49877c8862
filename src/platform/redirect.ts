import type { DeclarativeNetRequest } from 'webextension-polyfill';
import { SITES } from '../domain/sites.ts';
import { declarativeNetRequest } from './browser.ts';

/** What is redirected: nothing, everything that is opened anew, or all of it but messages. */
export type Redirection = 'none' | 'all' | 'but-messages';

export const CLOSED_PAGE = 'closed.html';

/**
 * Has the browser itself send new loads of the site to the closed page, and only while that is
 * wanted. Rules outlive the browser, so what is there is compared with what should be.
 */
export async function redirect(wanted: Redirection): Promise<void> {
  const standing = await declarativeNetRequest.getDynamicRules();
  const rules = rulesFor(wanted);
  if (namesOf(standing) === namesOf(rules)) return;
  await declarativeNetRequest.updateDynamicRules({
    removeRuleIds: standing.map(({ id }) => id),
    addRules: rules,
  });
}

const CLOSES = 1;
const SPARES = 2;

function rulesFor(wanted: Redirection): DeclarativeNetRequest.Rule[] {
  if (wanted === 'none') return [];
  const closes: DeclarativeNetRequest.Rule = {
    id: CLOSES,
    priority: 1,
    condition: {
      requestDomains: SITES.map(({ domain }) => domain),
      resourceTypes: ['main_frame'],
    },
    action: { type: 'redirect', redirect: { extensionPath: `/${CLOSED_PAGE}` } },
  };
  if (wanted === 'all') return [closes];
  const spares = SITES.map(({ domain }, i): DeclarativeNetRequest.Rule => ({
    id: SPARES + i,
    priority: 2,
    condition: { urlFilter: `||${domain}/messages`, resourceTypes: ['main_frame'] },
    action: { type: 'allow' },
  }));
  return [closes, ...spares];
}

/** The numbers of the rules tell them apart; what each of them says never changes. */
function namesOf(rules: readonly DeclarativeNetRequest.Rule[]): string {
  return rules
    .map(({ id }) => id)
    .toSorted((a, b) => a - b)
    .join(' ');
}
