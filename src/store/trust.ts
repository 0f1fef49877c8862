import type { Settings } from '../domain/settings.ts';
import { isSoundLine } from '../domain/sound.ts';
import { isSoundGap } from '../domain/sound-time.ts';
import type { TrustRecords } from '../domain/trust.ts';
import type { KintimeDatabase } from './database.ts';
import { readSettings } from './settings.ts';

/** What bears on whether the numbers can be trusted. */
export async function readTrust(
  database: KintimeDatabase,
): Promise<Omit<TrustRecords, 'now' | 'privateWindows'> & Pick<Settings, 'ledger' | 'seenAt'>> {
  const { gaps, log } = database;
  const [settings, holes, lines] = await Promise.all([
    readSettings(database),
    gaps.filter(isSoundGap).toArray(),
    log.filter(isSoundLine).toArray(),
  ]);
  const { countingSince, device, ledger, sealWord, seenAt } = settings;
  return { countingSince, device, ledger, seenAt, sealWord, gaps: holes, log: lines };
}
