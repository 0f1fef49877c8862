import type { JSX } from 'preact';
import { isAwaiting } from '../../domain/settings/settings.ts';
import type { ShownSettings } from '../../domain/settings/settings.ts';
import { ButtonLink } from '../../ui/components/button.tsx';
import { EmptyState } from '../../ui/components/empty-state.tsx';
import { say } from '../../ui/i18n.ts';

interface Props {
  /** Where they are known. */
  readonly settings?: Pick<ShownSettings, 'countingSince' | 'awaited'> | null;
}

/** In place of a screen's content while nothing is counted. */
export function CountingOff({ settings = null }: Props): JSX.Element {
  const waits = settings !== null && isAwaiting(settings);
  return (
    <EmptyState
      title={say(waits ? 'awaitedTitle' : 'offTitle')}
      text={say(waits ? 'awaitedText' : 'offText')}
      testId="counting-off"
    >
      <ButtonLink href="#/welcome">{say('offGo')}</ButtonLink>
    </EmptyState>
  );
}
