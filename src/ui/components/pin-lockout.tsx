import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';
import type { BrowserProfileView } from '../../messages/views.ts';
import { tPlural } from '../i18n.ts';
import { useLockoutCountdown } from '../hooks/use-countdown.ts';

interface Props {
  readonly profile: BrowserProfileView;
  readonly refresh: () => void;
  readonly testId?: string;
}

/** The wait after several wrong PINs or codes, counting down; not read aloud each second. */
export function PinLockout({
  profile: { waitMs, verdict },
  refresh,
  testId = 'pin-wait',
}: Props): JSX.Element | null {
  const left = useLockoutCountdown(waitMs, verdict.now);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver && waitMs > 0) refresh();
  }, [isOver]);
  if (isOver) return null;
  return (
    <p class="wait" role="timer" data-testid={testId}>
      {tPlural('pinWait', Math.ceil(left / SECOND))}
    </p>
  );
}
