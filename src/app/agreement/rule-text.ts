import type { Weekday } from '../../domain/time/calendar.ts';
import type { DateRule, QuietWindow, Rules, Strength } from '../../domain/limits/rules/rules.ts';
import type { Millis } from '../../domain/time/units.ts';
import { wallTimeText, weekdayName } from '../../ui/text/format-date.ts';
import { daysText } from '../../ui/text/weekday-text.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { daysAlike } from '../../ui/text/rule-text.ts';
import { shortDate } from '../../ui/text/format-short-date.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';

/** One rule in words. */
export interface RuleLine {
  readonly title: Key;
  readonly text: string;
}

/** Any Monday; weekdays are named by a date. */
const MONDAY = '2024-01-01';

const STRENGTHS: Record<Strength, Key> = { soft: 'ruleSoft', firm: 'ruleFirm' };

/** Rules in the order in which they are offered; nothing for what there is no rule about. */
export function linesOf(rules: Rules): RuleLine[] {
  const { windows, session, weekly, dates, freeExtension } = rules;
  const lines: RuleLine[] = [];
  const add = (title: Key, text: string): void => {
    if (text !== '') lines.push({ title, text });
  };
  add('ruleBedtime', windowsText(windows, 'bedtime'));
  if (session !== null) add('ruleSession', sessionText(session));
  add('ruleDaily', dailyText(rules));
  add('ruleQuiet', windowsText(windows, 'quiet'));
  if (weekly !== null) {
    add('ruleWeekly', t('ruleThen', durationText(weekly.limitMs), strengthText(weekly.strength)));
  }
  add('ruleDates', severalText(dates.map(dateRuleText)));
  if (freeExtension) add('ruleFree', t('ruleFreeText'));
  return lines;
}

/** What is different, a sentence for each rule. */
export function changesIn(before: Rules, after: Rules): string[] {
  const [was, is] = [linesOf(before), linesOf(after)];
  const titles = new Set([...is, ...was].map(({ title }) => title));
  return [...titles].flatMap((title) => {
    const old = was.find((line) => line.title === title)?.text;
    const now = is.find((line) => line.title === title)?.text;
    if (old === now) return [];
    if (old === undefined) return [t('ruleAdded', t(title), now ?? '')];
    if (now === undefined) return [t('ruleRemoved', t(title), old)];
    return [t('ruleChanged', t(title), now, old)];
  });
}

export function limitText(ms: Millis | null): string {
  if (ms === null) return t('ruleNoLimit');
  return ms === 0 ? t('ruleNotHere') : durationText(ms);
}

export function weekdayText(weekday: Weekday, style: 'short' | 'long' = 'short'): string {
  return weekdayName(`${MONDAY.slice(0, -1)}${weekday}`, style);
}

function strengthText(strength: Strength): string {
  return t(strength === 'soft' ? 'ruleAsks' : 'ruleStops');
}

function windowsText(windows: readonly QuietWindow[], kind: QuietWindow['kind']): string {
  const texts = windows
    .filter((window) => window.kind === kind)
    .map(({ from, to, weekdays, strength }) =>
      t(
        'ruleWindowText',
        wallTimeText(from),
        wallTimeText(to),
        daysText(weekdays),
        t(STRENGTHS[strength]),
      ),
    );
  return severalText(texts);
}

/** Rules of one kind after one another; there are commas in them. */
function severalText([first = '', ...rest]: readonly string[]): string {
  return rest.reduce((text, next) => t('ruleAndNext', text, next), first);
}

function sessionText(session: NonNullable<Rules['session']>): string {
  const { lengthMs, breakMs, strength, messagesOpen } = session;
  const text =
    strength === 'soft'
      ? t('ruleThen', durationText(lengthMs), strengthText(strength))
      : t('ruleThenBreak', durationText(lengthMs), durationText(breakMs));
  return messagesOpen ? t('ruleWithMessages', text) : text;
}

function dailyText({ daily }: Rules): string {
  if (daily === null || daily.limitsMs.every((limit) => limit === null)) return '';
  const { limitsMs, strength, messagesOpen } = daily;
  const [first = null] = limitsMs;
  const isSame = limitsMs.every((limit) => limit === first);
  const limits = isSame
    ? limitText(first)
    : severalText(
        daysAlike(daily).map((days) =>
          t('ruleOnDay', daysText(days), limitText(limitsMs[(days[0] ?? 1) - 1] ?? null)),
        ),
      );
  const text =
    isSame && first === 0
      ? t('ruleAlways', limits, t(STRENGTHS[strength]))
      : t('ruleThen', limits, strengthText(strength));
  return messagesOpen ? t('ruleWithMessages', text) : text;
}

function dateRuleText({ from, to, limitMs, windows }: DateRule): string {
  const dates = from === to ? shortDate(from) : t('ruleDaysRange', shortDate(from), shortDate(to));
  const text = t('ruleOnDay', dates, limitText(limitMs));
  return windows ? text : t('ruleWithoutWindows', text);
}
