import type { WeekCard } from '../domain/household/week/week-card.ts';
import type { HouseholdWeek } from '../domain/household/week/household-week.ts';
import type { WeeklyReminder } from '../domain/household/weekly-reminder.ts';
import type { DayKey, Millis } from '../domain/time/units.ts';
import type { Empty } from './index.ts';
import type { FileView, HouseholdView, PairingView } from './views.ts';

/** The messages about the household that this browser is paired with, and its week. */
export interface HouseholdMessages {
  /** The household that this browser is paired with; `null` where it is with none. */
  household: { from: 'kintime'; request: Empty; reply: { household: HouseholdView | null } };
  /**
   * Makes a household of this browser's members, with a new key.
   * @param grownUps the members of this browser who are parents in it
   */
  'make-household': {
    from: 'kintime';
    request: { householdName: string; grownUps: readonly string[] };
    reply: Empty;
  };
  /**
   * What another browser joins with: a text to read aloud, or a file.
   * @param as for somebody who is in the household already; `null` for somebody new
   */
  pairing: {
    from: 'kintime';
    request: { as: string | null };
    /** The letters of the text, in groups. */
    reply: { groups: readonly string[]; file: FileView };
  };
  /** What a pairing text or the content of a file says. Changes nothing. */
  'read-pairing': {
    from: 'kintime';
    request: { pairing: string };
    reply: { pairing: PairingView };
  };
  /**
   * Joins the household of a pairing, or has its new key.
   * @param member who of this browser is `as`, somebody of the household; a new one where that is `null`
   */
  'join-household': {
    from: 'kintime';
    request: {
      pairing: string;
      member: string;
      as: string | null;
      grownUps: readonly string[];
    };
    reply: Empty;
  };
  /** Forgets the key and everybody's cards; needs the PIN, if there is one. */
  'leave-household': { from: 'kintime'; request: Empty; reply: Empty };
  /** A new key, as when a device was lost: the others have to be paired again. Needs the PIN, if there is one. */
  'renew-key': { from: 'kintime'; request: Empty; reply: Empty };
  'set-grown-up': {
    from: 'kintime';
    request: { person: string; grownUp: boolean };
    reply: Empty;
  };
  /** Forgets somebody who is counted elsewhere, and their cards. A new card brings them back. */
  'remove-person': { from: 'kintime'; request: { person: string }; reply: Empty };

  /** A member's week as its card would say it. Changes nothing. `week` is a date of it. */
  'week-card': {
    from: 'kintime';
    request: { member: string; week: DayKey };
    reply: { card: WeekCard };
  };
  /** The same card, sealed for the household: as a file, and as a text to paste. */
  'give-card': {
    from: 'kintime';
    request: { member: string; week: DayKey };
    reply: { card: WeekCard; text: string; file: FileView };
  };
  /** The content of a card's file, or its text. */
  'receive-card': {
    from: 'kintime';
    request: { content: string };
    reply: {
      card: WeekCard;
      /** `same`: it was here already, and nothing changed. */
      news: 'new' | 'newer' | 'same';
    };
  };
  /** The phone's week, as the member typed it in; `null` takes it away. */
  'set-phone-week': {
    from: 'kintime';
    request: { member: string; week: DayKey; ms: Millis | null };
    reply: Empty;
  };
  'set-shows-skipped': {
    from: 'kintime';
    request: { member: string; shown: boolean };
    reply: Empty;
  };
  /** The page that the household reads together. `week` is a date of it. */
  'household-week': {
    from: 'kintime';
    request: { week: DayKey };
    reply: { week: HouseholdWeek };
  };
  /** When the family looks at its week together. The page has asked the browser to let Kintime say so. */
  'set-weekly-reminder': {
    from: 'kintime';
    request: { moment: WeeklyReminder | null };
    reply: Empty;
  };
}
