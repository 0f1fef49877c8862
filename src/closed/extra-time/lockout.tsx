import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { MINUTE, SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import { machineClock } from '../../platform/clock.ts';
import type { Failure } from '../../messages/index.ts';
import { locale } from '../../ui/language.ts';
import { t } from '../../ui/i18n.ts';

/**
 * What is left to wait before a PIN is looked at again, second by second.
 * @param heldMs what the household says is left
 * @param failure the last answer, which may say that there is more
 */
export function useLockout(heldMs: Millis, failure: Failure | null): Millis {
  const [end, setEnd] = useState(0);
  const [now, setNow] = useState(() => machineClock.now().mono);
  const begin = (waitMs: Millis): void => {
    const { mono } = machineClock.now();
    setNow(mono);
    setEnd(mono + waitMs);
  };
  // Whichever was said last.
  useEffect(() => begin(heldMs), [heldMs]);
  useEffect(() => {
    if (failure?.waitMs !== undefined) begin(failure.waitMs);
  }, [failure]);
  const waits = end > now;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setInterval(() => setNow(machineClock.now().mono), SECOND / 2);
    return () => clearInterval(timer);
  }, [waits]);
  return Math.max(0, end - now);
}

/** "You can try again in 0:27." Seen, and not spoken at every second. */
export function LockoutNote({ leftMs }: { readonly leftMs: Millis }): JSX.Element | null {
  if (leftMs <= 0) return null;
  return (
    <p role="timer" data-testid="pin-wait">
      {t('closedWait', countdown(leftMs))}
    </p>
  );
}

function countdown(ms: Millis): string {
  const seconds = Math.ceil(Math.round(ms) / SECOND);
  const figures = (value: number, digits: number): string =>
    new Intl.NumberFormat(locale(), { minimumIntegerDigits: digits }).format(value);
  const perMinute = MINUTE / SECOND;
  return `${figures(Math.floor(seconds / perMinute), 1)}:${figures(seconds % perMinute, 2)}`;
}
