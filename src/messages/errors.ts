import type { Millis } from '../domain/time/units.ts';

/** Why a request failed. Pages translate it into text. */
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
  /** A file of Kintime that is no JSON any more. */
  | 'import-cut-off'
  | 'needs-pin'
  /** The rules are the member's own: it takes them, or a parent's PIN. */
  | 'needs-member'
  /** The PIN of the member who is spoken for, or a parent's; `detail` is the member's name. */
  | 'needs-member-pin'
  /** The member's own PIN, and no parent's; `detail` is the member's name. */
  | 'needs-own-pin'
  | 'wrong-pin'
  /** Not the PIN of the parent from another browser; the PIN of the member was right. */
  | 'wrong-parent-pin'
  | 'pin-wait'
  | 'pin-length'
  | 'pin-differs'
  | 'pin-taken'
  | 'name-missing'
  /** Like another person's; `detail` is that name. */
  | 'name-taken'
  /** A member may be the same person (rule A22); `detail` is their name, `member` their id. */
  | 'name-of-member'
  /** A parent of that name has a PIN on another browser; `detail` is its name, `member` who they are. */
  | 'parent-elsewhere'
  | 'rules-faulty'
  | 'last-member'
  /** The member who would be the current one has to be switched to first. */
  | 'switch-first'
  | 'last-parent'
  | 'not-there'
  | 'extension-taken'
  | 'not-needed'
  | HouseholdFailureCode
  | 'unexpected';

/** What can be wrong with a household, a pairing or a week card. */
type HouseholdFailureCode =
  | 'no-household'
  /** This browser has to leave its household first. */
  | 'in-household'
  /** Not a pairing text or file. */
  | 'pairing-not-ours'
  /** A wrong character; `detail` is the number of its group, if it can be located. */
  | 'pairing-typo'
  /** Too few or too many characters. */
  | 'pairing-length'
  | 'pairing-newer'
  /** Made before the household changed its key. */
  | 'pairing-old'
  | 'card-not-ours'
  /** Truncated. */
  | 'card-cut'
  /** Changed after it was encrypted. */
  | 'card-damaged'
  | 'card-newer'
  /** From another household. */
  | 'card-foreign'
  /** Encrypted with a previous key of this household. */
  | 'card-old-key'
  /** From this household, encrypted with a key that this browser does not have. */
  | 'card-other-key'
  /** A newer card of the same week is known already. */
  | 'card-older'
  /** Made by this browser. */
  | 'card-own'
  /** Not an address that a shared folder may have; `detail` is an `AddressFault`. */
  | 'folder-address'
  /** The browser was not allowed to connect to it. */
  | 'folder-access'
  /** `detail` is a `FolderProblem`. */
  | 'folder-problem'
  | 'no-folder';

export interface Failure {
  readonly ok: false;
  readonly error: FailureCode;
  /** Technical detail, or a name; never an address or text of a page. */
  readonly detail: string;
  /** The id of the member who may be a parent. */
  readonly member?: string;
  /** How long until another PIN may be tried. */
  readonly waitMs?: Millis;
}
