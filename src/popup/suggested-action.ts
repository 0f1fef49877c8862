import { missingConsents } from '../domain/agreement/consent.ts';
import { isOfferedEarly, isWaiting } from '../domain/agreement/extra-time-request.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import type { ButtonKind } from '../ui/components/controls/button.tsx';
import type { Key } from '../ui/i18n.ts';

/** The action that the popup offers on its button. */
export interface SuggestedAction {
  readonly label: Key;
  readonly href: string;
  /** Plain for extra time, which is there to be asked for, not offered. */
  readonly kind: ButtonKind;
  readonly testId: string;
}

/** What the background has answered so far. */
export interface BackgroundAnswers {
  /** `null` until answered. */
  readonly profile: BrowserProfileView | null;
  /** The current member's agreement; `null` until answered, `none` if it is not available. */
  readonly agreement: AgreementView | 'none' | null;
}

export const MY_TIME: SuggestedAction = {
  label: 'popupTime',
  href: 'app.html#/time',
  kind: 'primary',
  testId: 'next-step',
};

/** Where requests and suggestions wait. */
const SUGGESTIONS = 'app.html#/agreement/suggestions';
/** While counting waits for the first notice. */
export const ABOUT: SuggestedAction = { ...MY_TIME, label: 'offGo', href: 'app.html#/welcome' };
/** While counting is off. */
export const START: SuggestedAction = { ...ABOUT, label: 'welcomeStart', testId: 'go-welcome' };

/** Whether somebody has to say who is watching before anything else. */
export function asksWho({ verdict, members, current }: BrowserProfileView): boolean {
  return verdict.reason === 'who' || (members.length > 1 && current === null);
}

/**
 * The action to offer, the most urgent first: extra time while the site is closed or about to close;
 * what waits for an answer. `null` while unknown, since a button that appears late is better than
 * one that changes just before it is pressed; and while the popup asks who is watching.
 * @param otherwise offered when nothing is urgent
 */
export function suggestedAction(
  { profile, agreement }: BackgroundAnswers,
  otherwise: SuggestedAction = MY_TIME,
): SuggestedAction | null {
  if (profile === null) return null;
  const { verdict, current, requests, managed, hasPin } = profile;
  if (asksWho(profile)) return null;
  // Extra time is not asked for twice, and does not lift an administrator's rules.
  const hasAsked = isWaiting(requests, current);
  if (verdict.state === 'closed' || verdict.state === 'ending') {
    const label = verdict.byAdministrator === true || hasAsked ? 'popupUntil' : 'closedAsk';
    return { ...MY_TIME, label, href: 'closed.html', kind: 'plain' };
  }
  if (hasAsked) {
    return { ...MY_TIME, label: 'popupUntil', href: SUGGESTIONS, kind: 'plain' };
  }
  if (agreement === null) return null;
  if (agreement === 'none') return otherwise;
  const { next, now } = verdict;
  const way = agreement.inForce?.way ?? 'together';
  if (isOfferedEarly({ member: current, next, now, managed, way, hasPin, requests }))
    return { ...MY_TIME, label: 'closedAsk', href: 'closed.html#ask', kind: 'plain' };
  return unanswered(agreement, profile) ?? otherwise;
}

/** A proposal that waits or was refused, or an agreement without somebody's yes or no. */
function unanswered(
  { proposals, refusal, versions }: AgreementView,
  { hasPin }: BrowserProfileView,
): SuggestedAction | null {
  const target = { ...MY_TIME, href: 'app.html#/agreement' };
  if (refusal !== null || proposals.some(({ answer }) => answer === null)) {
    return { ...target, href: SUGGESTIONS, label: 'popupSuggestion' };
  }
  const [latest] = versions;
  const missing = latest === undefined ? [] : missingConsents(latest);
  // Only a PIN tells a parent's yes from anybody's.
  const canAgree = missing.includes('member') || (missing.length > 0 && hasPin);
  const isRefused = (latest?.noes ?? []).length > 0;
  return canAgree && !isRefused ? { ...target, label: 'popupRead' } : null;
}
