import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** Those that need no knowledge come first, and are shown at once. */
const LIKELY: readonly Key[] = ['workaroundBrowser', 'workaroundPrivate', 'workaroundRemove'];

const OTHERS: readonly Key[] = [
  'workaroundProfile',
  'workaroundNoPin',
  'workaroundForgot',
  'workaroundClock',
  'workaroundSession',
  'workaroundIdle',
  'workaroundFolder',
  'workaroundTools',
  'workaroundPanel',
];

/** The folder of the policy files in the source repository. */
const POLICIES = 'docs/policies';

/** How Kintime can be bypassed, and what an administrator can do about it. */
export function KnownWorkarounds(): JSX.Element {
  return (
    <section class="stack" data-testid="workarounds">
      <h2>{t('workaroundTitle')}</h2>
      <p class="lead">{t('workaroundText')}</p>
      <List keys={LIKELY} />
      <details>
        <summary>{t('workaroundMore')}</summary>
        <div class="stack">
          <List keys={OTHERS} />
          <p>{t('workaroundLinux')}</p>
          <p>
            {t('workaroundFiles')} <code dir="ltr">{POLICIES}</code>
          </p>
          <p>{t('workaroundWindows')}</p>
        </div>
      </details>
    </section>
  );
}

/** Each message names the way in its first line, and says in the second what it does. */
function List({ keys }: { readonly keys: readonly Key[] }): JSX.Element {
  return (
    <ul class="lines workarounds" role="list">
      {keys.map((key) => {
        const [way, effect] = t(key).split('\n');
        return (
          <li key={key}>
            <strong>{way}</strong> <span class="soft">{effect}</span>
          </li>
        );
      })}
    </ul>
  );
}
