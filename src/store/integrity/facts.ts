import type { Settings } from '../../domain/settings/settings.ts';
import { logEntrySchema } from '../../domain/agreement/change-log.schema.ts';
import { gapSchema } from '../../domain/tracking/gaps.schema.ts';
import type { IntegrityRecords } from '../../domain/integrity/facts.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';
import { validRows } from '../db/valid-rows.ts';

/** What bears on whether the numbers can be trusted. */
export async function readIntegrityRecords(
  database: KintimeDatabase,
): Promise<
  Omit<IntegrityRecords, 'now' | 'privateWindows'> & Pick<Settings, 'recordedClock' | 'seenAt'>
> {
  const { gaps, log } = database;
  const [settings, holes, lines] = await Promise.all([
    readSettings(database),
    validRows(gaps, gapSchema),
    validRows(log, logEntrySchema),
  ]);
  const { countingSince, device, recordedClock, sealResult, seenAt } = settings;
  return { countingSince, device, recordedClock, seenAt, sealResult, gaps: holes, log: lines };
}
