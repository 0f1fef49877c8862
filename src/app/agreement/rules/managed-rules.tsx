import type { JSX } from 'preact';
import type { Rules } from '../../../domain/limits/rules/rules.ts';
import { t } from '../../../ui/i18n.ts';
import { RULE_ICONS, RULE_TITLES, ruleCards } from './card-text.ts';
import { RuleCard } from './rule-card.tsx';

/** Rules from an enterprise policy (rule A20). */
export function ManagedRules({ rules }: { readonly rules: Rules | null }): JSX.Element | null {
  if (rules === null) return null;
  return (
    <section class="stack" data-testid="administrator">
      <h2>{t('adminTitle')}</h2>
      <ul class="rule-cards" role="list" data-testid="administrator-rules">
        {ruleCards(rules).map(({ kind, lines }) => (
          <RuleCard key={kind} title={t(RULE_TITLES[kind])} icon={RULE_ICONS[kind]} lines={lines} />
        ))}
      </ul>
      <p class="soft">{t('adminText')}</p>
    </section>
  );
}
