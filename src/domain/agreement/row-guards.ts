import { ANSWERS, DECISION_MODES } from './agreement.ts';
import type { Agreement, Proposal } from './agreement.ts';
import { isDayKey, isWallTime, WEEKDAYS } from '../time/calendar.ts';
import type { Grant } from '../limits/rules/extra-time.ts';
import type { LogEntry } from './change-log.ts';
import type {
  DailyRule,
  DateRule,
  QuietWindow,
  Rules,
  SessionRule,
  WeeklyRule,
} from '../limits/rules/rules.ts';
import type { Mark, Seal, SealedDay } from '../integrity/seal.ts';
import {
  isLength,
  isListOf,
  isMoment,
  isNumber,
  isOrNull,
  isRecord,
  isText,
} from '../time/value-guards.ts';
import type { Unverified } from '../time/value-guards.ts';

/*
 * Whoever has developer tools can write anything into the database. What Kintime never writes so
 * counts as not there: nobody's unlock, verdict or page may fail by it, and the seal misses it.
 */

/** Whether a row is a version of an agreement that the rules can be read from. */
export function isValidAgreement(row: Unverified<Agreement>): row is Agreement {
  return (
    isText(row.id) &&
    isText(row.member) &&
    isNumber(row.version) &&
    DECISION_MODES.some((way) => way === row.way) &&
    isSoundRules(row.rules) &&
    isMoment(row.madeAt) &&
    isText(row.madeBy) &&
    isMoment(row.from) &&
    isListOf<{ by: string; at: number }>(row.yeses, (yes) => isText(yes.by) && isMoment(yes.at)) &&
    isListOf<{ by: string; dailyMs: null; reason: string }>(
      row.wishes,
      (wish) => isText(wish.by) && isOrNull(wish.dailyMs, isNumber) && isText(wish.reason),
    ) &&
    isOrNull(row.lookAgain, isDayKey)
  );
}

/** Whether a row is a change that a member would like, or once liked. */
export function isValidProposal(row: Unverified<Proposal>): row is Proposal {
  return (
    [row.id, row.member, row.reason, row.answerReason].every(isText) &&
    isMoment(row.at) &&
    isSoundRules(row.rules) &&
    isOrNull(row.answer, (answer) => ANSWERS.some((one) => one === answer)) &&
    isOrNull(row.answeredBy, isText) &&
    isOrNull(row.answeredAt, isMoment)
  );
}

/** Whether a row is extra time. */
export function isValidGrant(row: Unverified<Grant>): row is Grant {
  return (
    isText(row.id) &&
    isText(row.member) &&
    isDayKey(row.date) &&
    isMoment(row.at) &&
    isLength(row.ms) &&
    typeof row.pastBedtime === 'boolean' &&
    isText(row.how) &&
    isOrNull(row.parent, isText) &&
    isText(row.reason)
  );
}

/** Whether a row says when something was changed, and of what kind it is. */
export function isValidLogEntry(row: Unverified<LogEntry>): row is LogEntry {
  return isMoment(row.at) && isText(row.what);
}

/** Whether a row is a seal, and can be checked at all. */
export function isValidSeal(row: Unverified<Seal>): row is Seal {
  return (
    [row.parent, row.until, row.device, row.mac].every(isText) &&
    [row.version, row.at, row.logTo].every(isNumber) &&
    isOrNull(row.keepDaysMonths, isNumber) &&
    Array.isArray(row.members) &&
    row.members.every(isText) &&
    isListOf<Mark>(
      row.marks,
      ({ kind, id, member, mac }) => [kind, id, mac].every(isText) && isOrNull(member, isText),
    ) &&
    isListOf<SealedDay>(row.dates, isPlace) &&
    isListOf<SealedDay>(
      row.rows,
      (day) =>
        isPlace(day) &&
        [day.activeMs, day.grantedMs].every(isNumber) &&
        isOrNull(day.limitMs, isNumber) &&
        isText(day.mac),
    )
  );
}

function isPlace({ member, site, date }: Unverified<SealedDay>): boolean {
  return [member, site, date].every(isText);
}

function isSoundRules(value: unknown): value is Rules {
  return isRecord<Rules>(
    value,
    ({ windows, session, daily, weekly, dates, freeExtension }) =>
      isListOf<QuietWindow>(windows, isSoundWindow) &&
      isOrNull(session, (one) => isRecord<SessionRule>(one, isSoundSession)) &&
      isOrNull(daily, (one) => isRecord<DailyRule>(one, isSoundDaily)) &&
      isOrNull(weekly, (one) => isRecord<WeeklyRule>(one, isSoundWeekly)) &&
      isListOf<DateRule>(dates, isSoundDateRule) &&
      typeof freeExtension === 'boolean',
  );
}

function isSoundWindow({ kind, from, to, weekdays, strength }: Unverified<QuietWindow>): boolean {
  return (
    (kind === 'bedtime' || kind === 'quiet') &&
    isWallTime(from) &&
    isWallTime(to) &&
    Array.isArray(weekdays) &&
    weekdays.every((day) => WEEKDAYS.some((known) => known === day)) &&
    isStrength(strength)
  );
}

function isSoundSession({ lengthMs, breakMs, strength }: Unverified<SessionRule>): boolean {
  // A session of no length would be over before it began, again and again.
  return isLength(lengthMs) && lengthMs > 0 && isLength(breakMs) && isStrength(strength);
}

function isSoundDaily({ limitsMs, strength }: Unverified<DailyRule>): boolean {
  return (
    Array.isArray(limitsMs) &&
    limitsMs.every((limit) => isOrNull(limit, isLength)) &&
    isStrength(strength)
  );
}

function isSoundWeekly({ limitMs, strength }: Unverified<WeeklyRule>): boolean {
  return isLength(limitMs) && isStrength(strength);
}

function isSoundDateRule({ from, to, limitMs }: Unverified<DateRule>): boolean {
  return isDayKey(from) && isDayKey(to) && isOrNull(limitMs, isLength);
}

function isStrength(value: unknown): boolean {
  return value === 'soft' || value === 'firm';
}
