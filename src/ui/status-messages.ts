import { DAY } from '../domain/time/units.ts';
import type { LostHistory } from '../domain/settings/lost-history.ts';
import type { Millis } from '../domain/time/units.ts';
import { machineZone } from '../platform/clock.ts';
import { requestAccess } from '../platform/extension/host-permission.ts';
import type { Failure } from '../messages/index.ts';
import { ask } from '../platform/messaging/message-client.ts';
import { ActionError } from './hooks/use-action.ts';
import type { StorageIssue } from './hooks/use-tracking-status.ts';
import { momentText } from './text/format-date.ts';
import { t, tPlural } from './i18n.ts';
import type { Key } from './i18n.ts';

/** What is wrong, and what can be done about it on the spot. */
export interface StatusMessage {
  readonly title: string;
  readonly text: string;
  readonly testId: string;
  readonly action?: StatusAction;
}

export interface StatusAction {
  readonly label: Key;
  readonly testId: string;
  /** Must be called within the click: browsers accept requests for access only there. */
  readonly run: () => Promise<string | void>;
}

/** Says that the host permission for the site is missing. */
export function accessMessage(): StatusMessage {
  return {
    title: t('accessMissingTitle'),
    text: t('accessMissingText'),
    testId: 'notice-access',
    action: { label: 'accessGive', testId: 'give-access', run: askForAccess },
  };
}

async function askForAccess(): Promise<void> {
  if (!(await requestAccess())) throw new ActionError(t('accessRefused'));
}

/** Says that the clock is so far behind recorded time that a person has to decide (rule C6). */
export function clockMessage(behindMs: Millis): StatusMessage {
  return {
    title: tPlural('clockBehind', Math.max(1, Math.round(behindMs / DAY))),
    text: t('clockBehindText'),
    testId: 'notice-clock',
    action: { label: 'clockTrust', testId: 'trust-clock', run: trustClock },
  };
}

/** The texts of all failures have no room in the popup, and storage has a message of its own. */
function failureText({ error }: Failure): string {
  return error === 'needs-pin' ? t('failureNeedsPin') : t('failureUnexpected', error);
}

async function trustClock(): Promise<string> {
  const answer = await ask('trust-clock', {});
  if (!answer.ok) throw new ActionError(failureText(answer));
  return t('saved');
}

const STORAGE: Record<Exclude<StorageIssue, LostHistory>, readonly [title: Key, text: Key]> = {
  full: ['storageFullTitle', 'storageFullText'],
  newer: ['storageNewerTitle', 'storageNewerText'],
  broken: ['storageBrokenTitle', 'storageBrokenText'],
  lost: ['historyLostTitle', 'historyLostText'],
};

/** Says what is wrong with the storage. */
export function storageMessage(issue: Exclude<StorageIssue, LostHistory>): StatusMessage {
  const [title, text] = STORAGE[issue];
  return { title: t(title), text: t(text), testId: `notice-storage-${issue}` };
}

/** Says that the history was lost and the rules restored, until somebody confirms to have looked. */
export function lossMessage({ from, at }: LostHistory): StatusMessage {
  const zone = machineZone();
  return {
    title: t('lossTitle'),
    text: t('lossText', momentText(from, zone), momentText(at, zone)),
    testId: 'notice-loss',
    action: { label: 'lossSeen', testId: 'loss-seen', run: confirmLoss },
  };
}

async function confirmLoss(): Promise<string> {
  const answer = await ask('confirm-loss', {});
  if (!answer.ok) throw new ActionError(failureText(answer));
  return t('saved');
}
