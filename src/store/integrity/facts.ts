import type { Settings } from '../../domain/settings/settings.ts';
import { logEntrySchema } from '../../domain/agreement/change-log.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import type { IntegrityRecords } from '../../domain/integrity/facts.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** The records from which the integrity facts are worked out. */
export async function readIntegrityRecords(
  database: KintimeDatabase,
): Promise<
  Omit<IntegrityRecords, 'now' | 'privateWindows'> & Pick<Settings, 'recordedClock' | 'seenAt'>
> {
  const [settings, gaps, log] = await Promise.all([
    readSettings(database),
    validRows(database.gaps, gapSchema),
    validRows(database.log, logEntrySchema),
  ]);
  return { ...settings, gaps, log };
}
