import { isAgreed } from '../domain/agreement/consent.ts';
import type { AgreementView, BrowserProfileView } from '../messages/views.ts';
import type { Key } from '../ui/i18n.ts';

/** The one thing that a person most likely wants to do now. */
export interface SuggestedAction {
  readonly label: Key;
  /** A page of ours. */
  readonly href: string;
  /** Whether something waits for it; a closer look is only on offer. */
  readonly presses: boolean;
}

/** What the background said of the member who is current, as far as it has answered. */
export interface Known {
  /** `null` until it has. */
  readonly profile: BrowserProfileView | null;
  /** `null` until it has, and `none` where there is none to be had. */
  readonly agreement: AgreementView | 'none' | null;
}

/** The closer look. */
export const TIME: SuggestedAction = { label: 'timeTitle', href: 'app.html#/time', presses: false };

/**
 * What to offer, the most pressing first: to say who is watching; extra time while the site is
 * closed; what waits for an answer; and otherwise a closer look. `null` while that is not known:
 * a button that changes under the finger is worse than one that comes a moment later.
 * @param otherwise the closer look
 */
export function suggestedAction(
  { profile, agreement }: Known,
  otherwise: SuggestedAction = TIME,
): SuggestedAction | null {
  if (profile === null) return null;
  const { verdict, members, current } = profile;
  if (verdict.reason === 'who' || (members.length > 1 && current === null)) {
    return { label: 'popupWho', href: 'closed.html', presses: true };
  }
  if (verdict.state === 'closed' || verdict.state === 'ending') {
    // No extra time reaches an administrator's rules.
    const label = verdict.byAdministrator === true ? 'popupUntil' : 'closedAsk';
    return { label, href: 'closed.html', presses: true };
  }
  if (agreement === null) return null;
  return agreement === 'none' ? otherwise : (unanswered(agreement) ?? otherwise);
}

/** A suggestion without an answer, or rules to which somebody has yet to say yes. */
function unanswered({ proposals, versions }: AgreementView): SuggestedAction | null {
  const there = { href: 'app.html#/agreement', presses: true };
  if (proposals.some(({ answer }) => answer === null)) {
    return { label: 'popupSuggestion', ...there };
  }
  const [latest] = versions;
  return latest === undefined || isAgreed(latest) ? null : { label: 'popupRead', ...there };
}
