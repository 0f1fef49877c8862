import type { Failure, FailureCode } from '../../messages/index.ts';
import { NotDoneError } from '../../ui/hooks/use-action.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { failureText } from '../../ui/text/error-text.ts';
import { say } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import type { Fault } from '../limits-form/parse-form.ts';

const FAULTS: Record<Fault, Key> = {
  'not-a-number': 'ruleFaultNumber',
  'window-empty': 'ruleFaultWindowEmpty',
  'window-time': 'ruleFaultWindowTime',
  'window-weekdays': 'ruleFaultWeekdays',
  'window-too-many': 'ruleFaultTooMany',
  'limit-negative': 'ruleFaultNegative',
  'limit-not-whole': 'ruleFaultWhole',
  'limit-whole-day': 'ruleFaultWholeDay',
  'limit-whole-week': 'ruleFaultWholeWeek',
  'session-length': 'ruleFaultSession',
  'break-length': 'ruleFaultBreak',
  'dates-order': 'ruleFaultDatesOrder',
  'dates-missing': 'ruleFaultDatesMissing',
  'dates-too-many': 'ruleFaultTooMany',
  'look-over': 'ruleFaultLookOver',
};

/** What is wrong with a field, and what to do about it. */
export function faultText(fault: Fault): string {
  return say(FAULTS[fault]);
}

/** Where this page can say it shorter than elsewhere. */
const HERE: Partial<Record<FailureCode, Key>> = {
  'wrong-pin': 'pinWrong',
  'pin-length': 'pinLength',
  'pin-differs': 'pinDiffers',
  'pin-taken': 'pinTaken',
  'needs-pin': 'pinNeeded',
  'name-missing': 'pinNameMissing',
  'rules-faulty': 'agrMend',
  'last-member': 'memberLast',
  'last-parent': 'pinLastParent',
  'not-there': 'agrGone',
};

/** Why something was not done. A wait has a text of its own, which counts down. */
function refusal(failure: Failure): string {
  if (failure.error === 'pin-wait') return say('pinWaitFirst');
  const key = HERE[failure.error];
  return key === undefined ? failureText(failure) : say(key);
}

/** The same for an action to throw. */
export function notDone(failure: Failure): NotDoneError {
  return new NotDoneError(refusal(failure));
}

/** How long something lasts, beside the field in which its minutes were typed. */
export function meaningOf(ms: number | null): string {
  return ms === null || ms < 60 * 60_000 ? '' : durationText(ms);
}
