import type { UsageSnapshot, WeekDetails } from '../domain/snapshot/usage-snapshot.ts';
import type { IntegrityFact } from '../domain/integrity/facts.ts';
import type { DayKey, EpochMs } from '../domain/time/units.ts';
import type { Empty } from './index.ts';
import type { AgreementView, TrackingStatus, BrowserProfileView } from './views.ts';

/** What pages of ours read through the background. */
export interface QueryMessages {
  /** A page of ours wants to read: makes sure that the database is there. */
  ready: { from: 'kintime'; request: Empty; reply: Empty };
  /** The same rows that a page reads by itself, for pages that may not open the database (Firefox's private windows). */
  usage: {
    from: 'kintime';
    request: { dates: readonly DayKey[] };
    reply: { snapshot: UsageSnapshot };
  };
  /** The same for what lies below the totals; spans of one date, or of none. */
  'week-details': {
    from: 'kintime';
    request: { from: EpochMs; to: EpochMs; date: DayKey | null };
    reply: { details: WeekDetails };
  };
  /** Whether anything keeps Kintime from counting, as far as the background knows. */
  'tracking-status': { from: 'kintime'; request: Empty; reply: { status: TrackingStatus } };

  /** Who is here, what guards the agreement, and what the rules say now. */
  profile: { from: 'kintime'; request: Empty; reply: { profile: BrowserProfileView } };
  /** One member's agreement. */
  agreement: {
    from: 'kintime';
    request: { member: string };
    reply: { agreement: AgreementView };
  };
  /** What bears on whether the numbers can be trusted, the latest first. */
  integrity: { from: 'kintime'; request: Empty; reply: { facts: readonly IntegrityFact[] } };
}
