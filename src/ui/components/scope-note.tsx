import type { JSX } from 'preact';
import { say } from '../i18n.ts';

/** Stands on every screen with a number. */
export function ScopeLine(): JSX.Element {
  return <p class="scope">{say('scope')}</p>;
}
