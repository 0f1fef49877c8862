import type { StorageProblem } from '../domain/settings/storage-problem.ts';
import type { Comparison } from '../domain/stats/weeks.ts';
import type { Millis } from '../domain/time/units.ts';
import type { StorageIssue } from '../ui/hooks/use-tracking-status.ts';
import type { LastWeek, WeekOverview } from '../ui/usage/week-overview.ts';

/** What the popup knows by itself; the background's answers come later. */
export type PopupState =
  | { readonly is: 'waiting' }
  | {
      readonly is: 'off';
      readonly issue: StorageIssue | null;
      /** Whether counting waits for the member to read about it. */
      readonly awaiting: boolean;
    }
  | { readonly is: 'unreadable'; readonly problem: StorageProblem }
  | OnState;

export interface OnState {
  readonly is: 'on';
  readonly overview: WeekOverview;
  readonly lastWeek: LastWeek;
  /** Today compared with a usual day. */
  readonly todayComparison: Comparison | null;
  readonly access: boolean;
  readonly issue: StorageIssue | null;
  readonly clockBehindMs: Millis | null;
}
