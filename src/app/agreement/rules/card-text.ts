import type { RuleKind } from '../../../domain/limits/rules/rule-kinds.ts';
import { RULE_KINDS, hasRule } from '../../../domain/limits/rules/rule-kinds.ts';
import type { QuietWindow, Rules, Strength } from '../../../domain/limits/rules/rules.ts';
import type { IconName } from '../../../ui/components/icon.tsx';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { wallTimeText } from '../../../ui/text/format-date.ts';
import { durationText } from '../../../ui/text/format-duration.ts';
import { dateRuleText, dailyGroups } from '../../../ui/text/rule-text.ts';
import { daysText } from '../../../ui/text/weekday-text.ts';

/** A sentence of a rule, and what is said in tags below it. */
export interface CardLine {
  readonly sentence: string;
  /** Left out where a rule neither asks nor stops. */
  readonly strength?: Strength;
  readonly tags?: readonly string[];
}

/** A rule as its card shows it. */
export interface RuleCardText {
  readonly kind: RuleKind;
  readonly lines: readonly CardLine[];
}

export const RULE_TITLES: Record<RuleKind, Key> = {
  bedtime: 'ruleBedtime',
  daily: 'ruleDaily',
  session: 'ruleSession',
  quiet: 'ruleQuiet',
  weekly: 'ruleWeekly',
  dates: 'ruleDates',
  free: 'screenContinue',
};

export const RULE_ICONS: Record<RuleKind, IconName> = {
  bedtime: 'moon',
  daily: 'sun',
  session: 'hourglass',
  quiet: 'table',
  weekly: 'calendar',
  dates: 'calendar',
  free: 'add',
};

/** The cards of all kinds of rules that there are. */
export function ruleCards(rules: Rules): RuleCardText[] {
  return RULE_KINDS.filter((kind) => hasRule(rules, kind)).map((kind) => ({
    kind,
    lines: linesOf(rules, kind),
  }));
}

/** What a kind of rule is, and what it would be; empty for none. */
export interface RuleChange {
  readonly kind: RuleKind;
  readonly was: readonly CardLine[];
  readonly is: readonly CardLine[];
}

/** What differs between two versions, by kind of rule. Tags that stay the same are left out. */
export function ruleChanges(before: Rules, after: Rules): RuleChange[] {
  return RULE_KINDS.map((kind) => ({
    kind,
    was: hasRule(before, kind) ? linesOf(before, kind) : [],
    is: hasRule(after, kind) ? linesOf(after, kind) : [],
  }))
    .filter(({ was, is }) => !isSame(was, is))
    .map((change) => {
      const [was, is] = [change.was.map(tagsOf), change.is.map(tagsOf)];
      if (!isSame(was, is)) return change;
      const { kind } = change;
      return { kind, was: change.was.map(withoutTags), is: change.is.map(withoutTags) };
    });
}

function tagsOf({ strength, tags }: CardLine): unknown {
  return [strength, tags];
}

function withoutTags({ sentence }: CardLine): CardLine {
  return { sentence };
}

/** Whether two values have the same content. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function linesOf(rules: Rules, kind: RuleKind): readonly CardLine[] {
  const { windows, session, daily, weekly, dates } = rules;
  switch (kind) {
    case 'bedtime':
    case 'quiet':
      return windows.filter((window) => window.kind === kind).map(windowLine);
    case 'daily': {
      if (daily === null) return [];
      const { strength, messagesOpen } = daily;
      const sentences = dailyGroups(daily).flatMap(({ weekdays, limitMs }) => {
        if (limitMs === null) return [];
        const limit =
          limitMs === 0 ? t('ruleCardNone') : t('screenRuleDaily', durationText(limitMs));
        return [weekdays.length === 7 ? limit : t('labelled', daysText(weekdays), limit)];
      });
      const tags = messagesTags(messagesOpen);
      return sentences.map((text, i) => {
        const sentence = t('sentence', text);
        return i < sentences.length - 1 ? { sentence } : { sentence, strength, tags };
      });
    }
    case 'session': {
      if (session === null) return [];
      const { lengthMs, breakMs, strength, messagesOpen } = session;
      const length = durationText(lengthMs);
      const sentence =
        strength === 'soft'
          ? t('ruleCardSessionAsks', length)
          : t('ruleCardSessionStops', length, durationText(breakMs));
      return [{ sentence, strength, tags: messagesTags(messagesOpen) }];
    }
    case 'weekly':
      return weekly === null
        ? []
        : [
            {
              sentence: t('sentence', t('screenRuleWeekly', durationText(weekly.limitMs))),
              strength: weekly.strength,
            },
          ];
    case 'dates':
      return dates.map((date) => ({ sentence: t('sentence', dateRuleText(date)) }));
    case 'free':
      return [{ sentence: t('ruleCardFree') }];
  }
}

function windowLine({ from, to, weekdays, strength }: QuietWindow): CardLine {
  const key = strength === 'firm' ? 'ruleCardOff' : 'ruleCardAsks';
  return {
    sentence: t(key, wallTimeText(from), wallTimeText(to)),
    strength,
    tags: weekdays.length === 7 ? [] : [daysText(weekdays)],
  };
}

function messagesTags(isOpen: boolean): readonly string[] {
  return isOpen ? [t('ruleCardMessages')] : [];
}
