import type { DeclarativeNetRequest } from 'webextension-polyfill';
import { declarativeNetRequest } from './browser.ts';

export type DynamicRule = DeclarativeNetRequest.Rule;

/**
 * Replaces the dynamic declarativeNetRequest rules. They persist across restarts and updates, so
 * they are compared first and left alone if they are the same.
 */
export async function replaceDynamicRules(wanted: DynamicRule[]): Promise<void> {
  const current = await declarativeNetRequest.getDynamicRules();
  if (fingerprint(current) === fingerprint(wanted)) return;
  await declarativeNetRequest.updateDynamicRules({
    removeRuleIds: current.map(({ id }) => id),
    addRules: wanted,
  });
}

/** Compares rules by content: an update of Kintime may use an id for a different rule. */
function fingerprint(rules: readonly DynamicRule[]): string {
  return rules
    .map(({ id, priority, condition, action }) =>
      [
        id,
        priority,
        condition.regexFilter,
        condition.resourceTypes,
        action.type,
        action.redirect?.extensionPath,
      ].join(' '),
    )
    .toSorted()
    .join('\n');
}
