import type { Proposal } from '../../../domain/agreement/agreement.ts';
import type { AgreementContext } from '../context.ts';

/** Whether a proposal waits for its final answer; "let's talk" is none. */
export function isOpen({ answer }: Proposal): boolean {
  return answer === null || answer === 'talk';
}

/** How many of a member's suggestions and requests for extra time have no answer. */
export function waitingCount({ profile, member, agreement }: AgreementContext): number {
  const requests = profile.requests.filter((one) => one.member === member.id);
  return [...agreement.proposals, ...requests].filter(({ answer }) => answer === null).length;
}
