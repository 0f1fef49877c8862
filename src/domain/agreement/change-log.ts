import type { Author } from '../people/members.ts';
import type { LogEntry } from './change-log.schema.ts';
import { SOME_PARENT } from './consent.ts';

export type { LoggedChange, LogEntry } from './change-log.schema.ts';

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
  'clock-forward',
  'zone-changed',
  'imported',
  'switched-off',
  'history-lost',
]);

/** The name of a parent in the log; `SOME_PARENT` without one, since an empty name is the member's. */
export function authorName({ name }: Author): string {
  return name || SOME_PARENT;
}
