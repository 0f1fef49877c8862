import * as v from 'valibot';
import { answersSchema } from '../limits/evaluation/answers.schema.ts';
import { calendarSchema } from '../time/calendar.schema.ts';
import { storedFields } from '../time/fields.schema.ts';
import { recordedClockSchema } from '../time/recorded-clock.schema.ts';
import { memberDeletionSchema } from '../tracking/member-deletions.schema.ts';
import { usedBeforeLossSchema } from '../tracking/used-time.schema.ts';
import { pinResetSchema } from '../people/pin-reset.schema.ts';
import { firstCalendar } from '../time/calendar.ts';
import { DEFAULT_SETTINGS } from './settings.ts';
import type { SettingRow, Settings } from './settings.ts';

/** The zone of a calendar that was edited, until it follows the device again, which it does by itself. */
const ANY_ZONE = 'UTC';

const FALLBACKS = { ...DEFAULT_SETTINGS, calendars: [firstCalendar(ANY_ZONE)] };

/** What tells when the shared folder is due, as far as the next alarm depends on it (rule H4). */
const folderTimes = v.looseObject({
  triedAt: storedFields.moment,
  waitUntil: storedFields.moment,
  tags: v.looseObject({}),
  heardAt: v.looseObject({}),
  gone: v.array(v.looseObject({ device: v.string(), people: v.array(v.string()) })),
  refusals: v.array(v.looseObject({ file: v.string(), reason: v.string() })),
});

/** The settings that every verdict, when it is enforced, or whether a PIN holds, depends on. */
const checkedSettings = {
  // An empty list is that of a new installation.
  calendars: v.array(calendarSchema),
  recordedClock: recordedClockSchema,
  seenAt: storedFields.moment,
  answers: answersSchema,
  memberDeletions: v.array(memberDeletionSchema),
  pinReset: v.nullable(pinResetSchema),
  usedBeforeLoss: v.nullable(usedBeforeLossSchema),
  folderState: folderTimes,
};

/**
 * The settings from their stored rows. What is not stored has its default, and so has what every
 * verdict depends on if it was edited by hand: a verdict that fails would leave the site open.
 */
export function settingsOf(rows: readonly SettingRow[]): Settings {
  const stored = Object.fromEntries(rows.map(({ key, value }) => [key, value]));
  const settings: Settings = { ...DEFAULT_SETTINGS, ...stored };
  const edited = Object.entries(checkedSettings).flatMap(([key, schema]) =>
    v.is(schema, Reflect.get(settings, key)) ? [] : [[key, Reflect.get(FALLBACKS, key)]],
  );
  return { ...settings, ...Object.fromEntries(edited) };
}
