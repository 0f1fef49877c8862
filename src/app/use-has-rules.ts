import { agreementAt } from '../domain/agreement/agreement.ts';
import { memberAt } from '../domain/people/members.ts';
import { agreementSchema } from '../domain/agreement/agreement.schema.ts';
import { switchSchema } from '../domain/people/members.schema.ts';
import { machineClock } from '../platform/clock.ts';
import { ask } from '../platform/messaging/message-client.ts';
import { validRows } from '../store/db/valid-rows.ts';
import { useQuery } from '../ui/hooks/use-query.ts';
import type { Query } from '../ui/hooks/use-query.ts';

const query: Query<boolean> = {
  fromDatabase: async ({ agreements, switches }) => {
    const { wall } = machineClock.now();
    const [rows, log] = await Promise.all([
      validRows(agreements, agreementSchema),
      validRows(switches, switchSchema),
    ]);
    const member = memberAt(log, wall);
    return member !== null && agreementAt(rows, member, wall) !== null;
  },
  fromBackground: async () => {
    const profile = await ask('profile', {});
    const member = profile.ok ? profile.profile.current : null;
    if (member === null) return false;
    const answer = await ask('agreement', { member });
    return answer.ok && answer.agreement.inForce !== null;
  },
};

/** Whether the current member has rules; so it is taken to be until that is known. */
export function useHasRules(): boolean {
  const hasRules = useQuery(query, '');
  return hasRules.state !== 'ready' || hasRules.value;
}
