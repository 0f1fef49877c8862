import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { DAY } from '../../domain/time/units.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { unstoredParts } from '../../domain/tracking/outage.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { validRows } from '../db/valid-rows.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';

/**
 * Records that nothing could be stored for a while.
 * @param from the wall time of the first write that failed
 */
export async function recordOutage(
  database: KintimeDatabase,
  from: EpochMs,
  wall: EpochMs,
): Promise<void> {
  const { gaps, settings, spans } = database;
  await database.transaction('rw', [gaps, settings, spans], async () => {
    const stored = await readSettings(database);
    const { device, countingSince } = stored;
    if (countingSince === null) return;
    const now = recordedNow(stored, wall);
    const outage = { start: from + now - wall, end: now };
    const known = await validRows(
      spans.where('start').between(outage.start - DAY, now),
      spanSchema,
    );
    await gaps.bulkPut(
      SITES.flatMap(({ id: site }) =>
        unstoredParts(
          outage,
          known.filter((span) => span.device === device && span.site === site),
        ).map(({ start, end }) => ({ device, site, start, end, reason: 'unstored' as const })),
      ),
    );
  });
}
