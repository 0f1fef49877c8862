import type { Failure, FailureCode } from '../../messages/index.ts';
import { t } from '../i18n.ts';
import type { Key } from '../i18n.ts';

/** What notices say with a title, errors say in a row. */
type Notice = readonly [title: Key, text: Key];

const NEWER: Notice = ['storageNewerTitle', 'storageNewerText'];

const MESSAGES: Record<FailureCode, Key | Notice> = {
  'not-allowed': 'failureMalformed',
  malformed: 'failureMalformed',
  impossible: 'failureMalformed',
  'not-counting': 'failureNotCounting',
  'storage-full': 'failureStorageFull',
  'storage-broken': ['storageBrokenTitle', 'storageBrokenText'],
  'storage-newer': NEWER,
  'import-not-ours': 'failureImportNotOurs',
  'import-newer': NEWER,
  'import-damaged': 'failureImportDamaged',
  'import-cut-off': 'fileDamaged',
  'needs-pin': 'failureNeedsPin',
  'needs-member': 'agrStartsMember',
  'needs-member-pin': 'failureNeedsMemberPin',
  'needs-own-pin': 'failureNeedsOwnPin',
  'wrong-pin': 'failureWrongPin',
  'wrong-parent-pin': 'failureWrongPin',
  'pin-wait': 'failurePinWait',
  'pin-length': 'pinLength',
  'pin-differs': 'failurePinDiffers',
  'pin-taken': 'failurePinTaken',
  'name-missing': 'failureNameMissing',
  'name-taken': 'failureNameTaken',
  'name-of-member': 'failureNameOfMember',
  'parent-elsewhere': 'failureParentElsewhere',
  'rules-faulty': 'failureMalformed',
  'last-member': 'failureLastMember',
  'switch-first': 'failureSwitchFirst',
  'last-parent': 'failureLastParent',
  'not-there': 'failureNotThere',
  'extension-taken': 'failureExtensionTaken',
  'not-needed': 'failureNotThere',
  'no-household': 'failureNotThere',
  'in-household': 'failureInHousehold',
  'pairing-not-ours': 'failurePairingNotOurs',
  'pairing-typo': 'failurePairingTypo',
  'pairing-length': 'failurePairingTypo',
  'pairing-newer': NEWER,
  'pairing-old': 'failurePairingOld',
  'card-not-ours': 'failureCardNotOurs',
  'card-cut': 'failureCardDamaged',
  'card-damaged': 'failureCardDamaged',
  'card-newer': NEWER,
  'card-foreign': 'failureCardForeign',
  'card-old-key': 'failureCardOldKey',
  'card-other-key': 'failureCardOtherKey',
  'card-older': 'failureCardOlder',
  'card-own': 'failureCardOwn',
  'folder-address': 'failureFolderAddress',
  'folder-access': 'failureFolderAccess',
  'folder-problem': 'failureFolderProblem',
  'no-folder': 'failureNotThere',
  unexpected: 'failureUnexpected',
};

/** Explains a failure, including its technical detail if there is one. */
export function errorText({ error, detail }: Failure): string {
  const key = error === 'pairing-typo' && detail !== '' ? 'failurePairingTypoAt' : MESSAGES[error];
  const text =
    typeof key === 'string'
      ? t(key, detail)
      : `${t('sentence', t(key[0]))} ${t(key[1])}${error === 'storage-broken' ? ` (${detail})` : ''}`;
  return text.replace(/ \(\)$/, '');
}
