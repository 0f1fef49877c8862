import type { GrantMethod } from '../limits/rules/extra-time.ts';
import type { Author } from '../people/members.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';
import type { AnswerKind } from './agreement.ts';
import { SOME_PARENT } from './consent.ts';

/** Everything that can be logged. Where nobody is named, Kintime did it. */
export type LoggedChange =
  | { readonly what: 'counting-agreed' }
  | { readonly what: 'access-lost' }
  | { readonly what: 'access-back' }
  | { readonly what: 'clock-back'; readonly byMs: Millis }
  | { readonly what: 'clock-trusted'; readonly byMs: Millis }
  | { readonly what: 'zone-changed'; readonly zone: string }
  | { readonly what: 'imported'; readonly days: number }
  | { readonly what: 'deleted-days'; readonly fromDate: string; readonly toDate: string }
  | { readonly what: 'deleted-everything' }
  /** For how long days are retained from then on; `null` for always. */
  | { readonly what: 'kept-months'; readonly months: number | null }
  | { readonly what: 'switched-off'; readonly fromMs: EpochMs }
  | AgreementChange
  | HouseholdChange;

/** Changes of the household that this browser is paired with. */
type HouseholdChange =
  | { readonly what: 'household-made' | 'household-joined' | 'moment-chosen' | 'moment-ended' }
  /** `who` gave their PIN for it; empty if there is none. */
  | { readonly what: 'household-left' | 'key-renewed'; readonly who: string }
  /** A week card was handed over; `fromDate` is the first date of the week. */
  | { readonly what: 'card-given'; readonly whom: string; readonly fromDate: DayKey }
  | { readonly what: 'person-removed'; readonly who: string; readonly whom: string };

/**
 * Changes of agreements, extra time, PINs and members. `who` is the author's name at that time,
 * `SOME_PARENT`, or empty for the member; `whom` is the member concerned.
 */
type AgreementChange =
  | {
      readonly what: 'agreement-made';
      readonly who: string;
      readonly whom: string;
      readonly version: number;
    }
  | {
      readonly what: 'agreement-yes' | 'proposed' | 'proposal-withdrawn';
      readonly who: string;
      readonly whom: string;
    }
  | {
      readonly what: 'proposal-answered';
      readonly who: string;
      readonly whom: string;
      readonly answer: AnswerKind;
    }
  | {
      readonly what: 'extra-time';
      readonly who: string;
      readonly whom: string;
      readonly minutes: number;
      readonly how: GrantMethod;
    }
  | {
      readonly what: 'pin-first' | 'parent-added' | 'parent-removed' | 'phone-added';
      readonly who: string;
    }
  /** With `how`, an authenticator code replaced a forgotten PIN. */
  | { readonly what: 'pin-changed'; readonly who: string; readonly how?: 'code' }
  /** `whom` is the parent whose authenticator it was. */
  | { readonly what: 'phone-removed'; readonly who: string; readonly whom: string }
  /** Sealed entries before that date were changed outside Kintime. */
  | { readonly what: 'seal-broken'; readonly until: DayKey }
  | { readonly what: 'reset-asked' | 'reset-cancelled' | 'reset-done' }
  | {
      readonly what: 'member-added' | 'member-switched' | 'member-pin';
      readonly whom: string;
    }
  /** The new length of the pause; `null` for none. Entries of earlier versions lack it. */
  | { readonly what: 'opening-pause'; readonly whom: string; readonly pauseMs?: Millis | null }
  /** `member` is the id that their rows had; entries of earlier versions lack it. */
  | { readonly what: 'member-removed'; readonly whom: string; readonly member?: string }
  | { readonly what: 'member-renamed'; readonly whom: string; readonly before: string };

/**
 * Whether an entry records something that nobody decided. An import without the PIN adds only such
 * entries (rule A16): others would read as decisions of this household, and some of them (deleted
 * days, removed members, a trusted clock) explain to a seal why something that it covers is gone.
 * An allowlist, so that a new kind of entry is left out until somebody adds it here. Nothing is
 * lost: importing the same file with the PIN adds the rest.
 */
export function isNoticed({ what }: LogEntry): boolean {
  return NOTICED.has(what);
}

const NOTICED: ReadonlySet<LogEntry['what']> = new Set([
  'counting-agreed',
  'access-lost',
  'access-back',
  'clock-back',
  'zone-changed',
  'imported',
  'switched-off',
]);

/** One entry of the change log. */
export type LogEntry = {
  readonly at: EpochMs;
  /** It was imported: it is about another browser, or about an earlier backup of this one. */
  readonly fromFile?: true;
} & LoggedChange;

/** The name of a parent in the log; `SOME_PARENT` without one, since an empty name is the member's. */
export function authorName({ name }: Author): string {
  return name || SOME_PARENT;
}
