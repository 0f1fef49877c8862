import type { ImportPreview } from '../../../../../src/domain/backup/preview-import.ts';
import type { RulesRestoration } from '../../../../../src/domain/backup/plan-rules.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { HOUR } from '../../../../../src/domain/time/units.ts';

/** A file with changes. */
export const SOME_COMES: ImportPreview = {
  nothing: false,
  addedMs: 3 * HOUR,
  days: 2,
  range: { from: '2026-05-03', to: '2026-05-09' },
  members: ['Ben', ''],
  gaps: 1,
  lines: 4,
  tooOld: 0,
  rules: [],
  todayKept: false,
  linesKept: 0,
};

/** A file that was imported before. */
export const NOTHING_COMES: ImportPreview = {
  ...SOME_COMES,
  nothing: true,
  addedMs: 0,
  days: 0,
  range: null,
  members: [],
  gaps: 0,
  lines: 0,
};

/** A bedtime in place of a daily limit, for Mia. */
export function someRules(status: RulesRestoration['status']): RulesRestoration {
  const limitsMs = Array.from({ length: 7 }, () => HOUR);
  const daily = { limitsMs, strength: 'firm', messagesOpen: false } as const;
  const bedtime = {
    kind: 'bedtime',
    from: '22:00',
    to: '07:00',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    strength: 'firm',
  } as const;
  return {
    status,
    member: status === 'not-here' ? '' : 'mia',
    name: 'Mia',
    before: { way: 'parent', rules: { ...NO_RULES, daily } },
    after: { way: 'together', rules: { ...NO_RULES, windows: [bedtime] } },
    lookAgain: null,
  };
}
