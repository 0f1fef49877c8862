import { momentOf } from '../domain/ledger.ts';
import { trustFacts } from '../domain/trust.ts';
import { seesPrivateWindows } from '../platform/access.ts';
import { readTrust } from '../store/trust.ts';
import type { House } from './house.ts';
import type { Handlers } from './own.ts';

/** What bears on whether the numbers can be trusted. */
export function trustHandlers({ vault, clock }: House): Handlers<'trust'> {
  return {
    trust: async () => {
      const [read, privateWindows] = await Promise.all([
        vault.read(readTrust),
        seesPrivateWindows(),
      ]);
      const now = momentOf(read, clock.now().wall);
      return { ok: true, facts: trustFacts({ ...read, now, privateWindows }) };
    },
  };
}
