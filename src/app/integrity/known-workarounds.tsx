import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

const WORKAROUNDS: readonly Key[] = [
  'workaroundBrowser',
  'workaroundProfile',
  'workaroundPrivate',
  'workaroundRemove',
  'workaroundTools',
  'workaroundNoPin',
  'workaroundForgot',
  'workaroundFolder',
  'workaroundClock',
  'workaroundSession',
  'workaroundIdle',
  'workaroundPanel',
];

/** The folder of the policy files in the source repository. */
const POLICIES = 'docs/policies';

/** Those that need no knowledge come first, and are shown at once. */
const SHOWN_AT_FIRST = 2;

/** How Kintime can be bypassed, and what an administrator can do about it. */
export function KnownWorkarounds(): JSX.Element {
  return (
    <section class="stack" data-testid="workarounds">
      <h2>{t('workaroundTitle')}</h2>
      <p class="lead">{t('workaroundText')}</p>
      <List keys={WORKAROUNDS.slice(0, SHOWN_AT_FIRST)} />
      <details>
        <summary>{t('workaroundMore')}</summary>
        <List keys={WORKAROUNDS.slice(SHOWN_AT_FIRST)} />
      </details>
      <details>
        <summary>{t('workaroundCloses')}</summary>
        <div class="stack">
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
    </section>
  );
}

function List({ keys }: { readonly keys: readonly Key[] }): JSX.Element {
  return (
    <ul class="lines" role="list">
      {keys.map((key) => (
        <li key={key}>{t(key)}</li>
      ))}
    </ul>
  );
}
