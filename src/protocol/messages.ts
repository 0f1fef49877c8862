import type { Parcel } from '../domain/outbox.ts';
import type { System } from '../domain/attention.ts';
import type { Archive } from '../domain/archive.ts';
import type { Picture } from '../domain/picture.ts';
import type { StorageProblem } from '../domain/problems.ts';
import type { DayKey, EpochMs, Millis } from '../domain/units.ts';

/**
 * Every message there is: what is asked, what is answered, and who may ask.
 * `page` is a document of the measured site, through our content script; `kintime` is one of
 * our own pages. The sender is told from the browser's word for it, never from the message.
 */
export interface Messages {
  /** The question of a document when it starts or shows again. */
  hello: {
    from: 'page';
    request: { document: string; began: EpochMs };
    reply: Standing & { touchedAgoMs: Millis | null };
  };
  /** What a document measured since its last acknowledged report. */
  report: {
    from: 'page';
    request: Parcel & {
      document: string;
      sequence: number;
      /** How long ago the page was touched, for the document that comes after it in the tab. */
      touchedAgoMs: Millis | null;
    };
    reply: Standing & { acknowledged: number };
  };
  /** A page of ours wants to read: makes sure that the database is there. */
  ready: { from: 'kintime'; request: Record<never, never>; reply: Record<never, never> };
  /** The same rows that a page reads by itself, for pages that may not open the database (Firefox's private windows). */
  read: { from: 'kintime'; request: { dates: readonly DayKey[] }; reply: { picture: Picture } };
  /** Whether anything keeps Kintime from counting, as far as the background knows. */
  condition: { from: 'kintime'; request: Record<never, never>; reply: { condition: Condition } };
  /** Counting was agreed to on the welcome page. */
  'start-counting': {
    from: 'kintime';
    /** The name of the member whose browser this is; may be empty. */
    request: { memberName: string };
    reply: { since: EpochMs };
  };
  export: { from: 'kintime'; request: Record<never, never>; reply: { archive: Archive } };
  /** The parsed content of an export file; checked in the background before anything is touched. */
  import: {
    from: 'kintime';
    request: { archive: unknown };
    reply: { addedMs: Millis; days: number };
  };
  delete: {
    from: 'kintime';
    request: { from: DayKey; to: DayKey } | { everything: true };
    reply: { days: number };
  };
  /** A person says that the computer's clock is right although it is far behind the last entry. */
  'trust-clock': { from: 'kintime'; request: Record<never, never>; reply: Record<never, never> };
}

export type MessageName = keyof Messages;
/** The messages that documents of the site send. */
export type PageMessageName = {
  [N in MessageName]: Messages[N]['from'] extends 'page' ? N : never;
}[MessageName];

export type Request<N extends MessageName> = Messages[N]['request'];
export type Reply<N extends MessageName> = Messages[N]['reply'];

/** What a document must know to go on. */
export interface Standing {
  /** False until counting was agreed to, and while access is missing. */
  readonly counting: boolean;
  readonly system: System;
  /** When what this reply says may change by itself; the page reports at once then. */
  readonly nextChange: EpochMs;
}

/** What keeps Kintime from counting; null where nothing does. */
export interface Condition {
  readonly counting: boolean;
  readonly access: boolean;
  readonly storage: StorageProblem | null;
  /** The browser found its database damaged and put an empty one in its place. */
  readonly historyLost: boolean;
  /** How far the computer's clock is behind the last entry, where a person has to decide. */
  readonly clockBehindMs: Millis | null;
}

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
  | 'unexpected';

export interface Failure {
  readonly ok: false;
  readonly error: FailureCode;
  /** What exactly is wrong, for the person who has to mend it; never an address or a page's text. */
  readonly detail: string;
}

export type Answer<N extends MessageName> = ({ readonly ok: true } & Reply<N>) | Failure;

/** What the background tells documents of the site unasked. */
export type Notice =
  | { readonly notice: 'system'; readonly system: System }
  | { readonly notice: 'counting'; readonly counting: boolean }
  /** The extension is about to be replaced by a newer one: hand over what there is. */
  | { readonly notice: 'hand-over' };
