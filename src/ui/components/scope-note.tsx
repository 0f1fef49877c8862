import type { JSX } from 'preact';
import { t } from '../i18n.ts';

/** Says which time is counted. Part of every screen with a number. */
export function ScopeNote(): JSX.Element {
  return <p class="scope">{t('scope')}</p>;
}
