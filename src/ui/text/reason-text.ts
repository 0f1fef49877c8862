import { isFromElsewhere, JOINT, MEMBER, standingOf } from '../../domain/agreement/consent.ts';
import type { Agreement } from '../../domain/agreement/agreement.ts';
import { addDays, dateOf, firstCalendar } from '../../domain/time/calendar.ts';
import { quietTimesBetween } from '../../domain/limits/rules/schedule.ts';
import { dailyLimitOn } from '../../domain/limits/rules/rules.ts';
import type { QuietWindow, Rules } from '../../domain/limits/rules/rules.ts';
import type { ParentView, VerdictView } from '../../messages/views.ts';
import { wallTimeText } from './format-date.ts';
import { durationText } from './format-duration.ts';
import { t } from '../i18n.ts';
import { capitalized, parentName } from './display-names.ts';

/**
 * Explains a verdict to the member: "Bedtime is 22:00. You agreed on it together."
 * @param agreement the one in force
 */
export function reasonText(
  verdict: VerdictView,
  agreement: Agreement | null,
  parents: readonly ParentView[],
): string {
  return agreement === null
    ? ''
    : sentences(ruleText(verdict, agreement.rules), authorText(agreement, parents));
}

/** Explains a verdict from a policy (rule A20): "Bedtime is 22:00. Your administrator set it." */
export function managedText(verdict: VerdictView, rules: Rules): string {
  return sentences(ruleText(verdict, rules), t('adminReason'));
}

function sentences(...texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}

function authorText(agreement: Agreement, parents: readonly ParentView[]): string {
  const standing = standingOf(agreement);
  if (standing.is === 'own') return t('ruleWordsOwn');
  if (standing.is === 'agreed') {
    const isBoth = standing.yeses.some(({ by }) => by !== MEMBER);
    return t(isBoth ? 'ruleWordsBothAgreed' : 'ruleWordsYouAgreed');
  }
  const { author } = standing;
  switch (author.is) {
    case 'member':
      return t('ruleWordsYouSet');
    case 'parent':
      return t('ruleWordsParentSet', capitalized(parentName({ parents }, author.id)));
    case 'unknown':
      if (agreement.madeBy === JOINT) return t('ruleWordsJoint');
      return t(isFromElsewhere(agreement) ? 'ruleWordsElsewhere' : 'ruleWordsSetNoPin');
  }
}

/** Empty where the rule is not known. */
function ruleText(verdict: VerdictView, rules: Rules): string {
  const { now, zone } = verdict;
  switch (verdict.reason) {
    case 'bedtime':
    case 'quiet': {
      const window = windowNow(verdict, verdict.reason, rules);
      if (window === undefined) break;
      const [from, to] = [wallTimeText(window.from), wallTimeText(window.to)];
      return window.kind === 'bedtime'
        ? t('ruleWordsTheBedtime', from)
        : t('ruleWordsTheQuiet', from, to);
    }
    case 'session':
      if (rules.session === null) break;
      return t('ruleWordsTheBreak', durationText(rules.session.lengthMs));
    case 'daily': {
      const limit = dailyLimitOn(rules, dateOf(firstCalendar(zone), now));
      if (limit === null) break;
      return limit === 0 ? t('ruleWordsTheDayNone') : t('ruleWordsTheDay', durationText(limit));
    }
    case 'weekly':
      if (rules.weekly === null) break;
      return t('ruleWordsTheWeek', durationText(rules.weekly.limitMs));
    case 'who':
    case 'opening':
    case null:
      break;
  }
  return '';
}

/** The window that decided the verdict: of the strictest windows, the one that ends last. */
function windowNow(
  { now, zone }: VerdictView,
  kind: QuietWindow['kind'],
  rules: Rules,
): QuietWindow | undefined {
  const calendar = firstCalendar(zone);
  const today = dateOf(calendar, now);
  const strictness = ({ strength }: QuietWindow): number => (strength === 'firm' ? 1 : 0);
  return quietTimesBetween(rules, calendar, addDays(today, -1), today)
    .filter(({ start, end, window }) => window.kind === kind && start <= now && now < end)
    .toSorted((a, b) => strictness(b.window) - strictness(a.window) || b.end - a.end)
    .at(0)?.window;
}
