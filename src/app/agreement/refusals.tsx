import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ActionResult } from '../../ui/components/action-result.tsx';
import { Button } from '../../ui/components/controls/button.tsx';
import { containsUrl } from '../../ui/contains-url.ts';
import { ActionError, useAction } from '../../ui/hooks/use-action.ts';
import { t } from '../../ui/i18n.ts';
import { sideName, capitalized } from '../../ui/text/display-names.ts';
import { TextInput } from '../limits-form/fields/inputs.tsx';
import { askOrThrow } from './action-error.ts';
import { latestOf } from './context.ts';
import type { AgreementContext } from './context.ts';

interface Props {
  readonly context: AgreementContext;
}

/** Who does not agree to the latest version, and why (rule A3). */
export function Refusals({ context }: Props): JSX.Element | null {
  const { profile, member } = context;
  const { noes = [] } = latestOf(context) ?? {};
  return noes.length === 0 ? null : (
    <div data-testid="refusals">
      {noes.map(({ by, reason }) => (
        <p key={by}>
          <strong>{t('agrNoSaid', capitalized(sideName(profile, member, by)))}</strong>{' '}
          {t('agrProposalReason', reason)}
        </p>
      ))}
    </div>
  );
}

interface FormProps extends Props {
  readonly version: number;
  readonly side: 'member' | 'parent';
  readonly close: () => void;
  /** Closes the form without a no, back to the button that opened it. */
  readonly cancel: () => void;
}

/** Says no to the latest version, with the reason that a conversation can start from (rule A3). */
export function RefusalForm({ context, version, side, close, cancel }: FormProps): JSX.Element {
  const { member, refresh } = context;
  const [reason, setReason] = useState('');
  const { result, failed, submit } = useAction();
  return (
    <form class="stack" noValidate onSubmit={submit(refuse)}>
      <TextInput
        label={t('agrNoReason')}
        value={reason}
        maxLength={500}
        testId="refuse-reason"
        onInput={setReason}
      />
      <ActionResult text={result} failed={failed} testId="refuse-result" />
      <p class="buttons">
        <Button testId="refuse-submit">{t('agrNoDo')}</Button>
        <Button testId="refuse-cancel" onClick={cancel}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  );

  async function refuse(): Promise<void> {
    if (reason.trim() === '') throw new ActionError(t('agrAnswerNoReason'));
    if (containsUrl(reason)) throw new ActionError(t('agrNoAddress'));
    await askOrThrow(
      'refuse',
      { member: member.id, version, as: side, reason: reason.trim() },
      refresh,
    );
    close();
  }
}
