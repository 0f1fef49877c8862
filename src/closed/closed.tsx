import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { SECOND } from '../domain/time/units.ts';
import type { EpochMs, Millis } from '../domain/time/units.ts';
import { machineClock } from '../platform/clock.ts';
import type { BrowserProfileView } from '../messages/views.ts';
import { useAgreement, useProfile } from '../ui/hooks/use-background-query.ts';
import { ClosedView } from './closed-view.tsx';
import { LoadError } from './load-error.tsx';

/** Asks what the page shows, again and again; `ClosedView` shows it. */
export function Closed(): JSX.Element | null {
  const { answer, reply, refresh } = useProfile();
  useRefreshAt(reply?.profile.verdict.opensAt ?? null, refresh);
  if (reply !== null) return <Known profile={reply.profile} />;
  return answer === null || answer.ok ? null : <LoadError failure={answer} />;
}

function Known({ profile }: { readonly profile: BrowserProfileView }): JSX.Element {
  const { reply } = useAgreement(profile.current);
  const agreement = reply?.agreement ?? null;
  return <ClosedView profile={profile} agreement={agreement} stopped={cameByStopping()} />;
}

/** A tab that somebody left by their own choice was sent here with this mark. */
function cameByStopping(): boolean {
  return location.hash === '#stopped';
}

/** Timers hold no more than that; and a computer that slept is late anyway. */
const LONGEST_TIMER: Millis = 2 ** 31 - 1;

/** The page says that the site is open again when it is, and not half a minute later. */
function useRefreshAt(at: EpochMs | null, refresh: () => void): void {
  useEffect(() => {
    if (at === null) return undefined;
    const wait = at - machineClock.now().wall;
    if (wait <= 0) return undefined;
    const timer = setTimeout(refresh, Math.min(wait + SECOND / 4, LONGEST_TIMER));
    return () => clearTimeout(timer);
  }, [at]);
}
