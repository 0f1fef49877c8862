import type { JSX } from 'preact';
import type { Millis } from '../../domain/time/units.ts';
import { useAction } from '../hooks/use-action.ts';
import type { StorageIssue } from '../hooks/use-tracking-status.ts';
import { accessMessage, clockMessage, lossMessage, storageMessage } from '../status-messages.ts';
import type { StatusMessage } from '../status-messages.ts';
import { Notice } from './notice.tsx';
import { ActionResult } from './action-result.tsx';
import { t } from '../i18n.ts';

/** Shown when the host permission for the site is missing. */
export function AccessNotice(): JSX.Element {
  return <StatusNotice {...accessMessage()} />;
}

/** Shown when a person has to decide whether the clock is right. */
export function ClockNotice({ behindMs }: { readonly behindMs: Millis }): JSX.Element {
  return <StatusNotice {...clockMessage(behindMs)} />;
}

export function StorageNotice({ issue }: { readonly issue: StorageIssue }): JSX.Element {
  return (
    <StatusNotice {...(typeof issue === 'object' ? lossMessage(issue) : storageMessage(issue))} />
  );
}

function StatusNotice({ action, ...message }: StatusMessage): JSX.Element {
  const { result, failed, run } = useAction();
  if (action === undefined) return <Notice {...message} />;
  return (
    <Notice {...message}>
      <button type="button" data-testid={action.testId} onClick={() => run(action.run)}>
        {t(action.label)}
      </button>
      <ActionResult text={result} failed={failed} />
    </Notice>
  );
}
