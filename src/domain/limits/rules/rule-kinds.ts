import { NO_RULES } from './rules.ts';
import type { Rules } from './rules.ts';

/** The kinds of rules, each with its own editor, in the order in which they are shown. */
export const RULE_KINDS = [
  'bedtime',
  'daily',
  'session',
  'quiet',
  'weekly',
  'dates',
  'free',
] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** Whether there is a rule of a kind. */
export function hasRule(rules: Rules, kind: RuleKind): boolean {
  switch (kind) {
    case 'bedtime':
    case 'quiet':
      return rules.windows.some((window) => window.kind === kind);
    case 'daily':
      return rules.daily?.limitsMs.some((limit) => limit !== null) === true;
    case 'dates':
      return rules.dates.length > 0;
    case 'free':
      return rules.freeExtension;
    case 'session':
    case 'weekly':
      return rules[kind] !== null;
  }
}

/** Rules in which those of one kind are replaced by the ones in `edited`, and all others stay. */
export function replaceRule(rules: Rules, kind: RuleKind, edited: Rules): Rules {
  switch (kind) {
    case 'bedtime':
    case 'quiet':
      return {
        ...rules,
        windows: [
          ...rules.windows.filter((window) => window.kind !== kind),
          ...edited.windows.filter((window) => window.kind === kind),
        ],
      };
    case 'daily':
      return { ...rules, daily: edited.daily ?? dailyForDates(rules) };
    case 'dates':
      // A limit for a date takes its strength from the daily rule.
      return { ...rules, dates: edited.dates, daily: rules.daily ?? edited.daily };
    case 'session':
      return { ...rules, session: edited.session };
    case 'weekly':
      return { ...rules, weekly: edited.weekly };
    case 'free':
      return { ...rules, freeExtension: edited.freeExtension };
  }
}

/** Rules without those of one kind. */
export function removeRule(rules: Rules, kind: RuleKind): Rules {
  return replaceRule(rules, kind, NO_RULES);
}

/** Only the rules of one kind. */
export function onlyRule(rules: Rules, kind: RuleKind): Rules {
  const { daily } = rules;
  const only = replaceRule(NO_RULES, kind, rules);
  return kind === 'dates' && daily !== null
    ? { ...only, daily: { ...daily, limitsMs: daily.limitsMs.map(() => null) } }
    : only;
}

/** The daily rule without limits, as long as a limit for a date needs its strength. */
function dailyForDates({ daily, dates }: Rules): Rules['daily'] {
  if (daily === null || dates.every(({ limitMs }) => limitMs === null)) return null;
  return { ...daily, limitsMs: daily.limitsMs.map(() => null) };
}
