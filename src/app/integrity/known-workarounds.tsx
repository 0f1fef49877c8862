import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

const WORKAROUNDS: readonly Key[] = [
  'workaroundBrowser',
  'workaroundProfile',
  'workaroundPrivate',
  'workaroundRemove',
  'workaroundOff',
  'workaroundTools',
  'workaroundNoPin',
  'workaroundClock',
  'workaroundSession',
  'workaroundIdle',
  'workaroundPanel',
  'workaroundCopies',
  'workaroundWriting',
];

/** The folder of the policy files in the source repository. */
const POLICIES = 'docs/policies';

/** How Kintime can be bypassed, and what an administrator can do about it. */
export function KnownWorkarounds(): JSX.Element {
  return (
    <details class="workarounds" data-testid="workarounds">
      <summary>{t('workaroundTitle')}</summary>
      <div class="panel">
        <p>{t('workaroundText')}</p>
        <ul>
          {WORKAROUNDS.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
        <h3>{t('workaroundCloses')}</h3>
        <p>
          {t('workaroundLinux')} {t('workaroundAccount')}
        </p>
        <p>
          {t('workaroundFiles')} <code dir="ltr">{POLICIES}</code>
        </p>
        <p>
          {t('workaroundWindows')} {t('workaroundStore')}
        </p>
        <p>{t('workaroundOpen')}</p>
      </div>
    </details>
  );
}
