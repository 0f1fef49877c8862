import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import { ClosedView } from '../../../src/closed/closed-view.tsx';
import type { AgreementView, HouseholdView } from '../../../src/messages/views.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  householdOf,
  MIA,
  wordOf,
} from '../support/profile-fixture.ts';

const BEN = { ...MIA, id: 'ben', name: 'Ben' };

export const OPEN = wordOf({ state: 'open', reason: null, opensAt: null });
export const WHO = householdOf({
  members: [MIA, BEN],
  current: null,
  word: wordOf({ member: null, reason: 'who', opensAt: null }),
});

export function show(
  household: HouseholdView = householdOf(),
  agreement: AgreementView | null = agreementViewOf(agreementOf(BEDTIME)),
  stopped = false,
): ReturnType<typeof render> {
  return render(<ClosedView household={household} agreement={agreement} stopped={stopped} />);
}

/** Where the page was sent, in order, from the start of a test on. */
export const went: string[] = [];

/** Nothing leaves the page of a test. */
export function stay(): void {
  went.splice(0);
  vi.spyOn(location, 'assign').mockImplementation((to) => void went.push(String(to)));
}
