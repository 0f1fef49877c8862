import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Rules } from '../../../domain/limits/rules/rules.ts';
import { ActionError, useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { ButtonLine } from '../../components/button-line.tsx';
import { t } from '../../../ui/i18n.ts';
import type { AgreementContext } from '../context.ts';
import { TextInput } from '../../limits-form/fields/inputs.tsx';
import { containsUrl } from '../../../ui/contains-url.ts';
import { askOrThrow } from '../action-error.ts';

interface Props {
  readonly context: AgreementContext;
  /** `null` while there is nothing to propose. */
  readonly rules: Rules | null;
  /** Whether the rules can only be proposed, not saved. */
  readonly isPrimary: boolean;
  /** Called with the message to show. */
  readonly onProposed: (message: string) => void;
}

/** Proposes the rules in the form to a parent, for members without the PIN. */
export function ProposalForm({
  context: { member, refresh },
  rules,
  isPrimary,
  onProposed,
}: Props): JSX.Element {
  const [reason, setReason] = useState('');
  const { result, failed, run } = useAction();
  return (
    <div class="group" data-testid="propose-part">
      <h3>{t('agrProposeTitle')}</h3>
      <TextInput
        label={t('agrProposeReason')}
        value={reason}
        maxLength={500}
        testId="propose-reason"
        onInput={setReason}
      />
      <ButtonLine
        text={t('agrPropose')}
        kind={isPrimary ? 'primary' : 'plain'}
        testId="propose"
        onClick={() => run(propose)}
      />
      <ActionResult text={result} failed={failed} testId="propose-result" />
    </div>
  );

  async function propose(): Promise<void> {
    if (rules === null) throw new ActionError(t('agrProposeEmpty'));
    if (containsUrl(reason)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow('propose', { member: member.id, rules, reason: reason.trim() }, refresh);
    onProposed(t('agrProposed'));
  }
}
