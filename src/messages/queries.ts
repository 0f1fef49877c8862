import type { Picture, Stretches } from '../domain/snapshot/usage-snapshot.ts';
import type { TrustFact } from '../domain/integrity/facts.ts';
import type { DayKey, EpochMs } from '../domain/time/units.ts';
import type { Nothing } from './index.ts';
import type { AgreementView, Condition, HouseholdView } from './views.ts';

/** What pages of ours read through the background. */
export interface ReadingMessages {
  /** A page of ours wants to read: makes sure that the database is there. */
  ready: { from: 'kintime'; request: Nothing; reply: Nothing };
  /** The same rows that a page reads by itself, for pages that may not open the database (Firefox's private windows). */
  read: { from: 'kintime'; request: { dates: readonly DayKey[] }; reply: { picture: Picture } };
  /** The same for what lies below the totals; spans of one date, or of none. */
  stretches: {
    from: 'kintime';
    request: { from: EpochMs; to: EpochMs; date: DayKey | null };
    reply: { stretches: Stretches };
  };
  /** Whether anything keeps Kintime from counting, as far as the background knows. */
  condition: { from: 'kintime'; request: Nothing; reply: { condition: Condition } };

  /** Who is here, what guards the agreement, and what the rules say now. */
  household: { from: 'kintime'; request: Nothing; reply: { household: HouseholdView } };
  /** One member's agreement. */
  agreement: {
    from: 'kintime';
    request: { member: string };
    reply: { agreement: AgreementView };
  };
  /** What bears on whether the numbers can be trusted, the latest first. */
  trust: { from: 'kintime'; request: Nothing; reply: { facts: readonly TrustFact[] } };
}
