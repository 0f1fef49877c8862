import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { SECOND } from '../domain/time/units.ts';
import type { EpochMs, Millis } from '../domain/time/units.ts';
import { machineClock } from '../platform/clock.ts';
import type { BrowserProfileView } from '../messages/views.ts';
import { useAgreement, useProfile } from '../ui/hooks/use-background-query.ts';
import { useFolderLook } from '../ui/hooks/use-folder-look.ts';
import { MEMBER_CHOICES } from './closed-text.ts';
import type { MemberChoice } from './closed-text.ts';
import { ClosedView } from './closed-view.tsx';
import { LoadError } from './load-error.tsx';

/** Reads the data of the page; `ClosedView` renders it. */
export function Closed(): JSX.Element | null {
  const { answer, reply, refresh } = useProfile();
  useFolderLook(reply?.profile ?? null);
  const verdict = reply?.profile.verdict;
  useRefreshAt(verdict?.opensAt ?? verdict?.next?.at ?? null, refresh);
  if (reply !== null) return <Loaded profile={reply.profile} />;
  return answer === null || answer.ok ? null : <LoadError failure={answer} />;
}

function Loaded({ profile }: { readonly profile: BrowserProfileView }): JSX.Element {
  const { reply } = useAgreement(profile.current);
  const agreement = reply?.agreement ?? null;
  return <ClosedView profile={profile} agreement={agreement} choice={choiceOf(location.hash)} />;
}

/** The fragment of the address says what brought the member here. */
function choiceOf(hash: string): MemberChoice | null {
  return MEMBER_CHOICES.find((choice) => hash === `#${choice}`) ?? null;
}

/** The longest delay that `setTimeout` supports. */
const MAX_TIMEOUT: Millis = 2 ** 31 - 1;

/** Refreshes when the site opens again or closes, rather than with the next poll. A hidden page does so when it is shown. */
function useRefreshAt(at: EpochMs | null, refresh: () => void): void {
  useEffect(() => {
    if (at === null) return undefined;
    const wait = at - machineClock.now().wall;
    if (wait <= 0) return undefined;
    const refreshIfShown = (): void => {
      if (!document.hidden) refresh();
    };
    const timer = setTimeout(refreshIfShown, Math.min(wait + SECOND / 4, MAX_TIMEOUT));
    return () => clearTimeout(timer);
  }, [at]);
}
