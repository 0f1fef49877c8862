import { SOME_PARENT } from './agreement.ts';
import type { AnswerKind } from './agreement.ts';
import type { GrantMethod } from '../limits/rules/extra-time.ts';
import type { Author } from '../people/members.ts';
import type { DayKey, EpochMs, Millis } from '../time/units.ts';

/** What can stand in the change log. `Kintime` itself is the one who did it where nobody else is named. */
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
  /** For how long days are kept from then on; `null` for always. */
  | { readonly what: 'kept-months'; readonly months: number | null }
  | { readonly what: 'switched-off'; readonly fromMs: EpochMs }
  | AgreementChange
  | HouseholdChange;

/** What can change about the household that this browser is paired with. */
type HouseholdChange =
  | { readonly what: 'household-made' | 'household-joined' | 'moment-chosen' | 'moment-ended' }
  /** `who` gave the PIN for it; empty where there is none. */
  | { readonly what: 'household-left' | 'key-renewed'; readonly who: string }
  /** A week card was handed over; `fromDate` is the first date of the week. */
  | { readonly what: 'card-given'; readonly whom: string; readonly fromDate: DayKey }
  | { readonly what: 'person-removed'; readonly who: string; readonly whom: string };

/**
 * What can change about the agreement. `who` is the name of whoever did it, as it was then, or
 * empty for the member, or `SOME_PARENT`; `whom` is the member whom it concerns.
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
  /** With `how` it took the place of a forgotten one, by a code from the parent's phone. */
  | { readonly what: 'pin-changed'; readonly who: string; readonly how?: 'code' }
  /** `whom` is the parent whose phone it was. */
  | { readonly what: 'phone-removed'; readonly who: string; readonly whom: string }
  /** What was sealed before that date was changed otherwise than by Kintime. */
  | { readonly what: 'seal-broken'; readonly until: DayKey }
  | { readonly what: 'reset-asked' | 'reset-cancelled' | 'reset-done' }
  | {
      readonly what: 'member-added' | 'member-switched' | 'member-pin';
      readonly whom: string;
    }
  /** How long the pause lasts from then on; `null` for none. Lines of earlier versions lack it. */
  | { readonly what: 'opening-pause'; readonly whom: string; readonly pauseMs?: Millis | null }
  /** `member` is the id that their rows had; lines of earlier versions lack it. */
  | { readonly what: 'member-removed'; readonly whom: string; readonly member?: string }
  | { readonly what: 'member-renamed'; readonly whom: string; readonly before: string };

/**
 * What was only noticed, and nobody decided. Without the PIN no other lines come in with a file:
 * they would read as decisions of this household, and some of them (what was deleted, who was
 * removed, a trusted clock) say to a seal why something that it covers is gone. A list of what may
 * come in, so that a new kind stays out until somebody thought of it. Nothing is lost: the same
 * file with the PIN brings the rest.
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

/** One line of "What changed". */
export type LogEntry = {
  readonly at: EpochMs;
  /** It came in with a file: it tells of another browser, or of what this one once saved. */
  readonly fromFile?: true;
} & LoggedChange;

/** How a parent is named in the log; empty would be the member, so one without a name has a mark. */
export function authorName({ name }: Author): string {
  return name || SOME_PARENT;
}
