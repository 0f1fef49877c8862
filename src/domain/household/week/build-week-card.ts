import { isAgreed } from '../../agreement/consent.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { boundsOn, weekdayOf } from '../../time/calendar.ts';
import type { WeekComparison, DaysWithinLimit, ElsewhereWeek, WeekCard } from './week-card.ts';
import type { Day } from '../../tracking/day-totals.ts';
import { grantedMs } from '../../limits/rules/extra-time.ts';
import type { Grant } from '../../limits/rules/extra-time.ts';
import { addEstimates, roundEstimate } from '../../elsewhere/estimate.ts';
import type { ElsewhereTotals } from '../../elsewhere/estimate.ts';
import { wasLimitMet } from '../../agreement/adherence.ts';
import { hasDisqualifyingGap, isMeasured } from '../../stats/coverage.ts';
import type { MemberRecords } from '../../stats/coverage.ts';
import type { HouseholdMember } from '../members.ts';
import { MINUTE } from '../../time/units.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import { sumBy } from '../../stats/sum.ts';
import { shiftWeek, typicalMs, weekDates, weekOf } from '../../stats/weeks.ts';
import type { Week } from '../../stats/weeks.ts';

/** Cards are rounded to this (rule H1). */
const ROUND_TO: Millis = 5 * MINUTE;

/** Input of `weekCardOf`. */
export interface CardSources {
  readonly person: HouseholdMember;
  readonly household: string;
  readonly device: string;
  readonly counter: number;
  /** The first date of the week. */
  readonly week: DayKey;
  readonly today: DayKey;
  /** The member's rows on this device, for this week and the previous one. */
  readonly days: readonly Day[];
  /** Decides which of the member's days were measured (`recordsOfMember`). */
  readonly records: MemberRecords;
  /** The member's agreements, all versions. */
  readonly agreements: readonly Agreement[];
  /** The member's extra time in this week, in whichever browser it was given. */
  readonly grants: readonly Grant[];
  readonly phoneMs: Millis | null;
  /** The member's days elsewhere in this week, as far as they are known. */
  readonly elsewhere: readonly ElsewhereTotals[];
}

/** Time that was counted is never rounded to none. */
function rounded(ms: Millis): Millis {
  return ms > 0 ? Math.max(1, Math.round(ms / ROUND_TO)) * ROUND_TO : 0;
}

/**
 * Builds the card of one member's week on one device (rule H1). Whether limits were met is decided
 * on exact times; durations are rounded at the very end.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function weekCardOf(sources: CardSources): WeekCard {
  const { person, week, today, days, records, grants, phoneMs, counter, device } = sources;
  const dates = weekDates(week, weekdayOf(week));
  const last = dates.at(-1) ?? week;
  const own = days.filter(({ date }) => dates.includes(date) && date <= today);
  const elsewhere = person.showsElsewhere === true ? elsewhereOf(sources) : null;
  // What was given in another browser is on that one's card.
  const given = grants.filter(
    (grant) => grant.device === undefined && dates.includes(grant.date) && grant.date <= today,
  );
  return {
    device,
    person: person.id,
    name: person.name,
    grownUp: person.grownUp,
    joinedAt: person.joinedAt,
    household: sources.household,
    week,
    upTo: today < last ? today : last,
    counter,
    measured: dates.map((date) => date <= today && isMeasured(date, records)),
    broken: dates.map(
      (date) => date <= today && records.isTheirs(date) && hasDisqualifyingGap(date, records),
    ),
    totalMs: rounded(sumBy(own, ({ activeMs }) => activeMs)),
    typicalMs: roundedOrNull(typicalMs(elapsedWeek(sources, week).dates)),
    longestMs: rounded(longestOf(own)),
    opens: sumBy(own, ({ opens }) => opens),
    skipped: person.showsSkipped ? sumBy(own, ({ skipped }) => skipped) : null,
    lateMs: rounded(sumBy(own, ({ lateMs }) => lateMs)),
    kept: keptOf(sources, dates),
    extra: {
      days: new Set(given.map(({ date }) => date)).size,
      ms: rounded(grantedMs(given)),
    },
    phoneMs: roundedOrNull(phoneMs),
    ...(elsewhere === null ? {} : { elsewhere }),
    lookedAgain: lookedAgain(sources, dates),
    against: againstOf(sources),
  };
}

/** What a card can say of the time elsewhere; `null` if no day of the week is known. */
export function elsewhereOf({
  elsewhere,
  week,
  today,
}: Pick<CardSources, 'elsewhere' | 'week' | 'today'>): ElsewhereWeek | null {
  const dates = weekDates(week, weekdayOf(week));
  const known = elsewhere.filter(({ date }) => dates.includes(date) && date <= today);
  if (known.length === 0) return null;
  return { days: known.length, ...roundEstimate(addEstimates(known)) };
}

/** A week whose days count as measured only once they are over. */
function elapsedWeek(sources: CardSources, week: DayKey): Week {
  const isOver = (date: DayKey): boolean =>
    date < sources.today && isMeasured(date, sources.records);
  return weekOf(sources.days, week, weekdayOf(week), isOver);
}

function keptOf(sources: CardSources, dates: readonly DayKey[]): DaysWithinLimit | null {
  const { days, records, today, agreements, grants, person } = sources;
  const kept = dates
    .filter((date) => date < today && isMeasured(date, records))
    .map((date) => {
      const rows = days.filter((day) => day.date === date);
      return wasLimitMet(
        {
          date,
          member: person.member ?? '',
          activeMs: sumBy(rows, ({ activeMs }) => activeMs),
          unchargedMs: sumBy(rows, ({ unchargedMs }) => unchargedMs),
        },
        {
          bounds: boundsOn(records.calendars, date),
          agreements,
          grantedMs: grantedMs(grants.filter((grant) => grant.date === date)),
        },
      );
    })
    .filter((one) => one !== null);
  if (kept.length === 0) return null;
  return { days: kept.filter(Boolean).length, of: kept.length };
}

/** Whether both sides agreed to a later version in this week; a first agreement is no review. */
function lookedAgain({ agreements, records }: CardSources, dates: readonly DayKey[]): boolean {
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const { start } = boundsOn(records.calendars, first);
  const { end } = boundsOn(records.calendars, last);
  return agreements.some(
    (one) => one.version > 1 && start <= one.madeAt && one.madeAt < end && isAgreed(one),
  );
}

function againstOf(sources: CardSources): WeekComparison | null {
  const week = elapsedWeek(sources, sources.week);
  const before = elapsedWeek(sources, shiftWeek(sources.week, -1));
  const same = week.dates.map(({ measured }, i) => measured && before.dates[i]?.measured === true);
  if (!same.includes(true)) return null;
  const rowsOf = ({ dates }: Week): Day[] => {
    const compared = new Set(dates.filter((_, i) => same[i]).map(({ date }) => date));
    return sources.days.filter(({ date }) => compared.has(date));
  };
  const [now, then] = [rowsOf(week), rowsOf(before)];
  const total = (rows: readonly Day[], pick: (day: Day) => Millis): Millis =>
    rounded(sumBy(rows, pick));
  return {
    same,
    nowMs: total(now, ({ activeMs }) => activeMs),
    beforeMs: total(then, ({ activeMs }) => activeMs),
    lateNowMs: total(now, ({ lateMs }) => lateMs),
    lateBeforeMs: total(then, ({ lateMs }) => lateMs),
    longestNowMs: rounded(longestOf(now)),
    longestBeforeMs: rounded(longestOf(then)),
  };
}

function longestOf(days: readonly Day[]): Millis {
  return Math.max(0, ...days.map(({ longestMs }) => longestMs));
}

function roundedOrNull(ms: Millis | null): Millis | null {
  return ms === null ? null : rounded(ms);
}
