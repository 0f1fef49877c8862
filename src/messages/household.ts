import * as v from 'valibot';
import type { HouseholdWeek } from '../domain/household/week/household-week.ts';
import type { ElsewhereWeek, WeekCard } from '../domain/household/week/week-card.ts';
import { isWallTime, WEEKDAYS } from '../domain/time/calendar.ts';
import { DAY } from '../domain/time/units.ts';
import type { WallTime } from '../domain/time/units.ts';
import { fromKintime, reply } from './declaration.ts';
import { personName } from '../domain/people/names.schema.ts';
import { id } from '../domain/time/input.schema.ts';
import { dayKey, duration, memberPin } from './primitives.schema.ts';
import type { FileView, HouseholdView, PairingView } from './views.ts';

/** A pairing text or week card, or the content of its file; parsed in the background. */
const pasted = v.pipe(v.string(), v.maxLength(100_000));
/** A member's week; `week` is any date in it. */
const memberWeek = { member: id, week: dayKey };

/** The household that this browser is paired with, and its week. */
export const householdMessages = {
  /** `null` if this browser is in no household. */
  household: fromKintime({}, reply<{ household: HouseholdView | null }>()),
  /** Creates a household of this browser's members with a new key. */
  'make-household': fromKintime({ householdName: personName }),
  /** What another browser joins with. `as` is a member of the household, or `null` for a new one. */
  pairing: fromKintime(
    { as: v.nullable(id) },
    /**
     * The pairing text in groups, and the pairing file. Both tell names, and the shared folder if there
     * is one; `short` is a text without them, to read aloud, or `null` if there is nothing to leave out.
     */
    reply<{ groups: readonly string[]; short: readonly string[] | null; file: FileView }>(),
  ),
  /** Reads a pairing text or file. Changes nothing. */
  'read-pairing': fromKintime({ pairing: pasted }, reply<{ pairing: PairingView }>()),
  /**
   * Joins a household, or takes over its new key. `member` of this browser becomes the household's
   * `as`, or a new member of it if that is `null`. Whoever is in it already stays who they are with
   * `null`, or with a text.
   */
  'join-household': fromKintime({
    pairing: pasted,
    member: id,
    as: v.nullable(id),
    memberPin,
  }),
  /** Deletes the key and all cards. Needs the PIN if there is one. */
  'leave-household': fromKintime({}),
  /** Replaces the key, for a lost device; the others must pair again. Needs the PIN if there is one. */
  'renew-key': fromKintime({}),
  /** Needs the PIN if there is one. */
  'set-grown-up': fromKintime({ person: id, grownUp: v.boolean() }),
  /** Removes a member of another browser and their cards. A new card brings them back. */
  'remove-person': fromKintime({ person: id }),

  /** A preview of a member's week card, and what it could say of time elsewhere. Changes nothing. */
  'week-card': fromKintime(
    memberWeek,
    reply<{ card: WeekCard; elsewhere: ElsewhereWeek | null }>(),
  ),
  /** A week card, encrypted for the household: as a file, and as text to paste. */
  'give-card': fromKintime(
    { ...memberWeek, memberPin },
    reply<{ card: WeekCard; text: string; file: FileView }>(),
  ),
  'receive-card': fromKintime(
    { content: pasted },
    /** `same` if it was known already and nothing changed. */
    reply<{ card: WeekCard; news: 'new' | 'newer' | 'same' }>(),
  ),
  /** A member's time on the phone, as they typed it in; `null` removes it. */
  'set-phone-week': fromKintime({
    ...memberWeek,
    memberPin,
    ms: v.nullable(v.pipe(duration, v.maxValue(7 * DAY))),
  }),
  /** Whether a member's cards say how often they declined an opening, or the time elsewhere. */
  'set-card-content': fromKintime({
    member: id,
    what: v.picklist(['skipped', 'elsewhere']),
    shown: v.boolean(),
    memberPin,
  }),
  /** The household's week; `week` is any date in it. */
  'household-week': fromKintime({ week: dayKey }, reply<{ week: HouseholdWeek }>()),
  /** When to remind of the week; the page has asked for the permission to notify. */
  'set-weekly-reminder': fromKintime({
    moment: v.nullable(
      v.strictObject({ weekday: v.picklist(WEEKDAYS), at: v.custom<WallTime>(isWallTime) }),
    ),
  }),
};
