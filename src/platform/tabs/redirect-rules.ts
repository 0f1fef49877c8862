import type { DeclarativeNetRequest } from 'webextension-polyfill';
import { SITES } from '../../domain/tracking/sites.ts';
import { declarativeNetRequest } from '../browser.ts';

/** What is redirected: nothing, everything that is opened anew, or all of it but messages. */
export type RedirectMode = 'none' | 'all' | 'but-messages';

export const CLOSED_PAGE = 'closed.html';

/**
 * Has the browser itself send new loads of the site to the closed page, and only while that is
 * wanted. Rules outlive the browser, so what is there is compared with what should be.
 */
export async function setRedirect(wanted: RedirectMode): Promise<void> {
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

function rulesFor(wanted: RedirectMode): DeclarativeNetRequest.Rule[] {
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

/** What tells one set of rules from another. An update of Kintime may say something else under the same number. */
function namesOf(rules: readonly DeclarativeNetRequest.Rule[]): string {
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
