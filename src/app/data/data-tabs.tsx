import type { JSX } from 'preact';
import { t } from '../../ui/i18n.ts';

interface Props {
  readonly current: 'data' | 'privacy';
}

/** The two halves of the screen: what Kintime keeps, and what TikTok is given. */
export function DataTabs({ current }: Props): JSX.Element {
  const tabs = [
    ['data', t('dataYours')],
    ['privacy', t('privacyHeading')],
  ] as const;
  return (
    <nav class="subnav" aria-label={t('dataPrivacy')}>
      {tabs.map(([name, text]) => (
        <a key={name} href={`#/${name}`} aria-current={name === current ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
