import { dateOf } from '../../../domain/time/calendar.ts';
import type { Calendar } from '../../../domain/time/calendar.ts';
import { DAY } from '../../../domain/time/units.ts';
import type { EpochMs } from '../../../domain/time/units.ts';
import { ADDRESS_FAULTS } from '../../../domain/household/sharing/folder-address.ts';
import type { AddressFault } from '../../../domain/household/sharing/folder-address.ts';
import type { Refusal, RefusalReason } from '../../../domain/household/sharing/connection.ts';
import { FOLDER_PROBLEMS } from '../../../domain/household/sharing/shared-folder.ts';
import type { FolderProblem } from '../../../domain/household/sharing/shared-folder.ts';
import type { Failure } from '../../../messages/index.ts';
import type { FolderView, OtherBrowserView } from '../../../messages/shared-folder.ts';
import { t } from '../../../ui/i18n.ts';
import type { Key } from '../../../ui/i18n.ts';
import { isolatedText } from '../../../ui/text/display-names.ts';
import { errorText } from '../../../ui/text/error-text.ts';
import {
  momentText,
  shortDateAt,
  timeText,
  weekdayName,
  weekdayTime,
} from '../../../ui/text/format-date.ts';

const PROBLEMS = {
  offline: 'folderOffline',
  slow: 'folderOffline',
  'sign-in': 'folderSignIn',
  forbidden: 'folderForbidden',
  'not-found': 'folderNotFound',
  'not-webdav': 'folderNotWebdav',
  'parent-missing': 'folderNotWebdav',
  changed: 'folderLocked',
  locked: 'folderLocked',
  'too-many-requests': 'folderLocked',
  full: 'folderFull',
  server: 'folderServer',
  redirect: 'folderRedirect',
  'too-large': 'folderTooLarge',
  'access-lost': 'folderAccessLost',
} as const satisfies Record<FolderProblem | 'access-lost', Key>;

const FAULTS = {
  'not-an-address': 'failureFolderAddress',
  'plain-http': 'folderPlainHttp',
  'has-password': 'folderHasPassword',
} as const satisfies Record<AddressFault, Key>;

const REFUSALS = {
  damaged: 'folderDamaged',
  cut: 'folderDamaged',
  newer: 'folderNewer',
  foreign: 'folderForeign',
  replayed: 'folderReplayed',
  'rules-unsigned': 'folderUnsigned',
  'answer-unsigned': 'folderUnsigned',
} as const satisfies Record<RefusalReason, Key>;

/** What is wrong with an address. */
export function addressFaultText(fault: AddressFault): string {
  return t(FAULTS[fault]);
}

/** Why a folder could not be connected. */
export function folderErrorText(failure: Failure): string {
  const { error, detail } = failure;
  const problem = FOLDER_PROBLEMS.find((one) => one === detail);
  const fault = ADDRESS_FAULTS.find((one) => one === detail);
  if (error === 'folder-problem' && problem !== undefined) return t(PROBLEMS[problem]);
  if (error === 'folder-address' && fault !== undefined) return addressFaultText(fault);
  return errorText(failure);
}

/** A field of the connection. */
export type ConnectionField = 'address' | 'user' | 'password' | 'browser';

const FAULTY_FIELDS: Partial<Record<FolderProblem, readonly ConnectionField[]>> = {
  'sign-in': ['user', 'password'],
  forbidden: ['address'],
  'not-found': ['address'],
  'not-webdav': ['address'],
  'parent-missing': ['address'],
  redirect: ['address'],
  'too-large': ['address'],
};

/** The fields that may hold what is wrong, where that is known. */
export function faultyFields({ error, detail }: Failure): readonly ConnectionField[] {
  if (error === 'folder-address') return ['address'];
  const problem = FOLDER_PROBLEMS.find((one) => one === detail);
  return error === 'folder-problem' && problem !== undefined ? (FAULTY_FIELDS[problem] ?? []) : [];
}

/** Where things stand: in step, or what is wrong, what holds meanwhile, and when it is tried again. */
export function folderStateText(
  { problem, seenAt, waitUntil }: Pick<FolderView, 'problem' | 'seenAt' | 'waitUntil'>,
  now: EpochMs,
  calendar: Calendar,
): string {
  const moment = (at: EpochMs): string => momentToday(at, now, calendar);
  if (problem === null) {
    return seenAt === 0 ? t('folderConnected') : t('folderInStep', moment(seenAt));
  }
  const again = waitUntil > now ? [t('folderTriesAgain', moment(waitUntil))] : [];
  return [t(PROBLEMS[problem]), t('folderGoesOn'), ...again].join(' ');
}

/** What was not taken over from another browser, and what holds instead. */
export function refusalText({ reason, browser, whom }: Refusal): string {
  return t(
    REFUSALS[reason],
    browser === '' ? t('folderSomeBrowser') : isolatedText(browser),
    whom === '' ? t('memberUnnamed', '').trim() : isolatedText(whom),
  );
}

/** When another browser was last heard from: a time today, a weekday or a date before. */
export function heardText(
  { heardAt }: Pick<OtherBrowserView, 'heardAt'>,
  now: EpochMs,
  calendar: Calendar,
): string {
  const when = isToday(heardAt, now, calendar)
    ? timeText(heardAt, calendar.zone)
    : dayText(heardAt, now, calendar);
  return t('folderHeard', when);
}

/** Since when another browser has no file any more, and when it was last heard from. */
export function goneText(
  { goneAt, heardAt }: Pick<FolderView['gone'][number], 'goneAt' | 'heardAt'>,
  now: EpochMs,
  calendar: Calendar,
): string {
  const { zone } = calendar;
  const since = isToday(goneAt, now, calendar)
    ? timeText(goneAt, zone)
    : dayText(goneAt, now, calendar);
  const isRecent = isNamedByWeekday(heardAt, now) && !isToday(heardAt, now, calendar);
  const heard = isRecent ? weekdayTime(heardAt, zone) : momentToday(heardAt, now, calendar);
  return t('folderGone', since, heard);
}

/** A weekday of this week, or a date before. */
function dayText(at: EpochMs, now: EpochMs, calendar: Calendar): string {
  return isNamedByWeekday(at, now)
    ? weekdayName(dateOf(calendar, at), 'long')
    : shortDateAt(at, calendar.zone);
}

function isNamedByWeekday(at: EpochMs, now: EpochMs): boolean {
  return now - at < 6 * DAY;
}

function isToday(at: EpochMs, now: EpochMs, calendar: Calendar): boolean {
  return dateOf(calendar, at) === dateOf(calendar, now);
}

function momentToday(at: EpochMs, now: EpochMs, calendar: Calendar): string {
  return isToday(at, now, calendar) ? timeText(at, calendar.zone) : momentText(at, calendar.zone);
}
