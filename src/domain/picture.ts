import type { Day } from './days.ts';
import type { Gap } from './gaps.ts';
import { memberAt } from './members.ts';
import type { Member, Switch } from './members.ts';
import type { Settings } from './settings.ts';
import type { EpochMs } from './units.ts';

/** Everything that the screens show of some dates. Costs a row a day, however long the history is. */
export interface Picture {
  readonly settings: Settings;
  readonly members: readonly Member[];
  readonly switches: readonly Switch[];
  readonly days: readonly Day[];
  /** The gaps that keep a day from being measured, of all time; there are few. */
  readonly breaks: readonly Gap[];
}

/**
 * The days that are the current member's to see at a glance: not those of the others who share
 * this browser. What came in with a file has no other owner here.
 */
export function ownDays({ days, members, switches }: Picture, now: EpochMs): readonly Day[] {
  const current = memberAt(switches, now);
  if (current === null) return days;
  const others = members.filter(({ id, elsewhere }) => id !== current && elsewhere !== true);
  return days.filter(({ member }) => !others.some(({ id }) => id === member));
}
