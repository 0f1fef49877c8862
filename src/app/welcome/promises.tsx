import type { JSX } from 'preact';
import { Icon } from '../../ui/components/icon.tsx';
import type { IconName } from '../../ui/components/icon.tsx';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

interface Promise {
  readonly icon: IconName;
  readonly name: Key;
  readonly text: Key;
}

const PROMISES: readonly Promise[] = [
  { icon: 'hourglass', name: 'promiseCounts', text: 'promiseCountsText' },
  { icon: 'device', name: 'promiseStays', text: 'promiseStaysText' },
  { icon: 'eye', name: 'promiseSame', text: 'promiseSameText' },
];

/** What Kintime counts, where the numbers stay, and who sees them. */
export function Promises(): JSX.Element {
  return (
    <ul class="promises" role="list">
      {PROMISES.map(({ icon, name, text }) => (
        <li key={name}>
          <span class="promise-icon">
            <Icon name={icon} />
          </span>
          <p>
            <strong>{t(name)}</strong> <span class="soft">{t(text)}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
