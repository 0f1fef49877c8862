import { addEstimates } from '../elsewhere/estimate.ts';
import type { ElsewhereRecord } from '../elsewhere/record.ts';
import { shareHere } from '../elsewhere/share-here.ts';
import type { SmallShare } from '../elsewhere/share-here.ts';
import { baselineDates } from '../stats/baseline.ts';
import { isMeasured } from '../stats/coverage.ts';
import { sumBy } from '../stats/sum.ts';
import type { DayKey, EpochMs } from '../time/units.ts';
import { ownDays, ownElsewhere, ownRecords } from './usage-snapshot.ts';
import type { UsageSnapshot } from './usage-snapshot.ts';

/**
 * Which share of the current member's time of the last four weeks was in this browser (rule C18).
 * @param snapshot must contain the baseline dates, as `elsewhere` must
 * @param current recorded time and its day
 * @returns `null` if it is not known
 */
export function baselineShare(
  snapshot: UsageSnapshot,
  elsewhere: ElsewhereRecord,
  current: { readonly now: EpochMs; readonly today: DayKey },
): SmallShare | null {
  const own = ownDays(snapshot, current.now);
  const records = ownRecords(snapshot, own, current);
  const there = ownElsewhere(snapshot, elsewhere, current.now).days;
  const on = <T extends { readonly date: DayKey }>(rows: readonly T[], date: DayKey): T[] =>
    rows.filter((row) => row.date === date);
  const known = baselineDates(current.today).filter(
    (date) => isMeasured(date, records) && on(there, date).length > 0,
  );
  return shareHere(
    known.map((date) => ({
      hereMs: sumBy(on(own, date), ({ activeMs }) => activeMs),
      elsewhere: addEstimates(on(there, date)),
    })),
  );
}
