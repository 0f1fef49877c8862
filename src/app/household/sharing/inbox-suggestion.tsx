import type { JSX } from 'preact';
import type { AnswerKind } from '../../../domain/agreement/agreement.ts';
import type { SharedProposal } from '../../../domain/household/sharing/browser-file.schema.ts';
import { NO_RULES } from '../../../domain/limits/rules/rules.ts';
import type { InboxItem } from '../../../messages/shared-folder.ts';
import type { BrowserProfileView } from '../../../messages/views.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { t } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { ruleChanges } from '../../agreement/rules/card-text.ts';
import { AnswerSuggestion } from '../../agreement/suggestions/answer-suggestion.tsx';
import { Differences } from '../../agreement/suggestions/differences.tsx';
import { Said } from '../../agreement/suggestions/thread.tsx';
import { request } from '../../request.ts';

interface Props {
  readonly item: InboxItem;
  readonly proposal: SharedProposal;
  readonly profile: BrowserProfileView;
  /** Called with the name of the browser that takes the answer over. */
  readonly onSent: (browser: string) => void;
}

/** A suggestion from another browser, and its answer (rules A3, H4). */
export function InboxSuggestion({ item, proposal, profile, onSent }: Props): JSX.Element {
  const action = useAction();
  const { id, reason, rules } = proposal;
  return (
    <section class="thread" data-testid="inbox-suggestion">
      <h3>{t('inboxSuggests', isolatedText(item.name), isolatedText(item.browser))}</h3>
      <Said by={item.person}>
        {reason === '' ? null : <p>{t('agrProposalReason', reason)}</p>}
        <Differences changes={ruleChanges(item.agreement?.rules ?? NO_RULES, rules)} />
      </Said>
      {profile.hasPin ? (
        <AnswerSuggestion profile={profile} effect="" action={action} onAnswer={answer} />
      ) : null}
      <ActionResult text={action.result} failed={action.failed} testId="inbox-result" />
    </section>
  );

  async function answer(given: AnswerKind, why: string): Promise<string> {
    await request('answer-other-proposal', { proposal: id, answer: given, reason: why });
    onSent(item.browser);
    return '';
  }
}
