import { describe, expect, it } from 'vitest';
import {
  hasRule,
  onlyRule,
  removeRule,
  replaceRule,
  RULE_KINDS,
} from '../../../../../src/domain/limits/rules/rule-kinds.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import type { Rules } from '../../../../../src/domain/limits/rules/rules.ts';
import { HOUR, MINUTE } from '../../../../../src/domain/time/units.ts';

const NO_LIMITS = Array.from({ length: 7 }, () => null);

const ALL: Rules = {
  windows: [
    { kind: 'bedtime', from: '22:00', to: '07:00', weekdays: [1, 2], strength: 'firm' },
    { kind: 'quiet', from: '16:00', to: '17:00', weekdays: [1], strength: 'soft' },
  ],
  session: { lengthMs: 20 * MINUTE, breakMs: 10 * MINUTE, strength: 'firm', messagesOpen: true },
  daily: { limitsMs: NO_LIMITS.map(() => HOUR), strength: 'soft', messagesOpen: false },
  weekly: { limitMs: 6 * HOUR, strength: 'soft' },
  dates: [{ from: '2026-05-20', to: '2026-05-24', limitMs: 2 * HOUR, windows: false }],
  freeExtension: true,
};

describe('one kind of rule', () => {
  it.each(RULE_KINDS)('%s is there, or it is not', (kind) => {
    expect(hasRule(ALL, kind)).toBe(true);
    expect(hasRule(NO_RULES, kind)).toBe(false);
  });

  it.each(RULE_KINDS)('%s goes, and all others stay', (kind) => {
    const rest = removeRule(ALL, kind);
    for (const other of RULE_KINDS) expect(hasRule(rest, other)).toBe(other !== kind);
  });

  it.each(RULE_KINDS)('%s comes back as it was, next to the others', (kind) => {
    const again = replaceRule(removeRule(ALL, kind), kind, ALL);
    expect({ ...again, windows: new Set(again.windows) }).toEqual({
      ...ALL,
      windows: new Set(ALL.windows),
    });
  });

  it.each(RULE_KINDS)('%s alone is no other kind', (kind) => {
    const only = onlyRule(ALL, kind);
    for (const other of RULE_KINDS) expect(hasRule(only, other)).toBe(other === kind);
  });

  it('keeps the strength of the daily limit as long as a date needs it', () => {
    expect(removeRule(ALL, 'daily').daily).toEqual({ ...ALL.daily, limitsMs: NO_LIMITS });
    expect(onlyRule(ALL, 'dates').daily).toEqual({ ...ALL.daily, limitsMs: NO_LIMITS });
    const [date] = ALL.dates;
    const free = { ...ALL, dates: date === undefined ? [] : [{ ...date, limitMs: null }] };
    expect(removeRule(free, 'daily').daily).toBeNull();
  });
});
