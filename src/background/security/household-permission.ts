import { authorName } from '../../domain/agreement/change-log.ts';
import type { Household } from '../../domain/household/household.ts';
import type { Pairing } from '../../domain/household/pairing-code.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import type { Failure } from '../../messages/index.ts';
import { keyIdOf } from '../../platform/crypto/household-crypto.ts';
import { firstWeekday } from '../../platform/i18n/first-weekday.ts';
import { failure } from '../messaging/errors.ts';
import type { BackgroundServices } from '../services.ts';

/**
 * Who may change the household right now (rule A16): the name of the unlocked parent, `''` if
 * there is no PIN, `null` if the PIN is needed first.
 */
export async function householdPermission(
  { pinGuard }: Pick<BackgroundServices, 'pinGuard'>,
  settings: Settings,
): Promise<string | null> {
  if (settings.parents.length === 0) return '';
  const unlocked = await pinGuard.unlocked(settings);
  return unlocked === null ? null : authorName(unlocked.parent);
}

/** The same where nobody's name is needed: why the household may not be changed, if it may not. */
export async function refuseHouseholdChange(
  services: Pick<BackgroundServices, 'pinGuard'>,
  settings: Settings,
): Promise<Failure | null> {
  const who = await householdPermission(services, settings);
  return who === null ? failure('needs-pin', '') : null;
}

/** Why a pairing does not fit this browser's household, if it does not. */
export async function refusePairing(
  household: Household | null,
  pairing: Pairing,
): Promise<Failure | null> {
  if (household === null) return null;
  if (household.tag !== pairing.tag) return failure('in-household', '');
  return household.oldKeys.includes(await keyIdOf(pairing.key)) ? failure('pairing-old', '') : null;
}

/** Why a pairing may not change the first day of the week, which would restart a weekly limit. */
export async function refuseFirstDay(
  { pinGuard, managedPolicy }: Pick<BackgroundServices, 'pinGuard' | 'managedPolicy'>,
  settings: Settings,
  { firstDay }: Pairing,
): Promise<Failure | null> {
  if (firstDay === firstWeekday(settings.firstDay)) return null;
  if (!(await pinGuard.isAuthorized(settings))) return failure('needs-pin', '');
  const managed = await managedPolicy.rules();
  return (managed?.weekly ?? null) === null ? null : failure('not-allowed', 'managed');
}
