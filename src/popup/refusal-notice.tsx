import type { JSX } from 'preact';
import { NO_RULES } from '../domain/limits/rules/rules.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { t } from '../ui/i18n.ts';
import { capitalized, parentName } from '../ui/text/display-names.ts';
import { changeSummaries } from '../ui/text/rule-text.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly agreement: AgreementView;
}

/** A no to a proposal, its reason, and what was proposed (rule A3). */
export function RefusalNotice({ profile, agreement }: Props): JSX.Element | null {
  const { refusal, versions } = agreement;
  if (refusal === null) return null;
  const rules = versions[0]?.rules ?? NO_RULES;
  return (
    <section class="notice" data-testid="refusal">
      <h2>{t('agrRefused', capitalized(parentName(profile, refusal.answeredBy)))}</h2>
      {refusal.answerReason === '' ? null : <p>{t('agrProposalReason', refusal.answerReason)}</p>}
      {changeSummaries(rules, refusal.rules).map((change) => (
        <p key={change}>{t('agrRefusedWas', change)}</p>
      ))}
    </section>
  );
}
