import type { Archive } from './archive.schema.ts';
import type { Agreement } from '../agreement/agreement.ts';
import type { Day } from '../tracking/day-totals.ts';
import type { ElsewhereDay } from '../elsewhere/videos.ts';
import type { Gap } from '../tracking/gaps.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import type { Member, Switch } from '../people/members.ts';
import { anyZoneBounds } from '../tracking/retention.ts';
import type { Settings } from '../settings/settings.ts';
import type { Span } from '../tracking/span.ts';
import { DAY } from '../time/units.ts';
import type { EpochMs } from '../time/units.ts';

export const ARCHIVE_PROGRAM = 'kintime';

/**
 * Why a text is no JSON: one that begins as a file of Kintime does was one, and was damaged or cut
 * off since.
 */
export function unreadableReason(text: string): 'import-cut-off' | 'import-not-ours' {
  const [, program] = /^\uFEFF?\s*\{\s*"program"\s*:\s*"([^"]*)"/.exec(text) ?? [];
  return program === ARCHIVE_PROGRAM ? 'import-cut-off' : 'import-not-ours';
}

/**
 * Grows with every change that an older Kintime would misread. A list that it does not know is no
 * such change, since it leaves that out; a new kind of rule is.
 */
export const ARCHIVE_VERSION = 1;

/** How far ahead of the reader's clock a file may speak: recorded time can run ahead of a clock set back. */
export const ARCHIVE_AHEAD = DAY;

/** How far ahead a change of the hours may be fixed: the next boundary, and what recorded time adds. */
export const CALENDAR_AHEAD = 8 * DAY;

/** All that is known of the time of one or more members, on one or more devices. */
export interface History {
  readonly spans: readonly Span[];
  readonly days: readonly Day[];
  readonly members: readonly Member[];
  /** Of one browser profile only: the one that the history is read from. */
  readonly switches: readonly Switch[];
  readonly gaps: readonly Gap[];
  readonly log: readonly LogEntry[];
  /** What was watched elsewhere, from TikTok's own record (rule C18). */
  readonly elsewhere: readonly ElsewhereDay[];
}

export type { Archive };

/**
 * The archive of a history. What lies more than a day ahead was recorded under a clock that was
 * set wrong; no reader would believe it, so it stays out, and every file that Kintime writes is
 * one that Kintime reads.
 * @param agreements of each member of this browser the version that was decided last
 */
export function makeArchive(
  history: History,
  settings: Settings,
  exportedAt: EpochMs,
  agreements: readonly Agreement[] = [],
): Archive {
  const latest = exportedAt + ARCHIVE_AHEAD;
  const { device, countingSince, calendars, firstDay, keepDaysMonths } = settings;
  return {
    program: ARCHIVE_PROGRAM,
    version: ARCHIVE_VERSION,
    exportedAt,
    device,
    spans: history.spans.filter(({ end }) => end <= latest),
    days: history.days.filter(({ date }) => anyZoneBounds(date).start <= latest),
    // Who they are and no more: a PIN never leaves, and the rest is between them and this browser.
    members: history.members.map(({ id, name }) => ({ id, name })),
    switches: history.switches.filter(({ at }) => at <= latest),
    gaps: history.gaps.filter(({ start, end }) => (end ?? start) <= latest),
    log: history.log.filter(
      (entry) => entry.at <= latest && (!('fromMs' in entry) || entry.fromMs <= latest),
    ),
    // What was decided, and not who agreed to it: somebody with the PIN decides anew.
    agreements: agreements.map(({ member, way, rules, lookAgain }) => ({
      member,
      way,
      rules,
      lookAgain,
    })),
    elsewhere: history.elsewhere.filter(({ date }) => anyZoneBounds(date).start <= latest),
    settings: {
      countingSince: countingSince !== null && countingSince <= latest ? countingSince : null,
      calendars: calendars.filter(({ from }) => from <= exportedAt + CALENDAR_AHEAD),
      firstDay,
      keepDaysMonths,
    },
  };
}
