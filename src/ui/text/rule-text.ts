import { WEEKDAYS } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type {
  DailyRule,
  DateRule,
  QuietWindow,
  Rules,
  SessionRule,
  Strength,
  WeeklyRule,
} from '../../domain/limits/rules/rules.ts';
import type { Millis, WallTime } from '../../domain/time/units.ts';
import { daysText, listText } from './weekday-text.ts';
import { rangeTitle, wallTimeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import { t } from '../i18n.ts';
import type { Key } from '../i18n.ts';

/** A rule in words: the whole line, and its parts, of which those that changed are named. */
interface Told {
  /** What it is compared with: a rule of the same id before or after. */
  readonly id: string;
  readonly name: Key;
  readonly line: string;
  readonly parts: readonly string[];
}

/** Each rule in one line: "Bedtime 22:00 to 07:00 every day; stops". Nothing where there are none. */
export function ruleLines(rules: Rules): string[] {
  return tell(rules).map(({ line }) => line);
}

/**
 * What is different between two versions, a line for each rule that changed, and one with the
 * names of those that stay: "Daily limit 45 min every day; stops (before: 1 hr)", "As before: bedtime".
 */
export function changeLines(before: Rules, after: Rules): string[] {
  const days = daysAlike(before.daily, after.daily);
  const was = tell(before, days);
  const is = tell(after, days);
  const fresh = is.filter(({ line }) => !was.some((one) => one.line === line));
  const lost = was.filter(({ line }) => !is.some((one) => one.line === line));
  const changed = new Set([...fresh, ...lost].map(({ name }) => name));
  const lines = fresh.map((told) => {
    const at = lost.findIndex(({ id }) => id === told.id);
    const [old] = at < 0 ? [] : lost.splice(at, 1);
    if (old === undefined) return t('ruleWordsNew', told.line);
    const parts = old.parts.filter((part, i) => part !== '' && part !== told.parts[i]);
    return t('ruleWordsInstead', told.line, listText(parts));
  });
  lines.push(...lost.map(({ line }) => t('ruleWordsGone', line)));
  if (lines.length === 0) return [t('ruleWordsNothing')];
  const same = new Set(is.map(({ name }) => name).filter((name) => !changed.has(name)));
  if (same.size === 0) return lines;
  return [...lines, t('ruleWordsSame', listText([...same].map((name) => t(name))))];
}

function tell(rules: Rules, days = daysAlike(rules.daily)): Told[] {
  const { windows, session, daily, weekly, dates, freeExtension } = rules;
  return [
    ...windows.map(tellWindow),
    ...(session === null ? [] : [tellSession(session)]),
    ...(daily === null ? [] : days.flatMap((weekdays) => tellDaily(daily, weekdays))),
    ...(weekly === null ? [] : [tellWeekly(weekly)]),
    ...dates.map(tellDates),
    ...(freeExtension ? [tellFree()] : []),
  ];
}

function tellWindow({ kind, from, to, weekdays, strength }: QuietWindow): Told {
  const times = timesText(from, to);
  const parts = [times, daysText(weekdays), strengthText(strength)];
  const bedtime = kind === 'bedtime';
  return {
    id: kind,
    name: bedtime ? 'ruleWordsNameBedtime' : 'ruleWordsNameQuiet',
    line: t(bedtime ? 'ruleWordsBedtime' : 'ruleWordsQuiet', ...parts),
    parts,
  };
}

function tellSession({ lengthMs, breakMs, strength, messagesOpen }: SessionRule): Told {
  const [length, pause] = [durationText(lengthMs), durationText(breakMs)];
  const firm = strength === 'firm';
  const line = firm ? t('ruleWordsSessionBreak', length, pause) : t('ruleWordsSession', length);
  return {
    id: 'session',
    name: 'ruleWordsNameSession',
    line: withMessages(line, messagesOpen),
    parts: [
      length,
      strengthText(strength),
      firm ? t('ruleWordsBreak', pause) : '',
      messagesText(messagesOpen),
    ],
  };
}

/** The days on which the limits are the same in each of these rules, together. */
export function daysAlike(...rules: readonly (DailyRule | null)[]): Weekday[][] {
  const alike = new Map<string, Weekday[]>();
  for (const [i, weekday] of WEEKDAYS.entries()) {
    const limits = rules.map((daily) => daily?.limitsMs[i] ?? null).join(' ');
    alike.set(limits, [...(alike.get(limits) ?? []), weekday]);
  }
  return [...alike.values()];
}

/** Days without a limit have no line. */
function tellDaily({ limitsMs, strength, messagesOpen }: DailyRule, weekdays: Weekday[]): Told[] {
  const limit = limitsMs[(weekdays[0] ?? 1) - 1] ?? null;
  if (limit === null) return [];
  const days = daysText(weekdays);
  const strongly = strengthText(strength);
  const line =
    limit === 0
      ? t('ruleWordsDailyNone', days, strongly)
      : t('ruleWordsDaily', durationText(limit), days, strongly);
  return [
    {
      id: `daily ${weekdays.join('')}`,
      name: 'ruleWordsNameDaily',
      line: withMessages(line, messagesOpen),
      parts: [
        limit === 0 ? t('ruleWordsDateNone') : durationText(limit),
        strongly,
        messagesText(messagesOpen),
      ],
    },
  ];
}

function tellWeekly({ limitMs, strength }: WeeklyRule): Told {
  const parts = [durationText(limitMs), strengthText(strength)];
  return {
    id: 'weekly',
    name: 'ruleWordsNameWeekly',
    line: t('ruleWordsWeekly', ...parts),
    parts,
  };
}

function tellDates({ from, to, limitMs, windows }: DateRule): Told {
  const dates = rangeTitle(from, to);
  const limit = dateLimitText(limitMs);
  const line = windows ? t('ruleWordsDates', dates, limit) : t('ruleWordsDatesRest', dates, limit);
  return { id: `dates ${from} ${to}`, name: 'ruleWordsNameDates', line, parts: [limit] };
}

function tellFree(): Told {
  return { id: 'free', name: 'ruleWordsNameFree', line: t('ruleWordsFree'), parts: [] };
}

/** "22:00 to 07:00". */
function timesText(from: WallTime, to: WallTime): string {
  return t('ruleWordsTimes', wallTimeText(from), wallTimeText(to));
}

function dateLimitText(limitMs: Millis | null): string {
  if (limitMs === null) return t('ruleWordsDateFree');
  return limitMs === 0 ? t('ruleWordsDateNone') : t('ruleWordsDateLimit', durationText(limitMs));
}

function strengthText(strength: Strength): string {
  return t(strength === 'firm' ? 'ruleWordsStops' : 'ruleWordsAsks');
}

function messagesText(open: boolean): string {
  return t(open ? 'ruleWordsMessagesOpen' : 'ruleWordsMessagesCount');
}

function withMessages(line: string, open: boolean): string {
  return open ? t('ruleWordsMessages', line) : line;
}
