import { SOME_PARENT } from './agreement.ts';
import type { LogEntry } from './change-log.schema.ts';
import type { Author } from '../people/members.ts';

export type { LoggedChange, LogEntry } from './change-log.schema.ts';

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

/** How a parent is named in the log; empty would be the member, so one without a name has a mark. */
export function authorName({ name }: Author): string {
  return name || SOME_PARENT;
}
