import { render } from '@testing-library/preact';
import { vi } from 'vitest';
import { ClosedView } from '../../../src/closed/closed-view.tsx';
import type { Answer, MessageName } from '../../../src/protocol/messages.ts';
import type { AgreementView, HouseholdView } from '../../../src/protocol/views.ts';
import { runtime } from '../ui/extension-stub.ts';
import {
  agreementOf,
  agreementViewOf,
  BEDTIME,
  householdOf,
  MIA,
  wordOf,
} from '../ui/household-of.ts';

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

/** What the background answers to each message; everything that was sent, in order. */
export function answering(
  answers: Partial<{ [N in MessageName]: Answer<N> | (() => Answer<N>) }>,
): unknown[] {
  const sent: unknown[] = [];
  const byName = new Map<string, unknown>(Object.entries(answers));
  vi.spyOn(runtime, 'sendMessage').mockImplementation(async (message) => {
    sent.push(message);
    const { name } = message as { name: string };
    const answer: unknown = byName.get(name);
    return typeof answer === 'function' ? (answer as () => unknown)() : answer;
  });
  return sent;
}

/** Where the page was sent, in order, from the start of a test on. */
export const went: string[] = [];

/** Nothing leaves the page of a test. */
export function stay(): void {
  went.splice(0);
  vi.spyOn(location, 'assign').mockImplementation((to) => void went.push(String(to)));
}
