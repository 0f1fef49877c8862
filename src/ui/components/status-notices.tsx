import type { JSX } from 'preact';
import { DAY } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { requestAccess } from '../../platform/host-permission.ts';
import { ask } from '../../platform/messaging/message-client.ts';
import { NotDoneError, useAction } from '../hooks/use-action.ts';
import type { Trouble } from '../hooks/use-tracking-status.ts';
import { failureText } from '../text/error-text.ts';
import { Notice } from './notice.tsx';
import { Result } from './action-result.tsx';
import { say, sayCount } from '../i18n.ts';
import type { Key } from '../i18n.ts';

/** The browser no longer lets Kintime see the site. */
export function AccessNotice(): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <Notice
      title={say('accessMissingTitle')}
      text={say('accessMissingText')}
      testId="notice-access"
    >
      <button type="button" data-testid="give-access" onClick={() => run(askForAccess)}>
        {say('accessGive')}
      </button>
      <Result text={result} failed={failed} />
    </Notice>
  );
}

async function askForAccess(): Promise<string> {
  if (!(await requestAccess())) throw new NotDoneError(say('accessRefused'));
  return '';
}

/** The clock stands so far behind the records that a person has to say which is right. */
export function ClockNotice({ behindMs }: { readonly behindMs: Millis }): JSX.Element {
  const { result, failed, run } = useAction();
  return (
    <Notice
      title={sayCount('clockBehind', Math.max(1, Math.round(behindMs / DAY)))}
      text={say('clockBehindText')}
      testId="notice-clock"
    >
      <button type="button" data-testid="trust-clock" onClick={() => run(trustClock)}>
        {say('clockTrust')}
      </button>
      <Result text={result} failed={failed} />
    </Notice>
  );
}

async function trustClock(): Promise<string> {
  const answer = await ask('trust-clock', {});
  if (!answer.ok) throw new NotDoneError(failureText(answer));
  return say('clockTrusted');
}

const STORAGE: Record<Trouble, readonly [title: Key, text: Key]> = {
  full: ['storageFullTitle', 'storageFullText'],
  newer: ['storageNewerTitle', 'storageNewerText'],
  broken: ['storageBrokenTitle', 'storageBrokenText'],
  lost: ['historyLostTitle', 'historyLostText'],
};

/** Something is wrong with the storage. */
export function StorageNotice({ problem }: { readonly problem: Trouble }): JSX.Element {
  const [title, text] = STORAGE[problem];
  return <Notice title={say(title)} text={say(text)} testId={`notice-storage-${problem}`} />;
}
