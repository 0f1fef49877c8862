import { missingConsents } from '../domain/agreement/consent.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import type { Key } from '../ui/i18n.ts';

/** The action that the popup offers on its button. */
export interface SuggestedAction {
  readonly label: Key;
  readonly href: string;
  /** Whether something waits for the action. */
  readonly isUrgent: boolean;
}

/** What the background has answered so far. */
export interface BackgroundAnswers {
  /** `null` until answered. */
  readonly profile: BrowserProfileView | null;
  /** The current member's agreement; `null` until answered, `none` if it is not available. */
  readonly agreement: AgreementView | 'none' | null;
}

export const MY_TIME: SuggestedAction = {
  label: 'timeTitle',
  href: 'app.html#/time',
  isUrgent: false,
};

/**
 * The action to offer, the most urgent first: saying who is watching; extra time while the site is
 * closed; what waits for an answer. `null` while unknown: a button that appears late is better than
 * one that changes just before it is pressed.
 * @param otherwise offered when nothing is urgent
 */
export function suggestedAction(
  { profile, agreement }: BackgroundAnswers,
  otherwise: SuggestedAction = MY_TIME,
): SuggestedAction | null {
  if (profile === null) return null;
  const { verdict, members, current, requests } = profile;
  if (verdict.reason === 'who' || (members.length > 1 && current === null)) {
    return { label: 'popupWho', href: 'closed.html', isUrgent: true };
  }
  if (verdict.state === 'closed' || verdict.state === 'ending') {
    // Extra time does not lift an administrator's rules, and is not asked for twice.
    const hasAsked = requests.some(({ member, answer }) => member === current && answer === null);
    const label = verdict.byAdministrator === true || hasAsked ? 'popupUntil' : 'closedAsk';
    return { label, href: 'closed.html', isUrgent: true };
  }
  if (agreement === null) return null;
  return agreement === 'none' ? otherwise : (unanswered(agreement, profile) ?? otherwise);
}

/** A proposal without an answer, or an agreement that somebody has yet to say yes or no to. */
function unanswered(
  { proposals, versions }: AgreementView,
  { hasPin }: BrowserProfileView,
): SuggestedAction | null {
  const target = { href: 'app.html#/agreement', isUrgent: true };
  if (proposals.some(({ answer }) => answer === null)) {
    return { label: 'popupSuggestion', ...target };
  }
  const [latest] = versions;
  const missing = latest === undefined ? [] : missingConsents(latest);
  // Only a PIN tells a parent's yes from anybody's.
  const canAgree = missing.includes('member') || (missing.length > 0 && hasPin);
  const isRefused = (latest?.noes ?? []).length > 0;
  return canAgree && !isRefused ? { label: 'popupRead', ...target } : null;
}
