import type { JSX } from 'preact';
import { ButtonLink } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { say } from '../ui/words.ts';

/** In place of a screen's content while nobody has agreed to counting. */
export function CountingOff(): JSX.Element {
  return (
    <EmptyState title={say('offTitle')} text={say('offText')} testId="counting-off">
      <ButtonLink href="#/welcome">{say('offGo')}</ButtonLink>
    </EmptyState>
  );
}
