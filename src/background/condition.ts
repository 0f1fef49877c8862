import { needsPerson } from '../domain/ledger.ts';
import type { Settings } from '../domain/settings.ts';
import type { EpochMs } from '../domain/units.ts';
import type { Condition } from '../protocol/views.ts';
import type { StorageProblem } from '../domain/problems.ts';

/** What keeps Kintime from counting, from all that bears on it. */
export function conditionOf(
  settings: Settings,
  access: boolean,
  storage: StorageProblem | null,
  hadHistory: boolean,
  wall: EpochMs,
): Condition {
  const counting = settings.countingSince !== null;
  return {
    counting,
    access,
    storage,
    historyLost: hadHistory && !counting && storage === null,
    clockBehindMs: needsPerson(settings.ledger, wall) ? settings.ledger.last - wall : null,
  };
}
