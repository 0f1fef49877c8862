import { momentOf } from '../../domain/time/recorded-clock.ts';
import { trustFacts } from '../../domain/integrity/facts.ts';
import { seesPrivateWindows } from '../../platform/host-permission.ts';
import { readTrust } from '../../store/integrity/facts.ts';
import type { House } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';

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
