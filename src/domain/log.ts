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
  | { readonly what: 'switched-off'; readonly fromMs: EpochMs };

/** One line of "What changed". */
export type LogEntry = { readonly at: EpochMs } & Change;
