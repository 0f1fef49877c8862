import { HOUR } from '../../domain/time/units.ts';
import { durationText } from '../../ui/text/format-duration.ts';
import { limitText } from '../../ui/text/rule-text.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import type { FormFault } from './parse-form.ts';
import { minutesOf } from './parse-minutes.ts';

const FAULTS: Record<FormFault, Key> = {
  'not-a-number': 'ruleFaultNumber',
  'window-empty': 'ruleFaultWindowEmpty',
  'window-time': 'ruleFaultWindowTime',
  'window-weekdays': 'ruleFaultWeekdays',
  'window-too-many': 'ruleFaultTooMany',
  'limit-negative': 'ruleFaultNumber',
  'limit-not-whole': 'ruleFaultNumber',
  'limit-whole-day': 'ruleFaultAll',
  'limit-whole-week': 'ruleFaultAll',
  'session-length': 'ruleFaultSession',
  'break-length': 'ruleFaultBreak',
  'dates-order': 'ruleFaultDatesOrder',
  'dates-missing': 'ruleFaultDatesMissing',
  'dates-too-many': 'ruleFaultTooMany',
  'look-over': 'ruleFaultLookOver',
};

/** What is wrong with a field, and how to correct it; empty if nothing is. */
export function faultText(fault: FormFault | undefined): string {
  return fault === undefined ? '' : t(FAULTS[fault]);
}

/** Minutes that were typed, in hours; empty below one hour. */
export function durationHint(typed: string): string {
  const ms = minutesOf(typed);
  return ms === null || ms < HOUR ? '' : durationText(ms);
}

/** What a daily limit means that was typed: "1 hr 30 min", "not on this computer" or "no limit". */
export function limitMeaning(typed: string): string {
  if (typed.trim() === '') return limitText(null);
  return minutesOf(typed) === 0 ? limitText(0) : durationHint(typed);
}
