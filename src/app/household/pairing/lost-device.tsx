import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { ask } from '../../../platform/messaging/message-client.ts';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { Result } from '../../../ui/components/action-result.tsx';
import { say } from '../../../ui/i18n.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { refused } from '../action-error.ts';

interface Props {
  /** It is done; the household says so in these words. */
  readonly entered: (words: string) => void;
}

/** A new key, or no household at all; both are asked once more. */
export function LostDevice({ entered }: Props): JSX.Element {
  const [asking, setAsking] = useState<'renew' | 'leave' | null>(null);
  const { result, failed, run } = useAction();
  const close = (): void => setAsking(null);
  return (
    <details data-testid="lost-device">
      <summary>{say('kinLost')}</summary>
      <p class="hint">{say('kinRenewText')}</p>
      <p class="buttons">
        <button type="button" data-testid="renew-key" onClick={() => setAsking('renew')}>
          {say('kinRenew')}
        </button>
        <button type="button" data-testid="leave-household" onClick={() => setAsking('leave')}>
          {say('kinLeave')}
        </button>
      </p>
      <Result text={result} failed={failed} testId="lost-result" />
      <ConfirmDialog
        open={asking === 'renew'}
        title={say('kinRenewTitle')}
        text={say('kinRenewText')}
        confirm={say('kinRenew')}
        confirmTestId="renew-key-confirm"
        onConfirm={() => run(renew)}
        onClose={close}
      />
      <ConfirmDialog
        open={asking === 'leave'}
        title={say('kinLeaveTitle')}
        text={say('kinLeaveText')}
        confirm={say('kinLeave')}
        confirmTestId="leave-household-confirm"
        onConfirm={() => run(leave)}
        onClose={close}
      />
    </details>
  );

  async function renew(): Promise<string> {
    const answer = await ask('renew-key', {});
    if (!answer.ok) throw refused(answer);
    entered(say('kinRenewed'));
    return '';
  }

  async function leave(): Promise<string> {
    const answer = await ask('leave-household', {});
    if (!answer.ok) throw refused(answer);
    entered(say('kinLeft'));
    return '';
  }
}
