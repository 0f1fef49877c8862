import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

const WORKAROUNDS: readonly Key[] = [
  'roundBrowser',
  'roundProfile',
  'roundPrivate',
  'roundRemove',
  'roundOff',
  'roundTools',
  'roundClock',
  'roundWriting',
  'roundSession',
  'roundIdle',
  'roundPanel',
  'roundCopies',
];

/** The folder of the policy files in the source repository. */
const POLICIES = 'docs/policies';

/** How Kintime can be bypassed, and what an administrator can do about it. */
export function KnownWorkarounds(): JSX.Element {
  return (
    <details class="round" data-testid="round">
      <summary>{t('roundTitle')}</summary>
      <div class="panel">
        <p>{t('roundText')}</p>
        <ul>
          {WORKAROUNDS.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
        <h3>{t('roundCloses')}</h3>
        <p>
          {t('roundLinux')} {t('roundAccount')}
        </p>
        <p>
          {t('roundFiles')} <code dir="ltr">{POLICIES}</code>
        </p>
        <p>
          {t('roundWindows')} {t('roundStore')}
        </p>
        <p>{t('roundOpen')}</p>
      </div>
    </details>
  );
}
