import { agreementAt } from '../domain/agreement/agreement.ts';
import type { Agreement } from '../domain/agreement/agreement.ts';
import { isAgreed } from '../domain/agreement/consent.ts';
import { memberAt } from '../domain/people/members.ts';
import { agreementSchema } from '../domain/agreement/agreement.schema.ts';
import { switchSchema } from '../domain/people/members.schema.ts';
import { machineClock } from '../platform/clock.ts';
import { ask } from '../platform/messaging/message-client.ts';
import { validRows } from '../store/db/valid-rows.ts';
import { useQuery } from '../ui/hooks/use-query.ts';
import type { Query } from '../ui/hooks/use-query.ts';

/** Whether the current member has rules, and whether both sides agreed to them. */
type Consent = 'none' | 'set' | 'agreed';

function consentTo(inForce: Agreement | null): Consent {
  if (inForce === null) return 'none';
  return isAgreed(inForce) ? 'agreed' : 'set';
}

const query: Query<Consent> = {
  fromDatabase: async ({ agreements, switches }) => {
    const { wall } = machineClock.now();
    const [rows, log] = await Promise.all([
      validRows(agreements, agreementSchema),
      validRows(switches, switchSchema),
    ]);
    const member = memberAt(log, wall);
    return consentTo(member === null ? null : agreementAt(rows, member, wall));
  },
  fromBackground: async () => {
    const profile = await ask('profile', {});
    const member = profile.ok ? profile.profile.current : null;
    if (member === null) return 'none';
    const answer = await ask('agreement', { member });
    return consentTo(answer.ok ? answer.agreement.inForce : null);
  },
};

/** Whether both sides agreed to the current member's rules (rule A3). */
export function useConsent(): boolean {
  const consent = useQuery(query, '');
  return consent.state === 'ready' && consent.value === 'agreed';
}

/** Whether the current member has rules; so it is taken to be until that is known. */
export function useHasRules(): boolean {
  const consent = useQuery(query, '');
  return consent.state !== 'ready' || consent.value !== 'none';
}
