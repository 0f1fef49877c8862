import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { integrityFacts } from '../../domain/integrity/facts.ts';
import { seesPrivateWindows } from '../../platform/incognito-access.ts';
import { readIntegrityRecords } from '../../store/integrity/facts.ts';
import type { BackgroundServices } from '../services.ts';
import type { Handlers } from '../messaging/handler-types.ts';

/** What bears on whether the numbers can be trusted. */
export function integrityHandlers({
  connection,
  clock,
}: BackgroundServices): Handlers<'integrity'> {
  return {
    integrity: async () => {
      const [read, privateWindows] = await Promise.all([
        connection.read(readIntegrityRecords),
        seesPrivateWindows(),
      ]);
      const now = recordedNow(read, clock.now().wall);
      return { ok: true, facts: integrityFacts({ ...read, now, privateWindows }) };
    },
  };
}
