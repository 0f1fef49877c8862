import { mergeStrictest } from '../limits/rules/merge-strictest.ts';
import type { EpochMs, WallTime } from '../time/units.ts';
import { DECISION_MODES } from './agreement.ts';
import { NO_PIN } from './consent.ts';
import type { Agreement } from './agreement.ts';

/**
 * The first agreement of a new member: the strictest rules of everybody who shares the browser,
 * so that adding a member loosens nothing (rule A16).
 * @param existing the versions that are in force or decided; at least one
 * @param parent the id of the parent who adds the member with their PIN
 * @param at in recorded time
 */
export function newMemberAgreement(
  { id, member }: Pick<Agreement, 'id' | 'member'>,
  existing: readonly Agreement[],
  parent: string | null,
  at: EpochMs,
  dayStart: WallTime,
): Agreement {
  const ways = new Set(existing.map(({ way }) => way));
  return {
    id,
    member,
    version: 1,
    way: DECISION_MODES.findLast((way) => ways.has(way)) ?? 'self',
    rules: mergeStrictest(
      existing.map(({ rules }) => rules),
      dayStart,
    ),
    madeAt: at,
    // Nobody has agreed to these rules for this member.
    madeBy: parent ?? NO_PIN,
    from: at,
    yeses: [],
    wishes: [],
    lookAgain: null,
  };
}
