import { addEstimates } from '../../domain/elsewhere/estimate.ts';
import type { ElsewhereRecord } from '../../domain/elsewhere/record.ts';
import { shareHere } from '../../domain/elsewhere/share-here.ts';
import type { SmallShare } from '../../domain/elsewhere/share-here.ts';
import { ownDays, ownElsewhere, ownRecords } from '../../domain/snapshot/usage-snapshot.ts';
import type { UsageSnapshot } from '../../domain/snapshot/usage-snapshot.ts';
import { baselineDates } from '../../domain/stats/baseline.ts';
import { isMeasured } from '../../domain/stats/coverage.ts';
import { sumBy } from '../../domain/stats/sum.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { currentDayOf } from './current-day.ts';

/**
 * Which share of the current member's time of the last four weeks was in this browser.
 * @param snapshot must contain the baseline dates, as `elsewhere` must
 * @returns `null` if it is not known
 */
export function baselineShare(
  snapshot: UsageSnapshot,
  elsewhere: ElsewhereRecord,
  wall: EpochMs,
): SmallShare | null {
  const current = currentDayOf(snapshot.settings, wall);
  if (current === null) return null;
  const own = ownDays(snapshot, current.now);
  const records = ownRecords(snapshot, own, current);
  const there = ownElsewhere(snapshot, elsewhere, current.now).days;
  const days = baselineDates(current.today)
    .filter((date) => isMeasured(date, records))
    .map((date) => ({
      hereMs: sumBy(
        own.filter((day) => day.date === date),
        ({ activeMs }) => activeMs,
      ),
      known: there.filter((day) => day.date === date),
    }))
    .filter(({ known }) => known.length > 0);
  return shareHere(days.map(({ hereMs, known }) => ({ hereMs, elsewhere: addEstimates(known) })));
}
