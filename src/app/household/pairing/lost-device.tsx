import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../../../ui/hooks/use-action.ts';
import { ActionResult } from '../../../ui/components/action-result.tsx';
import { Button } from '../../../ui/components/controls/button.tsx';
import { t } from '../../../ui/i18n.ts';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { request } from '../../request.ts';

interface Props {
  /** Whether this browser is connected to a shared folder. */
  readonly hasFolder: boolean;
  /** Called with the message to show. */
  readonly onDone: (message: string) => void;
}

/** Renews the key or leaves the household, after a confirmation (rule H2). */
export function LostDevice({ hasFolder, onDone }: Props): JSX.Element {
  const [asking, setAsking] = useState<'renew' | 'leave' | null>(null);
  const { result, failed, run } = useAction();
  const close = (): void => setAsking(null);
  const stillCounts = hasFolder ? ` ${t('folderStillCounts')}` : '';
  return (
    <details data-testid="lost-device">
      <summary>{t('kinLost')}</summary>
      <p class="soft">{t('kinRenewText')}</p>
      <p class="buttons">
        <Button testId="renew-key" onClick={() => setAsking('renew')}>
          {t('kinRenew')}
        </Button>
        <Button testId="leave-household" onClick={() => setAsking('leave')}>
          {t('kinLeave')}
        </Button>
      </p>
      <ActionResult text={result} failed={failed} testId="lost-result" />
      <ConfirmDialog
        open={asking === 'renew'}
        text={t('kinRenewText')}
        confirm={t('kinRenew')}
        confirmTestId="renew-key-confirm"
        onConfirm={() => run(() => send('renew-key', t('kinRenewed')))}
        onClose={close}
      />
      <ConfirmDialog
        open={asking === 'leave'}
        text={t('kinLeaveText') + stillCounts}
        confirm={t('kinLeave')}
        confirmTestId="leave-household-confirm"
        onConfirm={() => run(() => send('leave-household', t('logHouseholdLeft') + stillCounts))}
        onClose={close}
      />
    </details>
  );

  async function send(name: 'renew-key' | 'leave-household', done: string): Promise<void> {
    await request(name, {});
    onDone(done);
  }
}
