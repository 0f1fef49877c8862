import { isAgreed, MEMBER } from '../../domain/agreement/agreement.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { addDays, dateOf, weekdayOf } from '../../domain/time/calendar.ts';
import { quietTimesBetween } from '../../domain/limits/rules/schedule.ts';
import { dailyLimitOn } from '../../domain/limits/rules/rules.ts';
import type { QuietWindow, Rules } from '../../domain/limits/rules/rules.ts';
import { firstCalendar } from '../../domain/settings/settings.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { ParentView, WordView } from '../../messages/views.ts';
import { wallTimeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import { say } from '../i18n.ts';

/**
 * Why the rules say what they say, to the member: "You both agreed on bedtime at 22:00."
 * @param agreement the one that holds; `null` where there is none
 */
export function reasonLine(
  word: WordView,
  agreement: Agreement | null,
  parents: readonly ParentView[],
): string {
  if (agreement === null) return '';
  const { way, madeBy, rules, member } = agreement;
  const rule = ruleText(word, rules);
  if (way === 'self') return say('ruleWordsYouSet', rule);
  if (isAgreed(agreement)) return say('ruleWordsBothAgreed', rule);
  if (madeBy === MEMBER || madeBy === member) return say('ruleWordsYouSetAlone', rule);
  return say('ruleWordsParentSet', parentName(parents, madeBy), rule);
}

/** The same where an administrator's rule speaks: "Your administrator set bedtime at 22:00." */
export function administratorLine(word: WordView, rules: Rules): string {
  return say('adminReason', ruleText(word, rules));
}

/** The name of a parent by their id, or what stands for it. */
export function parentName(parents: readonly ParentView[], id: string | null): string {
  return parents.find((parent) => parent.id === id)?.name || say('ruleWordsAParent');
}

/** The daily limit of the day that a word was said on. */
export function limitToday({ now, zone }: WordView, rules: Rules): Millis | null {
  const today = dateOf(firstCalendar(zone), now);
  return dailyLimitOn(rules, today, weekdayOf(today));
}

function ruleText(word: WordView, rules: Rules): string {
  switch (word.reason) {
    case 'bedtime':
    case 'quiet': {
      const window = windowNow(word, word.reason, rules);
      if (window === undefined) break;
      const [from, to] = [wallTimeText(window.from), wallTimeText(window.to)];
      return window.kind === 'bedtime'
        ? say('ruleWordsTheBedtime', from)
        : say('ruleWordsTheQuiet', from, to);
    }
    case 'session':
      if (rules.session === null) break;
      return say('ruleWordsTheBreak', durationText(rules.session.lengthMs));
    case 'daily': {
      const limit = limitToday(word, rules);
      if (limit === null) break;
      return say('ruleWordsTheDay', durationText(limit));
    }
    case 'weekly':
      if (rules.weekly === null) break;
      return say('ruleWordsTheWeek', durationText(rules.weekly.limitMs));
    case 'who':
    case 'opening':
    case null:
      break;
  }
  return say('ruleWordsTheRules');
}

/** The window that speaks now: as in the verdict the strictest, and of those the one that lasts longest. */
function windowNow(
  { now, zone }: WordView,
  kind: QuietWindow['kind'],
  rules: Rules,
): QuietWindow | undefined {
  const calendar = firstCalendar(zone);
  const today = dateOf(calendar, now);
  const strict = ({ strength }: QuietWindow): number => (strength === 'firm' ? 1 : 0);
  return quietTimesBetween(rules, calendar, addDays(today, -1), today)
    .filter(({ start, end, window }) => window.kind === kind && start <= now && now < end)
    .toSorted((a, b) => strict(b.window) - strict(a.window) || b.end - a.end)
    .at(0)?.window;
}
