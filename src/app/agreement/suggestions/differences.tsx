import type { JSX } from 'preact';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { RULE_TITLES } from '../rules/card-text.ts';
import type { CardLine, RuleChange } from '../rules/card-text.ts';
import { RuleLine } from '../rules/rule-card.tsx';

interface Props {
  readonly changes: readonly RuleChange[];
  /** Whether a heading above it names the rule where there is one. */
  readonly isNamed?: boolean;
}

/** What a suggestion changes, rule by rule. */
export function Differences({ changes, isNamed = false }: Props): JSX.Element {
  return (
    <>
      {changes.length === 0 ? <p>{t('agrProposalSame')}</p> : null}
      {changes.map(({ kind, was, is }) => (
        <div key={kind} class="difference">
          <Side
            label={t(isNamed && changes.length === 1 ? 'trustNow' : RULE_TITLES[kind])}
            lines={was}
          />
          <Icon name="arrow" />
          <Side label={t('agrThen')} lines={is} />
        </div>
      ))}
    </>
  );
}

interface SideProps {
  readonly label: string;
  readonly lines: readonly CardLine[];
}

function Side({ label, lines }: SideProps): JSX.Element {
  return (
    <div>
      <p class="small soft">{label}</p>
      {lines.length === 0 ? <p class="serif">{t('agrNoRule')}</p> : null}
      {lines.map((line) => (
        <RuleLine key={line.sentence} line={line} />
      ))}
    </div>
  );
}
