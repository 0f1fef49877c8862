import type { AnswerKind, DecisionMode, Wish } from '../domain/agreement/agreement.ts';
import type { Archive } from '../domain/backup/archive.ts';
import type { ImportPreview } from '../domain/backup/preview-import.ts';
import type { Feed } from '../domain/tracking/feeds.ts';
import type { ReportBatch } from '../domain/tracking/outbox.ts';
import type { Rules } from '../domain/limits/rules/rules.ts';
import type { DayKey, EpochMs, Millis } from '../domain/time/units.ts';
import type { Failure } from './errors.ts';
import type { HouseholdMessages } from './household.ts';
import type { NotesMessages } from './notes.ts';
import type { ParentMessages } from './parents.ts';
import type { QueryMessages } from './queries.ts';
import type { DocumentStatus } from './document-status.ts';
import type { PreviewView } from './views.ts';

export type { Failure, FailureCode } from './errors.ts';
export type { DocumentNotice, DocumentStatus, VerdictMessage } from './document-status.ts';

/** A request or reply that carries nothing. */
export type Empty = Record<never, never>;

/**
 * Every message there is: what is asked, what is answered, and who may ask.
 * `page` is a document of the measured site, through our content script; `kintime` is one of
 * our own pages. The sender is told from the browser's word for it, never from the message.
 */
export interface Messages extends HouseholdMessages, NotesMessages, ParentMessages, QueryMessages {
  /** The question of a document when it starts or shows again. */
  hello: {
    from: 'page';
    request: { document: string; began: EpochMs } & PageLocation;
    reply: DocumentStatus & { touchedAgoMs: Millis | null };
  };
  /** What a document measured since its last acknowledged report. */
  report: {
    from: 'page';
    request: ReportBatch & {
      document: string;
      sequence: number;
      /** How long ago the page was touched, for the document that comes after it in the tab. */
      touchedAgoMs: Millis | null;
    } & PageLocation;
    reply: DocumentStatus & { acknowledged: number };
  };
  /** The document shows another part of the site, on which the rules may say something else. */
  moved: { from: 'page'; request: { document: string } & PageLocation; reply: DocumentStatus };
  /** The video that was allowed to finish has: the site closes now. */
  finished: { from: 'page'; request: { document: string }; reply: Empty };
  /**
   * What a person answered to one of Kintime's own questions in the page. It can do no more than
   * that question offers: a page that makes it up gets past a soft rule, never past a firm one.
   */
  answer: {
    from: 'page';
    request: { document: string; answer: PageAnswer } & PageLocation;
    reply: DocumentStatus;
  };
  /**
   * Counting was agreed to on the welcome page. By a parent alone it begins when the member has
   * read about it on the site.
   */
  'start-counting': {
    from: 'kintime';
    /** The name of the member whose browser this is; may be empty. */
    request: { memberName: string; alone?: boolean };
    /** `null` while the member is waited for. */
    reply: { since: EpochMs | null };
  };
  /** The language of all words from now on, as a BCP 47 tag; `null` goes by the browser. */
  'choose-language': { from: 'kintime'; request: { language: string | null }; reply: Empty };
  export: { from: 'kintime'; request: Empty; reply: { archive: Archive } };
  /** The parsed content of an export file; checked in the background before anything is touched. */
  import: {
    from: 'kintime';
    request: { archive: unknown };
    reply: {
      addedMs: Millis;
      days: number;
      /** Whether today was left as it is, for want of a PIN. */
      todayKept: boolean;
    };
  };
  /** What bringing in a file would change. Changes nothing. */
  'preview-import': {
    from: 'kintime';
    request: { archive: unknown };
    reply: { preview: ImportPreview };
  };
  /** For how many months days are kept, `null` for always; what is older goes. Replies on how many dates. */
  'keep-days': { from: 'kintime'; request: { months: number | null }; reply: { days: number } };
  delete: {
    from: 'kintime';
    request: { from: DayKey; to: DayKey } | { everything: true };
    reply: {
      days: number;
      /** The first date that stayed for want of a PIN, since a rule counts by it; `null` if none did. */
      keptFrom: DayKey | null;
      /** Whether this browser stays in its household, for want of a PIN. */
      householdKept: boolean;
    };
  };
  /** A person says that the computer's clock is right although it is far behind the last entry. */
  'trust-clock': { from: 'kintime'; request: Empty; reply: Empty };

  /** What rules would mean for today. Changes nothing. */
  preview: { from: 'kintime'; request: RulesDraft; reply: { preview: PreviewView } };
  'save-agreement': {
    from: 'kintime';
    request: RulesDraft & {
      lookAgain: DayKey | null;
      wishes: readonly Wish[];
      /** "From now": what is tightened holds at once. */
      atOnce: boolean;
    };
    reply: { version: number; from: EpochMs };
  };
  /** The yes of the member, or of the parent who is unlocked, to the version that they saw; the latest alone takes one. */
  'say-yes': {
    from: 'kintime';
    request: { member: string; version: number; as: 'member' | 'parent' };
    reply: Empty;
  };
  propose: {
    from: 'kintime';
    request: { member: string; rules: Rules; reason: string };
    reply: Empty;
  };
  /** Whoever made a proposal takes it back, while it waits for its yes or no. */
  'withdraw-proposal': { from: 'kintime'; request: { id: string }; reply: Empty };
  /** A parent's answer; a yes makes the proposed rules the agreement, and both have said yes to it. */
  'answer-proposal': {
    from: 'kintime';
    request: { id: string; answer: AnswerKind; reason: string };
    reply: Empty;
  };

  /** More minutes for the member who is current, with a parent's PIN or the code of their phone. */
  'extra-time': {
    from: 'kintime';
    request: { minutes: number; code: string; pastBedtime: boolean; reason: string };
    reply: { parent: string };
  };
  'free-extension': { from: 'kintime'; request: Empty; reply: Empty };

  'add-member': { from: 'kintime'; request: { memberName: string }; reply: { member: string } };
  'rename-member': {
    from: 'kintime';
    request: { member: string; memberName: string };
    reply: Empty;
  };
  /** Removes a member with their history and agreement. */
  'remove-member': { from: 'kintime'; request: { member: string }; reply: Empty };
  /** Who is watching. `pin` is the member's own or a parent's, where one is needed; else empty. */
  'switch-member': { from: 'kintime'; request: { member: string; pin: string }; reply: Empty };
  /** A PIN of the member's own. `current` is the one before, or a parent's; else empty. */
  'set-member-pin': {
    from: 'kintime';
    request: { member: string; pin: string; confirm: string; current: string };
    reply: Empty;
  };
  'set-ideas': {
    from: 'kintime';
    request: { member: string; ideas: readonly string[] };
    reply: Empty;
  };
  'set-opening-pause': {
    from: 'kintime';
    request: { member: string; pauseMs: Millis | null };
    reply: Empty;
  };
}

/** Where a document is: the part of the site, worked out from the path, which stays in the page. */
export interface PageLocation {
  readonly feed: Feed;
  /** Whether somebody makes something here, as on the upload page, where no pause is asked. */
  readonly making: boolean;
  readonly embedded: boolean;
}

export const PAGE_ANSWERS = [
  'continue',
  'pause-passed',
  'not-now',
  'stop',
  'begin',
  'look',
] as const;
/**
 * To the session question: continue or stop. To the opening pause: passed, or not now. To the
 * notice at the first visit: begin to count, or look what is kept.
 */
export type PageAnswer = (typeof PAGE_ANSWERS)[number];

/** Rules that somebody thinks about. */
export interface RulesDraft {
  readonly member: string;
  readonly way: DecisionMode;
  readonly rules: Rules;
}

export type MessageName = keyof Messages;
/** The messages that documents of the site send. */
export type PageMessageName = {
  [N in MessageName]: Messages[N]['from'] extends 'page' ? N : never;
}[MessageName];

export type Request<N extends MessageName> = Messages[N]['request'];
export type Reply<N extends MessageName> = Messages[N]['reply'];

export type Answer<N extends MessageName> = ({ readonly ok: true } & Reply<N>) | Failure;
