import type { Agreement, Proposal, DecisionMode } from '../domain/agreement/agreement.ts';
import type { Grant } from '../domain/limits/rules/extra-time.ts';
import type { HouseholdMember } from '../domain/household/members.ts';
import type { StorageProblem } from '../domain/settings/storage-problem.ts';
import type { Rules } from '../domain/limits/rules/rules.ts';
import type { SealResult } from '../domain/integrity/seal.ts';
import type { DayKey, EpochMs, Millis, ZoneId } from '../domain/time/units.ts';
import type { Weekday } from '../domain/time/calendar.ts';
import type { UpcomingRule, Reason, State } from '../domain/limits/evaluation/outcome.ts';

/** A member as the pages show them. */
export interface MemberView {
  readonly id: string;
  readonly name: string;
  readonly hasPin: boolean;
  /** What they would like to do instead, in their own words. */
  readonly ideas: readonly string[];
  readonly openingPauseMs: Millis | null;
}

export interface ParentView {
  readonly id: string;
  readonly name: string;
  /** Whether an app on their phone makes codes; `waiting` until the first right one came. */
  readonly phone: 'none' | 'waiting' | 'confirmed';
}

/** What the rules say right now to one member, in the terms of the wall clock. */
export interface VerdictView {
  readonly member: string | null;
  readonly state: State;
  readonly reason: Reason | null;
  /** When the site opens again if nobody watches; `null` if not in the days that can be looked ahead. */
  readonly opensAt: EpochMs | null;
  /** What comes first if somebody watches on from now; `null` while the site is not open. */
  readonly next: UpcomingRule | null;
  /** The rule that speaks was set by an administrator: no PIN and no extra time changes it. */
  readonly byAdministrator?: true;
  /** The moment of the answer, in the same time as the others. */
  readonly now: EpochMs;
  readonly zone: ZoneId;
}

/** The people of this browser, and what guards their agreement. */
export interface BrowserProfileView {
  readonly members: readonly MemberView[];
  /** The member whose time is counted now; `null` while nobody has said who is watching. */
  readonly current: string | null;
  readonly parents: readonly ParentView[];
  /** Whether any parent has a PIN. */
  readonly hasPin: boolean;
  /** The id of the parent who gave their PIN in the last minutes, and until when that holds on the wall clock. */
  readonly unlocked: { readonly parent: string; readonly until: EpochMs } | null;
  /** What is left to wait before the next PIN can be tried. */
  readonly waitMs: Millis;
  /** A forgotten PIN that somebody asked to do away with. */
  readonly reset: PinResetView | null;
  readonly verdict: VerdictView;
  /** What the last check of a seal came to; `null` before the first PIN. */
  readonly seal: SealResult | null;
  /** Rules that an administrator set for this browser, beside everybody's own. */
  readonly managed: Rules | null;
  readonly today: DayKey;
  /** On which day a week begins. */
  readonly firstDay: Weekday;
}

/** How a parent's phone is added: once a right code came, its secret is shown to nobody. */
export type PhoneView =
  | { readonly confirmed: true }
  | {
      readonly confirmed: false;
      /** Base32, for typing. */
      readonly secret: string;
      /** The same as an address that an authenticator app reads from a QR code. */
      readonly uri: string;
    };

export interface PinResetView {
  readonly askedAt: EpochMs;
  /** From when a new PIN may be set, if enough running time is there by then. */
  readonly dueAt: EpochMs;
  readonly runLeftMs: Millis;
  readonly due: boolean;
}

/** One member's agreement with all that was and may be. */
export interface AgreementView {
  readonly member: string;
  /** The version that holds now. */
  readonly inForce: Agreement | null;
  /** A later version that waits for its day. */
  readonly upcoming: Agreement | null;
  /** All versions, the latest first. */
  readonly versions: readonly Agreement[];
  /** The latest first. */
  readonly proposals: readonly Proposal[];
  /** Today's extra time. */
  readonly grants: readonly Grant[];
  /** Whether the free extension can be taken now. */
  readonly freeExtension: boolean;
  /** What was watched today; `null` before counting has begun. */
  readonly todayMs: Millis | null;
  /** The median of the measured days; `null` where there are fewer than 4. */
  readonly typicalMs: Millis | null;
  readonly measuredDays: number;
  readonly verdict: VerdictView;
}

/** What rules would mean for today, if they held from now on. */
export interface PreviewView {
  readonly verdict: VerdictView;
  /** Whether it could be saved by whoever is here now, and from when it would hold. */
  readonly permission: 'now' | 'tomorrow' | 'needs-pin';
}

/** The way of deciding that a household starts with. */
export const DEFAULT_DECISION_MODE: DecisionMode = 'together';

/** The household that this browser belongs to, with the people of its other devices. */
export interface HouseholdView {
  readonly name: string;
  readonly firstDay: Weekday;
  /** In the order of the rows. */
  readonly persons: readonly HouseholdMember[];
}

/** What a pairing text or file says, before anybody joins with it. */
export interface PairingView {
  /** Empty in a text, which is short enough to read aloud. */
  readonly name: string;
  readonly firstDay: Weekday;
  /** Who can be joined as; a text names nobody. */
  readonly persons: readonly Pick<HouseholdMember, 'id' | 'name' | 'grownUp'>[];
  /** For whom it was made, who is in the household already; `null` for somebody new. */
  readonly person: string | null;
  /** Whether this browser is in that household already, and would have its new key. */
  readonly again: boolean;
}

/** A file for the person to save. */
export interface FileView {
  readonly name: string;
  readonly content: string;
}

/** What keeps Kintime from counting; null where nothing does. */
export interface TrackingStatus {
  readonly counting: boolean;
  readonly access: boolean;
  readonly storage: StorageProblem | null;
  /** The browser found its database damaged and put an empty one in its place. */
  readonly historyLost: boolean;
  /** How far the computer's clock is behind the last entry, where a person has to decide. */
  readonly clockBehindMs: Millis | null;
}
