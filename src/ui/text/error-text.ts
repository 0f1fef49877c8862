import type { Failure, FailureCode } from '../../messages/index.ts';
import { t } from '../i18n.ts';
import type { Key } from '../i18n.ts';

const MESSAGES: Record<FailureCode, Key> = {
  'not-allowed': 'failureMalformed',
  malformed: 'failureMalformed',
  impossible: 'failureMalformed',
  'not-counting': 'failureNotCounting',
  'storage-full': 'failureStorageFull',
  'storage-broken': 'failureStorageBroken',
  'storage-newer': 'failureNewer',
  'import-not-ours': 'failureImportNotOurs',
  'import-newer': 'failureNewer',
  'import-damaged': 'failureImportDamaged',
  'import-cut-off': 'importCutOff',
  'needs-pin': 'failureNeedsPin',
  'needs-member': 'agrStartsMember',
  'needs-member-pin': 'failureNeedsMemberPin',
  'needs-own-pin': 'failureNeedsOwnPin',
  'wrong-pin': 'failureWrongPin',
  'pin-wait': 'failurePinWait',
  'pin-length': 'pinLength',
  'pin-differs': 'failurePinDiffers',
  'pin-taken': 'failurePinTaken',
  'name-missing': 'failureNameMissing',
  'name-taken': 'failureNameTaken',
  'name-of-member': 'failureNameOfMember',
  'parent-elsewhere': 'failureParentElsewhere',
  'rules-faulty': 'failureRulesFaulty',
  'last-member': 'failureLastMember',
  'switch-first': 'failureSwitchFirst',
  'last-parent': 'failureLastParent',
  'not-there': 'failureNotThere',
  'extension-taken': 'failureExtensionTaken',
  'not-needed': 'failureNotThere',
  'no-household': 'failureNoHousehold',
  'in-household': 'failureInHousehold',
  'pairing-not-ours': 'failurePairingNotOurs',
  'pairing-typo': 'failurePairingTypo',
  'pairing-length': 'failurePairingLength',
  'pairing-newer': 'failureNewer',
  'pairing-old': 'failurePairingOld',
  'card-not-ours': 'failureCardNotOurs',
  'card-cut': 'failureCardDamaged',
  'card-damaged': 'failureCardDamaged',
  'card-newer': 'failureNewer',
  'card-foreign': 'failureCardForeign',
  'card-old-key': 'failureCardOldKey',
  'card-other-key': 'failureCardOtherKey',
  'card-older': 'failureCardOlder',
  'card-own': 'failureCardOwn',
  'folder-address': 'failureFolderAddress',
  'folder-access': 'failureFolderAccess',
  'folder-problem': 'failureFolderProblem',
  'no-folder': 'failureNoFolder',
  unexpected: 'failureUnexpected',
};

/** Explains a failure, including its technical detail if there is one. */
export function errorText({ error, detail }: Failure): string {
  const key = error === 'pairing-typo' && detail !== '' ? 'failurePairingTypoAt' : MESSAGES[error];
  return t(key, detail).trim();
}
