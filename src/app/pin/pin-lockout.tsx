import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { SECOND } from '../../domain/time/units.ts';
import type { HouseholdView } from '../../messages/views.ts';
import { sayCount } from '../../ui/i18n.ts';
import { useCountdown } from './use-lockout-countdown.ts';

interface Props {
  readonly household: HouseholdView;
  readonly refresh: () => void;
  readonly testId?: string;
}

/** The wait after several wrong PINs or codes, counting down; not read aloud each second. */
export function PinWait({
  household: { waitMs, word },
  refresh,
  testId = 'pin-wait',
}: Props): JSX.Element | null {
  const left = useCountdown(waitMs, word.now);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver && waitMs > 0) refresh();
  }, [isOver]);
  if (isOver) return null;
  return (
    <p class="wait" role="timer" data-testid={testId}>
      {sayCount('pinWait', Math.ceil(left / SECOND))}
    </p>
  );
}
