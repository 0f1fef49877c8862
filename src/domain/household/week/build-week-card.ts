import { isAgreed } from '../../agreement/agreement.ts';
import type { Agreement } from '../../agreement/agreement.ts';
import { dayBounds, weekdayOf } from '../../time/calendar.ts';
import type { Against, KeptDays, WeekCard } from './week-card.ts';
import type { Day } from '../../tracking/day-totals.ts';
import { grantedMs } from '../../limits/rules/extra-time.ts';
import type { Grant } from '../../limits/rules/extra-time.ts';
import { wasLimitMet } from '../../agreement/adherence.ts';
import { calendarOn, hasDisqualifyingGap, isMeasured } from '../../stats/coverage.ts';
import type { MemberRecords, CoverageRecords } from '../../stats/coverage.ts';
import type { HouseholdMember } from '../members.ts';
import { MINUTE } from '../../time/units.ts';
import type { DayKey, Millis } from '../../time/units.ts';
import { shiftWeek, typicalMs, weekDates, weekOf } from '../../stats/weeks.ts';
import type { Week } from '../../stats/weeks.ts';
import type { Interval } from '../../tracking/span.ts';

const STEP: Millis = 5 * MINUTE;

/** All that a card is made of. */
export interface CardSources {
  readonly person: HouseholdMember;
  readonly household: string;
  readonly device: string;
  readonly counter: number;
  /** The first date of the week. */
  readonly week: DayKey;
  readonly today: DayKey;
  /** The member's rows on this device, of this week and the one before. */
  readonly days: readonly Day[];
  /** What tells the member's measured days on this device (`recordsOfMember`). */
  readonly records: MemberRecords;
  /** The member's. */
  readonly agreements: readonly Agreement[];
  /** The member's, of this week. */
  readonly grants: readonly Grant[];
  readonly phoneMs: Millis | null;
}

/** A length to the nearest 5 minutes, which is as much as a card says. */
function rounded(ms: Millis): Millis {
  return Math.round(ms / STEP) * STEP;
}

/**
 * One member's week on one device, in the words of its card (design: Words, week card). What was
 * kept goes by exact time; the rest is rounded last of all.
 * @throws RangeError for an empty list of calendars, or a date that does not exist
 */
export function weekCardOf(sources: CardSources): WeekCard {
  const { person, week, today, days, records, grants, phoneMs, counter, device } = sources;
  const dates = weekDates(week, weekdayOf(week));
  const last = dates.at(-1) ?? week;
  const own = days.filter(({ date }) => dates.includes(date) && date <= today);
  const given = grants.filter(({ date }) => dates.includes(date) && date <= today);
  const sum = (pick: (day: Day) => number): number => own.reduce((all, day) => all + pick(day), 0);
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
    broken: dates.map((date) => date <= today && records.isTheirs(date) && hasDisqualifyingGap(date, records)),
    totalMs: rounded(sum(({ activeMs }) => activeMs)),
    typicalMs: roundedOrNull(typicalMs(overOf(sources, week).dates)),
    longestMs: rounded(longestOf(own)),
    opens: sum(({ opens }) => opens),
    skipped: person.showsSkipped ? sum(({ skipped }) => skipped) : null,
    lateMs: rounded(sum(({ lateMs }) => lateMs)),
    kept: keptOf(sources, dates),
    extra: {
      days: new Set(given.map(({ date }) => date)).size,
      ms: rounded(grantedMs(given)),
    },
    phoneMs: roundedOrNull(phoneMs),
    lookedAgain: lookedAgain(sources, dates),
    against: againstOf(sources),
  };
}

/** The days of a week that are over, since today is less than it will be. */
function overOf(sources: CardSources, week: DayKey): Week {
  const isOver = (date: DayKey): boolean =>
    date < sources.today && isMeasured(date, sources.records);
  return weekOf(sources.days, week, weekdayOf(week), isOver);
}

function keptOf(sources: CardSources, dates: readonly DayKey[]): KeptDays | null {
  const { days, records, today, agreements, grants, person } = sources;
  const kept = dates
    .filter((date) => date < today && isMeasured(date, records))
    .map((date) => {
      const rows = days.filter((day) => day.date === date);
      const sum = (pick: (day: Day) => Millis): Millis =>
        rows.reduce((all, day) => all + pick(day), 0);
      return wasLimitMet(
        {
          date,
          member: person.member ?? '',
          activeMs: sum(({ activeMs }) => activeMs),
          unchargedMs: sum(({ unchargedMs }) => unchargedMs),
        },
        {
          bounds: boundsOf(records, date),
          agreements,
          grantedMs: grantedMs(grants.filter((grant) => grant.date === date)),
        },
      );
    })
    .filter((one) => one !== null);
  if (kept.length === 0) return null;
  return { days: kept.filter(Boolean).length, of: kept.length };
}

/** A first agreement is not looked at again. */
function lookedAgain({ agreements, records }: CardSources, dates: readonly DayKey[]): boolean {
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const { start } = boundsOf(records, first);
  const { end } = boundsOf(records, last);
  return agreements.some(
    (one) => one.version > 1 && start <= one.madeAt && one.madeAt < end && isAgreed(one),
  );
}

function againstOf(sources: CardSources): Against | null {
  const [week, before] = [
    overOf(sources, sources.week),
    overOf(sources, shiftWeek(sources.week, -1)),
  ];
  const same = week.dates.map(({ measured }, i) => measured && before.dates[i]?.measured === true);
  if (!same.includes(true)) return null;
  const rowsOf = ({ dates }: Week): Day[] => {
    const compared = new Set(dates.filter((_, i) => same[i]).map(({ date }) => date));
    return sources.days.filter(({ date }) => compared.has(date));
  };
  const [now, then] = [rowsOf(week), rowsOf(before)];
  const total = (rows: readonly Day[], pick: (day: Day) => Millis): Millis =>
    rounded(rows.reduce((all, day) => all + pick(day), 0));
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

function boundsOf({ calendars }: CoverageRecords, date: DayKey): Interval {
  return dayBounds(calendarOn(calendars, date), date);
}

function longestOf(days: readonly Day[]): Millis {
  return Math.max(0, ...days.map(({ longestMs }) => longestMs));
}

function roundedOrNull(ms: Millis | null): Millis | null {
  return ms === null ? null : rounded(ms);
}
