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
 * @param startsOn the first day on which rules for dates apply, if that is later than today
 */
export function effectText(permission: Permission, startsOn: DayKey | null = null): string {
  if (startsOn !== null && permission.allowed && permission.from === 'now') {
    return t('sentence', t('agrFromDate', dateText(startsOn)));
  }
  return t(permission.allowed ? STARTS[permission.from] : NEEDS[permission.needs]);
}

/** What saving did, in the same words: "Saved. Starts tomorrow." */
export function savedText(starts: 'now' | 'tomorrow'): string {
  return t('agrSaved', t(STARTS[starts]));
}

/** Why nothing was saved, in the same words where they were said before. */
export function refusedText(failure: Failure): string {
  const { error } = failure;
  if (error !== 'needs-pin' && error !== 'needs-member') return actionErrorText(failure);
  return t('agrNotSaved', t(NEEDS[error === 'needs-pin' ? 'pin' : 'member']));
}
