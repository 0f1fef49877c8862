import type { JSX } from 'preact';
import { DAY } from '../../domain/time/units.ts';
import type { LostHistory } from '../../domain/settings/lost-history.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineZone } from '../../platform/clock.ts';
import { requestAccess } from '../../platform/extension/host-permission.ts';
import type { Failure } from '../../messages/index.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { ActionError, useAction } from '../hooks/use-action.ts';
import type { StorageIssue } from '../hooks/use-tracking-status.ts';
import { momentText } from '../text/format-date.ts';
import { Notice } from './notice.tsx';
import { ActionResult } from './action-result.tsx';
import { t, tPlural } from '../i18n.ts';
import type { Key } from '../i18n.ts';

/** Shown when the host permission for the site is missing. */
export function AccessNotice(): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <Notice title={t('accessMissingTitle')} text={t('accessMissingText')} testId="notice-access">
      <button type="button" data-testid="give-access" onClick={() => run(askForAccess)}>
        {t('accessGive')}
      </button>
      <ActionResult text={result} failed={failed} />
    </Notice>
  );
}

async function askForAccess(): Promise<void> {
  if (!(await requestAccess())) throw new ActionError(t('accessRefused'));
}

/** Shown when the clock is so far behind recorded time that a person has to decide (rule C6). */
export function ClockNotice({ behindMs }: { readonly behindMs: Millis }): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <Notice
      title={tPlural('clockBehind', Math.max(1, Math.round(behindMs / DAY)))}
      text={t('clockBehindText')}
      testId="notice-clock"
    >
      <button type="button" data-testid="trust-clock" onClick={() => run(trustClock)}>
        {t('clockTrust')}
      </button>
      <ActionResult text={result} failed={failed} />
    </Notice>
  );
}

/** The texts of all failures have no room in the popup, and storage has a notice of its own. */
function failureText({ error }: Failure): string {
  return error === 'needs-pin' ? t('failureNeedsPin') : t('failureUnexpected', error);
}

async function trustClock(): Promise<string> {
  const answer = await ask('trust-clock', {});
  if (!answer.ok) throw new ActionError(failureText(answer));
  return t('clockTrusted');
}

const STORAGE: Record<Exclude<StorageIssue, LostHistory>, readonly [title: Key, text: Key]> = {
  full: ['storageFullTitle', 'storageFullText'],
  newer: ['storageNewerTitle', 'storageNewerText'],
  broken: ['storageBrokenTitle', 'storageBrokenText'],
  lost: ['historyLostTitle', 'historyLostText'],
};

export function StorageNotice({ issue }: { readonly issue: StorageIssue }): JSX.Element {
  if (typeof issue === 'object') return <LossNotice {...issue} />;
  const [title, text] = STORAGE[issue];
  return <Notice title={t(title)} text={t(text)} testId={`notice-storage-${issue}`} />;
}

/** Shown after the browser threw the database away, until somebody confirms to have looked. */
function LossNotice({ from, at }: LostHistory): JSX.Element {
  const { result, failed, run } = useAction();
  const zone = machineZone();
  const text = t('lossText', momentText(from, zone), momentText(at, zone));
  return (
    <Notice title={t('lossTitle')} text={text} testId="notice-loss">
      <button type="button" data-testid="loss-seen" onClick={() => run(confirmLoss)}>
        {t('lossSeen')}
      </button>
      <ActionResult text={result} failed={failed} />
    </Notice>
  );
}

async function confirmLoss(): Promise<string> {
  const answer = await ask('confirm-loss', {});
  if (!answer.ok) throw new ActionError(failureText(answer));
  return t('lossConfirmed');
}
