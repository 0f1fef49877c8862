import type { Calendar } from '../time/calendar.ts';
import { clip } from '../time/interval.ts';
import type { DayKey, EpochMs } from '../time/units.ts';
import { dayOf } from '../tracking/day-totals.ts';
import type { Day, DayId, DayTerms } from '../tracking/day-totals.ts';
import { mergeSpans, splitClaim } from '../tracking/merge-spans.ts';
import type { Claim, Span } from '../tracking/span.ts';

/** Whose made-up time is recorded, and with which calendar. */
export interface Recording extends Omit<DayId, 'date'> {
  readonly calendar: Calendar;
  /** Nothing is recorded after this moment. */
  readonly now: EpochMs;
  readonly termsOn?: (date: DayKey) => DayTerms;
}

/** The spans and the row of each date, in order, from the claims made up for it. */
export function recordDays(
  { calendar, now, termsOn, ...id }: Recording,
  dates: readonly DayKey[],
  claimsOn: (date: DayKey) => readonly Claim[],
): { readonly spans: readonly Span[]; readonly day: Day }[] {
  const switches = [{ at: 0, member: id.member }];
  let endBefore: EpochMs | null = null;
  return dates.map((date) => {
    const claims = clip(claimsOn(date), { start: -Infinity, end: now });
    const pieces = claims.flatMap((claim) => splitClaim(claim, id, [calendar], switches));
    const spans = mergeSpans([], pieces);
    const terms = termsOn && { terms: termsOn(date) };
    const day = dayOf({ ...id, date }, spans, { calendar, endBefore, ...terms });
    endBefore = spans.at(-1)?.end ?? endBefore;
    return { spans, day };
  });
}
