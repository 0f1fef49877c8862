import type { Day } from './days.ts';
import type { Gap } from './gaps.ts';
import { memberAt } from './members.ts';
import type { ShownMember, Switch } from './members.ts';
import type { ShownSettings } from './settings.ts';
import type { EpochMs } from './units.ts';

/** Everything that the screens show of some dates. Costs a row a day, however long the history is. */
export interface Picture {
  readonly settings: ShownSettings;
  readonly members: readonly ShownMember[];
  readonly switches: readonly Switch[];
  readonly days: readonly Day[];
  /** The gaps that keep a day from being measured, of all time; there are few. */
  readonly breaks: readonly Gap[];
}

/** The members who share this browser; others are known from a file. */
export function membersHere({ members }: Picture): readonly ShownMember[] {
  return members.filter(({ elsewhere }) => elsewhere !== true);
}

/**
 * The days of one member: not those of the others who share this browser. What came in with a
 * file has no other owner here.
 * @param whose the member who is current, unless another one is named
 */
export function ownDays(picture: Picture, now: EpochMs, whose?: string): readonly Day[] {
  const { days, switches } = picture;
  const current = whose ?? memberAt(switches, now);
  if (current === null) return days;
  const others = membersHere(picture).filter(({ id }) => id !== current);
  return days.filter(({ member }) => !others.some(({ id }) => id === member));
}
