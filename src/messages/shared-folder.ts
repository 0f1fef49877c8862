import * as v from 'valibot';
import type { Agreement } from '../domain/agreement/agreement.ts';
import type { ExtraTimeRequest } from '../domain/agreement/extra-time-request.ts';
import type {
  GoneBrowser,
  Refusal,
  SuggestedFolder,
} from '../domain/household/sharing/connection.ts';
import type { FolderProblem } from '../domain/household/sharing/shared-folder.ts';
import type { SharedProposal } from '../domain/household/sharing/browser-file.schema.ts';
import { ANSWERS } from '../domain/agreement/agreement.ts';
import { personName } from '../domain/people/names.schema.ts';
import { id, shortText } from '../domain/time/input.schema.ts';
import type { EpochMs } from '../domain/time/units.ts';
import { fromKintime, reply } from './declaration.ts';
import { extraMinutes, memberPin } from './primitives.schema.ts';

/** A browser of the household as another one knows it from the shared folder. */
export interface OtherBrowserView {
  readonly device: string;
  /** Its name. */
  readonly browser: string;
  /** The names of its people. */
  readonly people: readonly string[];
  /** When this browser last saw a new file of it, on the wall clock. */
  readonly heardAt: EpochMs;
  /** Its parents whom nobody has confirmed in this browser, by name (rule H5). */
  readonly unknownParents: readonly string[];
}

/** The shared folder of this browser (rule H4). */
export interface FolderView {
  readonly address: string;
  readonly user: string;
  /** This browser's name. */
  readonly browser: string;
  /** `access-lost`: the browser no longer allows connections to the address. */
  readonly problem: FolderProblem | 'access-lost' | null;
  /** When the folder was last seen, on the wall clock; 0 before. */
  readonly seenAt: EpochMs;
  /** When this browser's file was last written; 0 before. */
  readonly writtenAt: EpochMs;
  /** Until when it waits after a failure; 0 if it does not. */
  readonly waitUntil: EpochMs;
  /** Until when the server asked to be left alone; 0 if it did not. */
  readonly serverWaitUntil: EpochMs;
  readonly others: readonly OtherBrowserView[];
  /** Whether a parent has a PIN in this browser, which confirms parents of others. */
  readonly hasPin: boolean;
  /** Browsers whose files have gone from the folder, the latest to go last. */
  readonly gone: readonly Omit<GoneBrowser, 'sequence'>[];
  readonly refusals: readonly Refusal[];
  /** Whether this profile turned out to be a copy, and counts as a browser of its own from then on. */
  readonly wasCopied: boolean;
}

/** What a member of another browser waits for. */
export interface InboxItem {
  /** The member's id in the household. */
  readonly person: string;
  readonly name: string;
  /** The name of their browser. */
  readonly browser: string;
  /** Today's request; `null` for none that waits. */
  readonly request: Pick<
    ExtraTimeRequest,
    'id' | 'date' | 'ms' | 'pastBedtime' | 'reason' | 'at'
  > | null;
  /**
   * How long they watched on the date of the request, in ms, in browsers that have told; `null` if
   * none has, and for everybody but parents.
   */
  readonly watchedMs: number | null;
  /** Suggestions that wait, the newest first. */
  readonly proposals: readonly SharedProposal[];
  /** The member's latest agreement; `null` before the first. */
  readonly agreement: Pick<Agreement, 'way' | 'rules' | 'version'> | null;
}

/** A web address; parsed and refused in words in the background. */
const address = v.pipe(v.string(), v.maxLength(1000));
const secret = v.pipe(v.string(), v.maxLength(500));

/** The household's shared folder. */
export const sharedFolderMessages = {
  /** `null` without one. `suggested` is what the pairing text of another browser said of it. */
  folder: fromKintime(
    {},
    reply<{
      folder: FolderView | null;
      suggested: SuggestedFolder | null;
    }>(),
  ),
  /**
   * Connects this browser: makes the folder, writes this browser's file, reads it back. The page has
   * asked for access to the address. Fails with `folder-address`, or `folder-problem` and a
   * `FolderProblem` as detail; then nothing is stored. An empty password keeps the one that is stored
   * for the same address and user, so that the browser can be renamed.
   */
  'connect-folder': fromKintime({
    address,
    user: v.pipe(v.string(), v.maxLength(200)),
    password: secret,
    browser: personName,
  }),
  /** Removes this browser's file and forgets address, user and password. Needs the PIN if there is one. */
  'leave-folder': fromKintime({}),
  /**
   * Looks into the folder if the last look is long enough ago. Replies when that is done. `asked`:
   * somebody asks for it, so that a pause after a failure ends.
   */
  'sync-folder': fromKintime({ asked: v.exactOptional(v.boolean()) }),
  /** Whether a member's week cards go along by themselves. */
  'share-cards': fromKintime({ member: id, shared: v.boolean(), memberPin }),
  /** What members of other browsers wait for. */
  'folder-inbox': fromKintime({}, reply<{ items: readonly InboxItem[] }>()),
  /** A parent's answer to a request from another browser; needs a PIN. `minutes` is `null` for a no. */
  'answer-other-request': fromKintime({
    request: id,
    minutes: v.nullable(extraMinutes),
    reason: shortText(500),
  }),
  /** A parent's answer to a suggestion from another browser; needs a PIN. */
  'answer-other-proposal': fromKintime({
    proposal: id,
    answer: v.picklist(ANSWERS),
    reason: shortText(500),
  }),
  /** Stops listing a browser whose file has gone. Needs the PIN if there is one. */
  'forget-browser': fromKintime({ device: id }),
  /**
   * Takes over the parents of another browser (rule H5). Needs a PIN here. Fails with
   * `name-of-member` if one of them may be a member here, whom the next request says it is.
   */
  'confirm-parents': fromKintime({ device: id, member: v.exactOptional(id) }),
};
