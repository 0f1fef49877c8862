import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import { ClosedView } from '../../../src/closed/closed-view.tsx';
import type { MemberChoice } from '../../../src/closed/closed-text.ts';
import type { AgreementView, BrowserProfileView } from '../../../src/messages/views.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  profileOf,
  MIA,
  verdictOf,
} from '../support/profile-fixture.ts';

export const BEN = { ...MIA, id: 'ben', name: 'Ben' };

export const OPEN = verdictOf({ state: 'open', reason: null, opensAt: null });
export const WHO = profileOf({
  members: [MIA, BEN],
  current: null,
  verdict: verdictOf({ member: null, reason: 'who', opensAt: null }),
});

export function show(
  profile: BrowserProfileView = profileOf(),
  agreement: AgreementView | null = agreementViewOf(agreementOf(BEDTIME)),
  choice: MemberChoice | null = null,
): ReturnType<typeof render> {
  return render(<ClosedView profile={profile} agreement={agreement} choice={choice} />);
}

/** The addresses that the page navigated to during a test. */
export const went: string[] = [];

/** Prevents and records navigation. */
export function stay(): void {
  went.splice(0);
  vi.spyOn(location, 'assign').mockImplementation((to) => void went.push(String(to)));
}
