import type { Millis } from '../domain/time/units.ts';

/** Why a request was not carried out. The words for it are the page's business. */
export type FailureCode =
  | 'not-allowed'
  | 'malformed'
  | 'impossible'
  | 'not-counting'
  | 'storage-full'
  | 'storage-broken'
  | 'storage-newer'
  | 'import-not-ours'
  | 'import-newer'
  | 'import-damaged'
  | 'needs-pin'
  | 'wrong-pin'
  | 'pin-wait'
  | 'pin-length'
  | 'pin-differs'
  | 'pin-taken'
  | 'name-missing'
  | 'rules-faulty'
  | 'last-member'
  | 'last-parent'
  | 'not-there'
  | 'extension-taken'
  | 'not-needed'
  | HouseholdFailureCode
  | 'unexpected';

/** What can be wrong with a pairing or a week card. */
type HouseholdFailureCode =
  /** This browser is in no household. */
  | 'no-household'
  /** It is in one, and has to leave it first. */
  | 'in-household'
  /** Not a pairing text or file at all. */
  | 'pairing-not-ours'
  /** A letter is wrong; `detail` is the number of the group, where that can be told. */
  | 'pairing-typo'
  /** Letters are missing, or there are too many. */
  | 'pairing-length'
  | 'pairing-newer'
  /** Made before the household had a new key. */
  | 'pairing-old'
  | 'card-not-ours'
  /** A part of it is missing. */
  | 'card-cut'
  /** It was changed after it was sealed. */
  | 'card-damaged'
  | 'card-newer'
  /** Another household's. */
  | 'card-foreign'
  /** This household's, under the key it had before. */
  | 'card-old-key'
  /** This household's, under a key that this browser does not have. */
  | 'card-other-key'
  /** A newer one of the same week is here already. */
  | 'card-older'
  /** It was made by this browser. */
  | 'card-own';

export interface Failure {
  readonly ok: false;
  readonly error: FailureCode;
  /** What exactly is wrong, for the person who has to mend it; never an address or a page's text. */
  readonly detail: string;
  /** What is left to wait before a PIN can be tried again. */
  readonly waitMs?: Millis;
}
