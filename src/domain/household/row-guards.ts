import { isDayKey } from '../time/calendar.ts';
import type { Against, ExtraTime, KeptDays, WeekCard } from './week/week-card.ts';
import type { HouseholdMember } from './members.ts';
import { isLength, isMoment, isNumber, isOrNull, isRecord, isText } from '../time/value-guards.ts';
import type { Unverified } from '../time/value-guards.ts';

/*
 * The same as `row-guards.ts` for the household's people and their cards: a row that was written by
 * hand is nobody's, and keeps no page from the others.
 */

/** Whether a row is somebody of the household. */
export function isValidHouseholdMember(row: Unverified<HouseholdMember>): row is HouseholdMember {
  return (
    isText(row.id) &&
    isText(row.name) &&
    typeof row.grownUp === 'boolean' &&
    isMoment(row.joinedAt) &&
    isOrNull(row.member, isText) &&
    typeof row.showsSkipped === 'boolean' &&
    isNumber(row.heard)
  );
}

/** Whether a row is a card that the household's week can be made of. */
export function isValidCard(row: Unverified<WeekCard>): row is WeekCard {
  return (
    [row.device, row.person, row.name, row.household].every(isText) &&
    [row.grownUp, row.lookedAgain].every((one) => typeof one === 'boolean') &&
    isMoment(row.joinedAt) &&
    isDayKey(row.week) &&
    isDayKey(row.upTo) &&
    [row.counter, row.opens].every(isNumber) &&
    [row.measured, row.broken].every(isEachDay) &&
    [row.totalMs, row.longestMs, row.lateMs].every(isLength) &&
    isOrNull(row.typicalMs, isLength) &&
    isOrNull(row.phoneMs, isLength) &&
    isOrNull(row.skipped, isNumber) &&
    isOrNull(row.kept, (kept) =>
      isRecord<KeptDays>(kept, ({ days, of }) => isNumber(days) && isNumber(of)),
    ) &&
    isRecord<ExtraTime>(row.extra, ({ days, ms }) => isNumber(days) && isLength(ms)) &&
    isOrNull(row.against, (against) => isRecord<Against>(against, isSoundAgainst))
  );
}

function isSoundAgainst({ same, ...lengths }: Unverified<Against>): boolean {
  const { nowMs, beforeMs, lateNowMs, lateBeforeMs, longestNowMs, longestBeforeMs } = lengths;
  return (
    isEachDay(same) &&
    [nowMs, beforeMs, lateNowMs, lateBeforeMs, longestNowMs, longestBeforeMs].every(isLength)
  );
}

function isEachDay(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length === 7 && value.every((one) => typeof one === 'boolean')
  );
}
