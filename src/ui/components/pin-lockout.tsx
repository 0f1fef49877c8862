import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';
import type { Failure } from '../../messages/index.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { useCountdown } from '../hooks/use-countdown.ts';
import { tPlural } from '../i18n.ts';

interface Props {
  readonly profile: Pick<BrowserProfileView, 'waitMs' | 'verdict'>;
  /** The last refused attempt, which may report a newer wait than the profile. */
  readonly failure?: Failure | null;
  readonly onOver?: () => void;
  readonly testId?: string;
}

/**
 * Counts down the wait after several wrong PINs or codes (rule A13). The role keeps screen readers
 * from announcing every second.
 */
export function PinLockout(props: Props): JSX.Element | null {
  const { profile, failure = null, onOver, testId = 'pin-wait' } = props;
  const { waitMs, verdict } = profile;
  const refused = useRef({ failure, profileAt: verdict.now });
  if (refused.current.failure !== failure) refused.current = { failure, profileAt: verdict.now };
  // A refusal is newer than the profile until the next profile has been read.
  const failureMs = refused.current.profileAt === verdict.now ? failure?.waitMs : undefined;
  const left = useCountdown(failureMs ?? waitMs, failureMs === undefined ? verdict.now : failure);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver && waitMs > 0) onOver?.();
  }, [isOver]);
  return isOver ? null : (
    <p class="wait" role="timer" data-testid={testId}>
      {tPlural('pinWait', Math.ceil(left / SECOND))}
    </p>
  );
}
