import type { JSX } from 'preact';
import type { Rules } from '../../domain/limits/rules/rules.ts';
import { t } from '../../ui/i18n.ts';
import { ruleSummaries } from '../../ui/text/rule-text.ts';

interface Props {
  readonly rules: Rules;
  readonly testId: string;
}

/** Rules as text, under headings. */
export function RuleList({ rules, testId }: Props): JSX.Element {
  const lines = ruleSummaries(rules);
  return (
    <dl class="rule-list" data-testid={testId}>
      {lines.map(({ title, text }) => (
        <div key={title}>
          <dt>{t(title)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
