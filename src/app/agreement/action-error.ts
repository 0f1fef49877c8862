import type { Failure, FailureCode } from '../../messages/index.ts';
import { ActionError } from '../../ui/hooks/use-action.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { errorText } from '../../ui/text/error-text.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import type { FormFault } from '../limits-form/parse-form.ts';

const FAULTS: Record<FormFault, Key> = {
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
export function faultText(fault: FormFault): string {
  return t(FAULTS[fault]);
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
  if (failure.error === 'pin-wait') return t('pinWaitFirst');
  const key = HERE[failure.error];
  return key === undefined ? errorText(failure) : t(key);
}

/** The same for an action to throw. */
export function actionErrorOf(failure: Failure): ActionError {
  return new ActionError(refusal(failure));
}

/** How long something lasts, beside the field in which its minutes were typed. */
export function durationHint(ms: number | null): string {
  return ms === null || ms < 60 * 60_000 ? '' : durationText(ms);
}
