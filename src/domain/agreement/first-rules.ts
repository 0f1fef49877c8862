import { NO_RULES } from '../limits/rules/rules.ts';
import type { Rules, Strength } from '../limits/rules/rules.ts';
import { WEEKDAYS } from '../time/calendar.ts';
import type { DecisionMode } from './agreement.ts';
import type { FirstRules } from './first-rules.schema.ts';

export type { FirstRules } from './first-rules.schema.ts';

/** The bedtime to begin with. */
export const FIRST_BEDTIME = { from: '22:00', to: '07:00' } as const;

/**
 * Before any question is answered: a bedtime that asks, and no limit in minutes (rule A1). What
 * members who are alone set for themselves is theirs to change.
 */
export function defaultFirstRules(isMemberAlone: boolean): FirstRules {
  return {
    way: isMemberAlone ? 'self' : 'together',
    bedtime: FIRST_BEDTIME,
    dailyMs: null,
    strength: 'soft',
    forMyself: isMemberAlone,
  };
}

/** The strength that a decision mode suggests (rule A2). */
export function suggestedStrength(way: DecisionMode): Strength {
  return way === 'parent' ? 'firm' : 'soft';
}

/** Changes who decides, and with it the strength; members who decide alone keep theirs (rule A2). */
export function withWay(chosen: FirstRules, way: DecisionMode): FirstRules {
  return {
    ...chosen,
    way,
    strength: way === 'self' ? chosen.strength : suggestedStrength(way),
  };
}

/** The rules that were chosen; no other rule is added (rule A2). */
export function toRules({ bedtime, dailyMs, strength }: FirstRules): Rules {
  return {
    ...NO_RULES,
    windows:
      bedtime === null ? [] : [{ kind: 'bedtime', ...bedtime, weekdays: WEEKDAYS, strength }],
    daily:
      dailyMs === null
        ? null
        : { limitsMs: WEEKDAYS.map(() => dailyMs), strength, messagesOpen: false },
  };
}
