import type { AnswerKind } from './agreement.ts';
import type { GrantHow } from './grants.ts';
import type { EpochMs, Millis } from './units.ts';

/** What can stand in the change log. `Kintime` itself is the one who did it where nobody else is named. */
export type Change =
  | { readonly what: 'counting-agreed' }
  | { readonly what: 'access-lost' }
  | { readonly what: 'access-back' }
  | { readonly what: 'clock-back'; readonly byMs: Millis }
  | { readonly what: 'clock-trusted'; readonly byMs: Millis }
  | { readonly what: 'zone-changed'; readonly zone: string }
  | { readonly what: 'imported'; readonly days: number }
  | { readonly what: 'deleted-days'; readonly fromDate: string; readonly toDate: string }
  | { readonly what: 'deleted-everything' }
  | { readonly what: 'switched-off'; readonly fromMs: EpochMs }
  | AgreementChange;

/**
 * What can change about the agreement. `who` is the name of whoever did it, as it was then, or
 * empty for the member; `whom` is the member whom it concerns.
 */
type AgreementChange =
  | {
      readonly what: 'agreement-made';
      readonly who: string;
      readonly whom: string;
      readonly version: number;
    }
  | {
      readonly what: 'agreement-yes' | 'proposed';
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
      readonly how: GrantHow;
    }
  | {
      readonly what: 'pin-first' | 'pin-changed' | 'parent-added' | 'parent-removed';
      readonly who: string;
    }
  | { readonly what: 'reset-asked' | 'reset-cancelled' | 'reset-done' }
  | {
      readonly what:
        | 'member-added'
        | 'member-removed'
        | 'member-switched'
        | 'member-pin'
        | 'opening-pause';
      readonly whom: string;
    }
  | { readonly what: 'member-renamed'; readonly whom: string; readonly before: string };

/** One line of "What changed". */
export type LogEntry = { readonly at: EpochMs } & Change;
