import type { JSX } from 'preact';
import { NO_RULES } from '../domain/limits/rules/rules.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import { t } from '../ui/i18n.ts';
import { answererName, capitalized } from '../ui/text/display-names.ts';
import { changeSummaries } from '../ui/text/rule-text.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly agreement: AgreementView;
}

/** A no to a proposal, its reason, and what was proposed (rule A3). */
export function RefusalNotice({ profile, agreement }: Props): JSX.Element | null {
  const { refusal, versions } = agreement;
  if (refusal === null) return null;
  const changes = changeSummaries(versions[0]?.rules ?? NO_RULES, refusal.rules);
  return (
    <section class="notice" data-testid="refusal">
      <h2>{t('agrRefused', capitalized(answererName(profile, refusal.answeredBy)))}</h2>
      {refusal.answerReason === '' ? null : <p>{t('agrProposalReason', refusal.answerReason)}</p>}
      {changes.length === 0 ? null : <p>{t('agrRefusedWas')}</p>}
      {changes.map((change) => (
        <p key={change}>{change}</p>
      ))}
    </section>
  );
}
