import type * as v from 'valibot';
import { agreementMessages } from './agreement.ts';
import { dataMessages } from './data.ts';
import { documentMessages } from './documents.ts';
import { elsewhereMessages } from './elsewhere.ts';
import type { Failure } from './errors.ts';
import { householdMessages } from './household.ts';
import { notesMessages } from './notes.ts';
import { peopleMessages } from './people.ts';
import { sharedFolderMessages } from './shared-folder.ts';

export type { RulesDraft } from './agreement.ts';
export type { PageAnswer, PageLocation } from './documents.ts';
export type { DocumentNotice, DocumentStatus, VerdictMessage } from './document-status.ts';
export type { Failure, FailureCode } from './errors.ts';

/**
 * All messages to the background. Pages and the content script import only types from here: the
 * schemas would bring Valibot into their bundles.
 */
export const MESSAGES = {
  ...documentMessages,
  ...dataMessages,
  ...elsewhereMessages,
  ...agreementMessages,
  ...peopleMessages,
  ...householdMessages,
  ...notesMessages,
  ...sharedFolderMessages,
};

type Messages = typeof MESSAGES;
export type MessageName = keyof Messages;

/** The messages that documents of the site send; all others are for Kintime's own pages. */
export type PageMessageName = {
  [N in MessageName]: Messages[N]['from'] extends 'page' ? N : never;
}[MessageName];

export type Request<N extends MessageName> = v.InferOutput<Messages[N]['request']>;
export type Reply<N extends MessageName> = NonNullable<Messages[N]['reply']['type']>;

export type Answer<N extends MessageName> = ({ readonly ok: true } & Reply<N>) | Failure;
