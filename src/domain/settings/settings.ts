import { NO_ATTEMPTS } from '../people/pin-attempts.ts';
import type { PinReset } from '../people/pin-reset.ts';
import type { Calendar } from '../time/calendar.ts';
import { INITIAL_RECORDED_CLOCK } from '../time/recorded-clock.ts';
import type { Household } from '../household/household.ts';
import { INITIAL_FOLDER_STATE } from '../household/sharing/connection.ts';
import type {
  FolderConnection,
  FolderOutbox,
  Run,
  SuggestedFolder,
} from '../household/sharing/connection.ts';
import type { Parent } from '../people/members.ts';
import type { LostHistory } from './lost-history.ts';
import type { PrivacyStep } from './privacy-steps.ts';
import type { AskedQuestion } from '../household/week/conversation-questions.ts';
import type { WeeklyReminder } from '../household/weekly-reminder.ts';
import type { Authenticator } from '../people/authenticator.ts';
import type { SealResult } from '../integrity/seal.ts';
import type { MemberDeletion } from '../tracking/member-deletions.ts';
import type { UsedBeforeLoss } from '../tracking/used-time.schema.ts';
import type { OffTime } from '../tracking/off-time.ts';
import { NO_ANSWERS } from '../limits/evaluation/context.ts';
import type { EpochMs } from '../time/units.ts';
import type { WeekNote } from '../household/week/week-notes.ts';

/** What a family notes on its own pages, before it has noted anything; deleting everything brings it back. */
export const EMPTY_NOTES = {
  /** The questions for the table of the last weeks, in the order in which they were asked. */
  askedQuestions: [] as readonly AskedQuestion[],
  weekNotes: [] as readonly WeekNote[],
  /** What is done of keeping things from the site. */
  privacySteps: [] as readonly PrivacyStep[],
};

/**
 * Every setting with its value on a new installation; the type follows from it.
 * `device` and `calendars` are empty until somebody said yes on the welcome page.
 */
export const DEFAULT_SETTINGS = {
  /** This browser profile's own id, random, made at the first start. */
  device: '',
  /** When counting was agreed to. Nothing is counted or stored before. */
  countingSince: null as EpochMs | null,
  /** A parent has agreed to counting alone; it begins when the member has read about it. */
  awaited: null as Awaited | null,
  calendars: [] as readonly Calendar[],
  /** First day of the week, 1 (Monday) to 7; null goes by the locale. */
  firstDay: null as number | null,
  recordedClock: INITIAL_RECORDED_CLOCK,
  /** The language of all words, as a BCP 47 tag; null goes by the browser. */
  language: null as string | null,
  /** How many months a day's totals are kept; null keeps them always. */
  keepDaysMonths: 25 as number | null,
  /** The last moment at which the background is known to have run. */
  seenAt: 0 as EpochMs,
  /** When the extension may have been disabled, until the cause of its start is known. */
  suspectedOff: null as OffTime | null,
  /** In recorded time: what pages say of before was deleted, and does not come in again. */
  forgottenUntil: 0 as EpochMs,
  /** What was deleted of one member only. */
  memberDeletions: [] as readonly MemberDeletion[],
  parents: [] as readonly Parent[],
  /** Wrong PINs, and what is left to wait. */
  attempts: NO_ATTEMPTS,
  /** A forgotten PIN that somebody asked to do away with. */
  pinReset: null as PinReset | null,
  /** Whether an administrator's rules were seen here: the hours of a day then change as with a PIN. */
  administered: false as boolean,
  /** A loss of the database that nobody has confirmed to have read about. */
  lostHistory: null as LostHistory | null,
  /** What was counted before it, which rules go on counting. */
  usedBeforeLoss: null as UsedBeforeLoss | null,
  /** What the last check of a seal came to. */
  sealResult: null as SealResult | null,
  /** What the member who is current has answered to Kintime's own questions. */
  answers: NO_ANSWERS,
  ...EMPTY_NOTES,
  /** The household that this browser is paired with. */
  household: null as Household | null,
  /** The shared folder that keeps the household's browsers in step (rule H4). */
  folder: null as FolderConnection | null,
  folderState: INITIAL_FOLDER_STATE,
  /** What a parent answered here to members of other browsers. */
  folderOutbox: { answers: [], versions: [] } as FolderOutbox,
  /** The folder that a pairing told of, until this browser is connected or leaves the household. */
  suggestedFolder: null as SuggestedFolder | null,
  /** The latest starts of this browser, the newest last; empty without a shared folder. */
  runs: [] as readonly Run[],
  /** When the family looks at its week together, and when that was last said. */
  weeklyReminder: null as (WeeklyReminder & { readonly saidAt: EpochMs }) | null,
};

export type Settings = Readonly<typeof DEFAULT_SETTINGS>;
export type SettingKey = keyof Settings;

/** The settings that pages may see: no PINs, TOTP secrets, passwords or household key. */
export type PublicSettings = Omit<Settings, 'household' | 'parents' | 'folder'> & {
  readonly parents: readonly { readonly phone?: Pick<Authenticator, 'confirmed'> }[];
};

/** Removes what pages must not see. */
export function publicSettings({
  household: _household,
  folder: _folder,
  ...settings
}: Settings): PublicSettings {
  const parents = settings.parents.map(({ phone }) =>
    phone === undefined ? {} : { phone: { confirmed: phone.confirmed } },
  );
  return { ...settings, parents };
}

/** When a parent agreed for a member who was not there. */
interface Awaited {
  readonly at: EpochMs;
}

/**
 * Whether this browser has a member whose rules can be set: from the first consent on the welcome
 * page, even while counting awaits the member's own (rule C10).
 */
export function isSetUp({ calendars }: Pick<Settings, 'calendars'>): boolean {
  return calendars.length > 0;
}

/** Whether counting starts once the member has read about it on opening the site (rule C10). */
export function isAwaiting(settings: Pick<Settings, 'countingSince' | 'awaited'>): boolean {
  return settings.countingSince === null && settings.awaited !== null;
}

export interface SettingRow {
  readonly key: SettingKey;
  readonly value: Settings[SettingKey];
}
