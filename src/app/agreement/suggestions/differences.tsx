import type { JSX } from 'preact';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import type { Rules } from '../../../domain/limits/rules/rules.ts';
import { Icon } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import { ruleDifferences } from '../../../ui/text/rule-text.ts';

interface Props {
  /** The latest rules; `undefined` before the first agreement. */
  readonly before: Rules | undefined;
  readonly after: Rules;
}

/** What a suggestion changes, rule by rule. */
export function Differences({ before = NO_RULES, after }: Props): JSX.Element {
  const differences = ruleDifferences(before, after);
  return (
    <>
      {differences.length === 0 ? <p>{t('agrProposalSame')}</p> : null}
      {differences.map(({ title, was, is }) => (
        <div key={title} class="difference">
          <p>
            <span class="small soft">{t(title)}</span>
            <span class="serif">{was === '' ? t('agrNoRule') : was}</span>
          </p>
          <Icon name="arrow" />
          <p>
            <span class="small soft">{t('agrThen')}</span>
            <span class="serif">{is === '' ? t('agrNoRule') : is}</span>
          </p>
        </div>
      ))}
    </>
  );
}
