import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { integrityFacts } from '../../domain/integrity/facts.ts';
import { seesPrivateWindows } from '../../platform/extension/incognito-access.ts';
import { readIntegrityRecords } from '../../store/integrity/facts.ts';
import type { BackgroundServices } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** The handler for the integrity facts: what bears on whether the numbers can be trusted. */
export function integrityHandlers({ connection, clock }: BackgroundServices) {
  return {
    integrity: async () => {
      const [records, privateWindows] = await Promise.all([
        connection.read(readIntegrityRecords),
        seesPrivateWindows(),
      ]);
      const now = recordedNow(records, clock.now().wall);
      return { ok: true, facts: integrityFacts({ ...records, now, privateWindows }) };
    },
  } satisfies Partial<Handlers>;
}
