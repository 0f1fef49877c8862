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
import type { Millis } from '../../domain/time/units.ts';
import { t } from '../i18n.ts';
import type { Key } from '../i18n.ts';
import { rangeTitle, shortDate, wallTimeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import { listText } from './format-list.ts';
import { daysText } from './weekday-text.ts';

/*
 * Rules appear in two forms: under headings on the agreement page, where all rules of a kind share
 * an entry, and as sentences in the change log, one for each rule.
 */

/** All rules of one kind, under their heading. */
export interface RuleSummary {
  readonly title: Key;
  readonly text: string;
}

/** Rules under headings, in the order of the form. Kinds without a rule are left out. */
export function ruleSummaries(rules: Rules): RuleSummary[] {
  const { windows, session, weekly, dates, freeExtension } = rules;
  const entries: readonly RuleSummary[] = [
    { title: 'ruleBedtime', text: windowsSummary(windows, 'bedtime') },
    { title: 'ruleSession', text: session === null ? '' : sessionSummary(session) },
    { title: 'ruleDaily', text: dailySummary(rules) },
    { title: 'ruleQuiet', text: windowsSummary(windows, 'quiet') },
    {
      title: 'ruleWeekly',
      text: weekly === null ? '' : thenText(durationText(weekly.limitMs), weekly.strength),
    },
    { title: 'ruleDates', text: joined(dates.map(dateRuleText)) },
    { title: 'screenContinue', text: freeExtension ? t('ruleFreeText') : '' },
  ];
  return entries.filter(({ text }) => text !== '');
}

/** What a kind of rule was and is; empty for none. */
export interface RuleDifference {
  readonly title: Key;
  readonly was: string;
  readonly is: string;
}

/** What differs between two versions, by kind of rule. */
export function ruleDifferences(before: Rules, after: Rules): RuleDifference[] {
  const [old, current] = [ruleSummaries(before), ruleSummaries(after)];
  const textIn = (summaries: readonly RuleSummary[], title: Key): string =>
    summaries.find((entry) => entry.title === title)?.text ?? '';
  return [...new Set([...current, ...old].map(({ title }) => title))]
    .map((title) => ({ title, was: textIn(old, title), is: textIn(current, title) }))
    .filter(({ was, is }) => was !== is);
}

/** What differs between two versions: a sentence for each kind of rule. */
export function changeSummaries(before: Rules, after: Rules): string[] {
  return ruleDifferences(before, after).map(({ title, was, is }) => {
    if (was === '') return t('ruleAdded', t(title), is);
    return is === '' ? t('ruleRemoved', t(title), was) : t('ruleChanged', t(title), is, was);
  });
}

/** A limit; `null` is no limit, 0 means "not on this computer" (rule A6). */
export function limitText(ms: Millis | null): string {
  if (ms === null) return t('ruleNoLimit');
  return ms === 0 ? t('ruleNotHere') : durationText(ms);
}

const STRENGTHS: Record<Strength, Key> = { soft: 'ruleSoft', firm: 'ruleFirm' };

function windowsSummary(windows: readonly QuietWindow[], kind: QuietWindow['kind']): string {
  return joined(
    windows
      .filter((window) => window.kind === kind)
      .map(({ from, to, weekdays, strength }) =>
        t(
          'ruleWindowText',
          wallTimeText(from),
          wallTimeText(to),
          daysText(weekdays),
          t(STRENGTHS[strength]),
        ),
      ),
  );
}

/** Several rules of one kind; not a list with commas, because the rules contain commas. */
function joined([first = '', ...rest]: readonly string[]): string {
  return rest.reduce((text, next) => t('ruleAndNext', text, next), first);
}

function thenText(limit: string, strength: Strength): string {
  return t('ruleThen', limit, t(strength === 'soft' ? 'ruleAsks' : 'ruleStops'));
}

function sessionSummary({ lengthMs, breakMs, strength, messagesOpen }: SessionRule): string {
  const text =
    strength === 'soft'
      ? thenText(durationText(lengthMs), strength)
      : t('ruleThenBreak', durationText(lengthMs), durationText(breakMs));
  return withMessages(text, messagesOpen);
}

function dailySummary({ daily }: Rules): string {
  if (daily === null || daily.limitsMs.every((limit) => limit === null)) return '';
  const { limitsMs, strength, messagesOpen } = daily;
  const [first = null] = limitsMs;
  const isSame = limitsMs.every((limit) => limit === first);
  const limits = isSame
    ? limitText(first)
    : joined(
        dailyGroups(daily).map(({ weekdays, limitMs }) =>
          t('labelled', daysText(weekdays), limitText(limitMs)),
        ),
      );
  const text =
    isSame && first === 0
      ? t('labelled', limits, t(STRENGTHS[strength]))
      : thenText(limits, strength);
  return withMessages(text, messagesOpen);
}

/** A rule for dates: "20 May to 24 May: 2 hr". */
export function dateRuleText({ from, to, limitMs, windows }: DateRule): string {
  const dates = from === to ? shortDate(from) : t('fromTo', shortDate(from), shortDate(to));
  return dateText(dates, limitText(limitMs), windows);
}

/** One rule as a sentence of the change log. */
interface RuleSentence {
  /** Matches the rule with its counterpart in the version before or after. */
  readonly id: string;
  readonly name: Key;
  readonly sentence: string;
  /** What the sentence is made of; a change names those parts that differ. */
  readonly parts: readonly string[];
}

/** Each rule as a sentence: "Bedtime 22:00 to 07:00 every day; stops". */
export function ruleSentences(rules: Rules): string[] {
  return sentencesOf(rules).map(({ sentence }) => sentence);
}

/**
 * What differs between two versions, as sentences: one for each rule that changed, and one that
 * names the others. "Daily limit 45 min every day; stops (before: 1 hr)", "As before: bedtime".
 */
export function changeSentences(before: Rules, after: Rules): string[] {
  const days = groupWeekdays(before.daily, after.daily);
  const old = sentencesOf(before, days);
  const current = sentencesOf(after, days);
  const added = current.filter(({ sentence }) => !old.some((one) => one.sentence === sentence));
  const removed = old.filter(({ sentence }) => !current.some((one) => one.sentence === sentence));
  const changed = new Set([...added, ...removed].map(({ name }) => name));
  const lines = added.map(({ id, sentence, parts }) => {
    const at = removed.findIndex((one) => one.id === id);
    const [was] = at < 0 ? [] : removed.splice(at, 1);
    if (was === undefined) return t('ruleWordsNew', sentence);
    const different = was.parts.filter((part, i) => part !== '' && part !== parts[i]);
    return t('ruleWordsInstead', sentence, listText(different));
  });
  lines.push(...removed.map(({ sentence }) => t('ruleWordsGone', sentence)));
  if (lines.length === 0) return [t('ruleWordsNothing')];
  const same = new Set(current.map(({ name }) => name).filter((name) => !changed.has(name)));
  if (same.size === 0) return lines;
  return [...lines, t('ruleWordsSame', listText([...same].map((name) => t(name))))];
}

function sentencesOf(rules: Rules, days = groupWeekdays(rules.daily)): RuleSentence[] {
  const { windows, session, daily, weekly, dates, freeExtension } = rules;
  return [
    ...windows.map(windowSentence),
    ...(session === null ? [] : [sessionSentence(session)]),
    ...(daily === null ? [] : days.flatMap((weekdays) => dailySentence(daily, weekdays))),
    ...(weekly === null ? [] : [weeklySentence(weekly)]),
    ...dates.map(dateSentence),
    ...(freeExtension ? [freeExtensionSentence()] : []),
  ];
}

function windowSentence({ kind, from, to, weekdays, strength }: QuietWindow): RuleSentence {
  const times = t('fromTo', wallTimeText(from), wallTimeText(to));
  const parts = [times, daysText(weekdays), strengthText(strength)];
  const isBedtime = kind === 'bedtime';
  return {
    id: kind,
    name: isBedtime ? 'screenRuleBedtimes' : 'ruleWordsNameQuiet',
    sentence: t(isBedtime ? 'ruleWordsBedtime' : 'ruleWordsQuiet', ...parts),
    parts,
  };
}

function sessionSentence(session: SessionRule): RuleSentence {
  const { strength, messagesOpen } = session;
  const [length, pause] = [durationText(session.lengthMs), durationText(session.breakMs)];
  const isFirm = strength === 'firm';
  const text = isFirm ? t('ruleWordsSessionBreak', length, pause) : t('ruleWordsSession', length);
  return {
    id: 'session',
    name: 'ruleWordsNameSession',
    sentence: withMessages(text, messagesOpen),
    parts: [
      length,
      strengthText(strength),
      isFirm ? t('ruleWordsBreak', pause) : '',
      messagesText(messagesOpen),
    ],
  };
}

/** Days without a limit have no sentence. */
function dailySentence(daily: DailyRule, weekdays: Weekday[]): RuleSentence[] {
  const { limitsMs, strength, messagesOpen } = daily;
  const limit = limitsMs[(weekdays[0] ?? 1) - 1] ?? null;
  if (limit === null) return [];
  const rest = [daysText(weekdays), strengthText(strength)] as const;
  const text =
    limit === 0
      ? t('ruleWordsDailyNone', ...rest)
      : t('ruleWordsDaily', durationText(limit), ...rest);
  return [
    {
      id: `daily ${weekdays.join('')}`,
      name: 'ruleWordsNameDaily',
      sentence: withMessages(text, messagesOpen),
      parts: [limitText(limit), strengthText(strength), messagesText(messagesOpen)],
    },
  ];
}

function weeklySentence({ limitMs, strength }: WeeklyRule): RuleSentence {
  const parts = [durationText(limitMs), strengthText(strength)];
  const sentence = t('ruleWordsWeekly', ...parts);
  return { id: 'weekly', name: 'ruleWordsNameWeekly', sentence, parts };
}

function dateSentence({ from, to, limitMs, windows }: DateRule): RuleSentence {
  const limit = dateLimitText(limitMs);
  const sentence = dateText(rangeTitle(from, to), limit, windows);
  return { id: `dates ${from} ${to}`, name: 'ruleWordsNameDates', sentence, parts: [limit] };
}

function freeExtensionSentence(): RuleSentence {
  return { id: 'free', name: 'screenContinue', sentence: t('ruleWordsFree'), parts: [] };
}

function dateLimitText(limitMs: Millis | null): string {
  if (limitMs === null) return t('ruleWordsDateFree');
  return limitMs === 0 ? limitText(0) : t('ruleWordsDateLimit', durationText(limitMs));
}

function strengthText(strength: Strength): string {
  return t(strength === 'firm' ? 'ruleWordsStops' : 'ruleWordsAsks');
}

function messagesText(isOpen: boolean): string {
  return t(isOpen ? 'ruleWordsMessagesOpen' : 'ruleWordsMessagesCount');
}

function withMessages(text: string, isOpen: boolean): string {
  return isOpen ? t('ruleWithMessages', text) : text;
}

function dateText(dates: string, limit: string, windows: boolean): string {
  const text = t('labelled', dates, limit);
  return windows ? text : t('ruleWithoutWindows', text);
}

/** The limits of a daily rule, each with its weekdays. */
export function dailyGroups(
  daily: DailyRule,
): { readonly weekdays: readonly Weekday[]; readonly limitMs: Millis | null }[] {
  return groupWeekdays(daily).map((weekdays) => ({
    weekdays,
    limitMs: daily.limitsMs[(weekdays[0] ?? 1) - 1] ?? null,
  }));
}

/** The weekdays grouped by their limit; with several rules, by the limits in all of them. */
function groupWeekdays(...rules: readonly (DailyRule | null)[]): Weekday[][] {
  const groups = new Map<string, Weekday[]>();
  for (const [i, weekday] of WEEKDAYS.entries()) {
    const limits = rules.map((daily) => daily?.limitsMs[i] ?? null).join(' ');
    groups.set(limits, [...(groups.get(limits) ?? []), weekday]);
  }
  return [...groups.values()];
}
