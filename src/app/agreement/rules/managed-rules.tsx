import type { JSX } from 'preact';
import type { Rules } from '../../../domain/limits/rules/rules.ts';
import { t } from '../../../ui/i18n.ts';
import { RuleList } from '../rule-list.tsx';

/** Rules from an enterprise policy (rule A20). */
export function ManagedRules({ rules }: { readonly rules: Rules | null }): JSX.Element | null {
  if (rules === null) return null;
  return (
    <section class="card" data-testid="administrator">
      <h2>{t('adminTitle')}</h2>
      <RuleList rules={rules} testId="administrator-rules" />
      <p class="small soft">{t('adminText')}</p>
    </section>
  );
}
