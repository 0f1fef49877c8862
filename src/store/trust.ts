import type { Settings } from '../domain/settings.ts';
import { isSoundLine } from '../domain/sound.ts';
import { isSoundGap } from '../domain/sound-time.ts';
import type { TrustRecords } from '../domain/trust.ts';
import type { KintimeDatabase } from './database.ts';
import { readSettings } from './settings.ts';
import { soundOf } from './sound.ts';

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
