import type { Agreement, DecisionMode, Proposal } from '../domain/agreement/agreement.ts';
import type { ExtraTimeRequest } from '../domain/agreement/extra-time-request.ts';
import type { HouseholdMember } from '../domain/household/members.ts';
import type { BrowserTime } from '../domain/household/sharing/shared-usage.ts';
import type { SealResult } from '../domain/integrity/seal.ts';
import type { Reason, State, UpcomingRule } from '../domain/limits/evaluation/outcome.ts';
import type { Grant } from '../domain/limits/rules/extra-time.ts';
import type { Rules } from '../domain/limits/rules/rules.ts';
import type { ResetProgress } from '../domain/people/pin-reset.ts';
import type { LostHistory } from '../domain/settings/lost-history.ts';
import type { StorageProblem } from '../domain/settings/storage-problem.ts';
import type { Weekday } from '../domain/time/calendar.ts';
import type { DayKey, EpochMs, Millis, ZoneId } from '../domain/time/units.ts';

/** A member as pages show them, without their PIN. */
export interface MemberView {
  readonly id: string;
  readonly name: string;
  readonly hasPin: boolean;
  /** What they would like to do instead. */
  readonly ideas: readonly string[];
  readonly openingPauseMs: Millis | null;
}

export interface ParentView {
  readonly id: string;
  readonly name: string;
  /** The state of their authenticator; `waiting` until its first correct code. */
  readonly phone: 'none' | 'waiting' | 'confirmed';
}

/** The current verdict for one member. All times are wall-clock times. */
export interface VerdictView {
  readonly member: string | null;
  readonly state: State;
  readonly reason: Reason | null;
  /** When the site reopens if nobody watches; `null` if that is beyond the forecast. */
  readonly opensAt: EpochMs | null;
  /** The next rule to apply if watching goes on from now; `null` while the site is not open. */
  readonly next: UpcomingRule | null;
  /** Set if the deciding rule comes from an administrator: no PIN or extra time lifts it. */
  readonly byAdministrator?: true;
  /** When this was evaluated. */
  readonly now: EpochMs;
  readonly zone: ZoneId;
}

/** The people of this browser profile, and what protects their agreement. */
export interface BrowserProfileView {
  readonly members: readonly MemberView[];
  /** The member whose time is counted now; `null` until somebody says who is watching. */
  readonly current: string | null;
  readonly parents: readonly ParentView[];
  /** Whether any parent has a PIN. */
  readonly hasPin: boolean;
  /** The id of the parent who has unlocked, and until when by the wall clock. */
  readonly unlocked: { readonly parent: string; readonly until: EpochMs } | null;
  /** How long until another PIN may be tried; 0 if now. */
  readonly waitMs: Millis;
  /** A pending reset of a forgotten PIN. */
  readonly reset: PinResetView | null;
  /** Today's requests for extra time, the latest first; at wall-clock times. */
  readonly requests: readonly ExtraTimeRequest[];
  /** Requests and suggestions that wait in other browsers (rule H4); 0 unless a parent is current. */
  readonly waitingElsewhere: number;
  readonly verdict: VerdictView;
  /** Result of the last verification of the seal; `null` before the first PIN. */
  readonly seal: SealResult | null;
  /** Rules set by an administrator, in addition to each member's own. */
  readonly managed: Rules | null;
  readonly today: DayKey;
  /** First day of the week. */
  readonly firstDay: Weekday;
}

/** The set-up of an authenticator. Once confirmed, its secret is never shown again. */
export type PhoneView =
  | { readonly confirmed: true }
  | {
      readonly confirmed: false;
      /** Base32, for typing. */
      readonly secret: string;
      /** The `otpauth:` URI for the QR code. */
      readonly uri: string;
    };

export interface PinResetView extends ResetProgress {
  readonly askedAt: EpochMs;
}

/** One member's agreement, with its history. */
export interface AgreementView {
  readonly member: string;
  readonly inForce: Agreement | null;
  /** A later version that has not taken effect yet. */
  readonly upcoming: Agreement | null;
  /** All versions, latest first. */
  readonly versions: readonly Agreement[];
  /** Latest first. */
  readonly proposals: readonly Proposal[];
  /** A refused proposal to show the member first; `null` if there is none. */
  readonly refusal: Proposal | null;
  /** Today's extra time. */
  readonly grants: readonly Grant[];
  /** Whether the free extension can be taken now. */
  readonly freeExtension: boolean;
  /** Time attended today in this browser; `null` before counting began. */
  readonly todayMs: Millis | null;
  /** Today's limit with extra time, or an administrator's if that leaves less; `null` without a limit. */
  readonly allowanceMs: Millis | null;
  /**
   * What that limit has charged today: without messages it leaves open, with time of a lost history
   * and of other browsers.
   */
  readonly chargedMs: Millis;
  /** How much of that was in other browsers (rule H4). */
  readonly sharedMs: Millis;
  /** Today's time in messages that the limit leaves out (rule A8). */
  readonly unchargedMs: Millis;
  /** Time attended this week in this browser. */
  readonly weekMs: Millis;
  /** This week's time in the household's other browsers, as far as they reported any (rule H4). */
  readonly otherBrowsers: readonly BrowserTime[];
  /** Median of the measured days; `null` if there are fewer than 4. */
  readonly typicalMs: Millis | null;
  readonly measuredDays: number;
}

/** What draft rules would mean today if they took effect now. */
export interface PreviewView {
  readonly verdict: VerdictView;
}

/** Preselected in a new agreement. */
export const DEFAULT_DECISION_MODE: DecisionMode = 'together';

/** The household of this browser, with its members on other devices. */
export interface HouseholdView {
  readonly name: string;
  readonly firstDay: Weekday;
  /** In the order of the week's rows. */
  readonly persons: readonly HouseholdMember[];
}

/** The content of a pairing text or file, before joining with it. */
export interface PairingView {
  /** The household's; empty for a text to read aloud. */
  readonly name: string;
  readonly firstDay: Weekday;
  /** The members to choose from, without those who are somebody here; empty for a text. */
  readonly persons: readonly Pick<HouseholdMember, 'id' | 'name' | 'grownUp'>[];
  /** The member it was made for; `null` for a new one. */
  readonly person: string | null;
  /** That member's name, if a text tells it. */
  readonly personName: string;
  /** Whether this browser is in that household already. */
  readonly again: boolean;
  /** Whether it would take over another key then. */
  readonly newKey: boolean;
}

/** A file to download. */
export interface FileView {
  readonly name: string;
  readonly content: string;
}

/** What keeps Kintime from counting. */
export interface TrackingStatus {
  readonly counting: boolean;
  readonly access: boolean;
  readonly storage: StorageProblem | null;
  /** The browser replaced a corrupt database by an empty one. */
  readonly historyLost: boolean;
  /** The same, and the rules were restored from the second copy; until somebody confirms it. */
  readonly lostHistory: LostHistory | null;
  /** How far the system clock is behind the last entry, if a person has to decide (rule C6). */
  readonly clockBehindMs: Millis | null;
  /** When a task was last not over at its deadline (rule A19); `null` for never in this run of the browser. */
  readonly overdueAt: EpochMs | null;
}
