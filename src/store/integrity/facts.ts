import type { Settings } from '../../domain/settings/settings.ts';
import { isSoundLine } from '../../domain/agreement/row-guards.ts';
import { isSoundGap } from '../../domain/tracking/row-guards.ts';
import type { TrustRecords } from '../../domain/integrity/facts.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { soundOf } from '../db/valid-rows.ts';

/** What bears on whether the numbers can be trusted. */
export async function readTrust(
  database: KintimeDatabase,
): Promise<Omit<TrustRecords, 'now' | 'privateWindows'> & Pick<Settings, 'ledger' | 'seenAt'>> {
  const { gaps, log } = database;
  const [settings, holes, lines] = await Promise.all([
    readSettings(database),
    soundOf(gaps, isSoundGap),
    soundOf(log, isSoundLine),
  ]);
  const { countingSince, device, ledger, sealWord, seenAt } = settings;
  return { countingSince, device, ledger, seenAt, sealWord, gaps: holes, log: lines };
}
