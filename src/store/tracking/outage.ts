import { subtract } from '../../domain/time/interval.ts';
import { recordedNow } from '../../domain/time/recorded-clock.ts';
import { DAY, SECOND } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import { spanSchema } from '../../domain/tracking/span.schema.ts';
import { SITES } from '../../domain/tracking/sites.ts';
import { validRows } from '../db/valid-rows.ts';
import type { KintimeDatabase } from '../db/database.ts';
import { readSettings } from '../settings.ts';

/** Pages report this often, so a shorter pause is none. */
const SHORTEST: Millis = 10 * SECOND;

/**
 * Records that nothing could be stored for a while. What pages still held of it, and have reported
 * since, is no gap.
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
        known
          .filter((span) => span.device === device && span.site === site)
          .reduce<(typeof outage)[]>(subtract, [outage])
          .filter(({ start, end }) => end - start >= SHORTEST)
          .map(({ start, end }) => ({ device, site, start, end, reason: 'unstored' as const })),
      ),
    );
  });
}
