import type { Permission } from '../../domain/agreement/agreement.ts';
import type { Failure } from '../../messages/index.ts';
import type { DayKey } from '../../domain/time/units.ts';
import { dateText } from '../../ui/text/format-date.ts';
import { t } from '../../ui/i18n.ts';
import type { Key } from '../../ui/i18n.ts';
import { actionErrorText } from '../agreement/action-error.ts';

const STARTS: Record<'now' | 'tomorrow', Key> = {
  now: 'agrStartsNow',
  tomorrow: 'agrStartsTomorrow',
};

const NEEDS: Record<'pin' | 'member', Key> = {
  pin: 'agrStartsPin',
  member: 'agrStartsMember',
};

/**
 * What saving will do, before the press: "Starts tomorrow."
 * @param laterDay the first day on which the change shows, if that is later than today
 */
export function effectText(permission: Permission, laterDay: DayKey | null = null): string {
  if (!permission.allowed) return t(NEEDS[permission.needs]);
  return laterDay === null
    ? t(STARTS[permission.from])
    : t('sentence', t('agrFromDate', dateText(laterDay)));
}

/** What saving did, in the same words: "Saved. Starts tomorrow." */
export function savedText(from: 'now' | 'tomorrow', laterDay: DayKey | null = null): string {
  return t('agrSaved', effectText({ allowed: true, from }, laterDay));
}

/** Why nothing was saved, in the same words where they were said before. */
export function refusedText(failure: Failure): string {
  const { error } = failure;
  if (error !== 'needs-pin' && error !== 'needs-member') return actionErrorText(failure);
  return t('agrNotSaved', t(NEEDS[error === 'needs-pin' ? 'pin' : 'member']));
}
