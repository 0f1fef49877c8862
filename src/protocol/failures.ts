import type { Millis } from '../domain/units.ts';

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
  | 'unexpected';

export interface Failure {
  readonly ok: false;
  readonly error: FailureCode;
  /** What exactly is wrong, for the person who has to mend it; never an address or a page's text. */
  readonly detail: string;
  /** What is left to wait before a PIN can be tried again. */
  readonly waitMs?: Millis;
}
