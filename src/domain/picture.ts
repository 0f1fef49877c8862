import type { Day } from './days.ts';
import type { Gap } from './gaps.ts';
import type { Member, Switch } from './members.ts';
import type { Settings } from './settings.ts';

/** Everything that the screens show of some dates. Costs a row a day, however long the history is. */
export interface Picture {
  readonly settings: Settings;
  readonly members: readonly Member[];
  readonly switches: readonly Switch[];
  readonly days: readonly Day[];
  /** The gaps that keep a day from being measured, of all time; there are few. */
  readonly breaks: readonly Gap[];
}
