import type { JSX } from 'preact';
import { say } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

const WAYS: readonly Key[] = [
  'roundBrowser',
  'roundProfile',
  'roundPrivate',
  'roundRemove',
  'roundTools',
  'roundClock',
];

/** Where the files for an administrator are, in the source that Kintime is built from. */
const POLICIES = 'docs/policies';

/** What Kintime cannot keep anybody from, and what can. */
export function WaysRound(): JSX.Element {
  return (
    <details class="round" data-testid="round">
      <summary>{say('roundTitle')}</summary>
      <div class="panel">
        <p>{say('roundText')}</p>
        <ul>
          {WAYS.map((key) => (
            <li key={key}>{say(key)}</li>
          ))}
        </ul>
        <h3>{say('roundCloses')}</h3>
        <p>
          {say('roundLinux')} {say('roundAccount')}
        </p>
        <p>
          {say('roundFiles')} <code dir="ltr">{POLICIES}</code>
        </p>
        <p>
          {say('roundWindows')} {say('roundStore')}
        </p>
        <p>{say('roundOpen')}</p>
      </div>
    </details>
  );
}
