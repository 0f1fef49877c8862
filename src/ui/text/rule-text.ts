import { WEEKDAYS } from '../../domain/time/calendar.ts';
import type { Weekday } from '../../domain/time/calendar.ts';
import type {
  DailyRule,
  DateRule,
  QuietWindow,
  Rules,
  SessionRule,
  Strength,
} from '../../domain/limits/rules/rules.ts';
import type { Millis } from '../../domain/time/units.ts';
import { t } from '../i18n.ts';
import type { Key } from '../i18n.ts';
import { shortDate, wallTimeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import { daysText } from './weekday-text.ts';

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

/** A rule with what happens then, as a sentence; empty for none. */
export function ruleSentence(rules: Rules, title: Key): string {
  const summary = ruleSummaries(rules).find((one) => one.title === title);
  return summary === undefined ? '' : t('sentence', summary.text);
}

/** Rules as lines: "Bedtime: 22:00 to 07:00, every day: TikTok stops". */
export function ruleLines(rules: Rules): string[] {
  return ruleSummaries(rules).map(({ title, text }) => t('labelled', t(title), text));
}

/** What differs between two versions: a sentence for each kind of rule. */
export function changeSummaries(before: Rules, after: Rules): string[] {
  const [old, current] = [ruleSummaries(before), ruleSummaries(after)];
  const textIn = (summaries: readonly RuleSummary[], title: Key): string =>
    summaries.find((entry) => entry.title === title)?.text ?? '';
  return [...new Set([...current, ...old].map(({ title }) => title))].flatMap((title) => {
    const [was, is] = [textIn(old, title), textIn(current, title)];
    if (was === is) return [];
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
  const groups = new Map<Millis | null, Weekday[]>();
  for (const [i, weekday] of WEEKDAYS.entries()) {
    const limit = daily.limitsMs[i] ?? null;
    groups.set(limit, [...(groups.get(limit) ?? []), weekday]);
  }
  return [...groups].map(([limitMs, weekdays]) => ({ weekdays, limitMs }));
}
