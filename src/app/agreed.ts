import { agreementAt, isAgreed } from '../domain/agreement.ts';
import { memberAt } from '../domain/members.ts';
import { isSoundAgreement } from '../domain/sound.ts';
import { isSoundSwitch } from '../domain/sound-time.ts';
import { machineClock } from '../platform/clock.ts';
import { ask } from '../platform/messenger.ts';
import { soundOf } from '../store/sound.ts';
import { useReading } from '../ui/picture.ts';
import type { Query } from '../ui/picture.ts';

const query: Query<boolean> = {
  fromDatabase: async ({ agreements, switches }) => {
    const { wall } = machineClock.now();
    const [rows, log] = await Promise.all([
      soundOf(agreements, isSoundAgreement),
      soundOf(switches, isSoundSwitch),
    ]);
    const member = memberAt(log, wall);
    const inForce = member === null ? null : agreementAt(rows, member, wall);
    return inForce !== null && isAgreed(inForce);
  },
  fromBackground: async () => {
    const people = await ask('household', {});
    const member = people.ok ? people.household.current : null;
    if (member === null) return false;
    const answer = await ask('agreement', { member });
    const inForce = answer.ok ? answer.agreement.inForce : null;
    return inForce !== null && isAgreed(inForce);
  },
};

/** Whether what holds for the member who is current has the yes of both sides; then it is an agreement. */
export function useAgreed(): boolean {
  const reading = useReading(query, '');
  return reading.state === 'here' && reading.value;
}
