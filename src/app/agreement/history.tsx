import type { JSX } from 'preact';
import type { RulesChange } from '../../domain/agreement/agreement.ts';
import { NO_RULES } from '../../domain/limits/rules/rules.ts';
import { timeText } from '../../ui/text/format-date.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { t } from '../../ui/i18n.ts';
import type { AgreementContext } from './context.ts';
import { answererName, capitalized } from '../../ui/text/display-names.ts';
import { changeSummaries } from '../../ui/text/rule-text.ts';
import { DECISION_MODE_NAMES } from '../limits-form/fields/decision-mode-field.tsx';

/** What differs between two versions: who decides, and a sentence for each kind of rule. */
export function versionChanges(before: RulesChange | null, after: RulesChange): readonly string[] {
  const way = before?.way === after.way ? [] : [t(DECISION_MODE_NAMES[after.way])];
  return [...way, ...changeSummaries(before?.rules ?? NO_RULES, after.rules)];
}

/** Today's extra time. */
export function ExtraTimeHistory({
  context,
}: {
  readonly context: AgreementContext;
}): JSX.Element | null {
  const { agreement, profile, calendar } = context;
  if (agreement.grants.length === 0) return null;
  return (
    <section class="stack" data-testid="extra-today">
      <h2>{t('colExtra')}</h2>
      <ul class="lines" role="list">
        {agreement.grants.map(({ id, at, ms, how, parent, reason }) => (
          <li key={id}>
            {t(
              'labelled',
              timeText(at, calendar.zone),
              how === 'free'
                ? t('closedFreeTaken', durationText(ms))
                : t('closedGiven', capitalized(answererName(profile, parent)), durationText(ms)),
            )}
            {reason === '' ? null : ` ${t('agrProposalReason', reason)}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
