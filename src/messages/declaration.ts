import * as v from 'valibot';

/** A request or reply without content. */
export type Empty = Record<never, never>;

/** Carries the type of a reply; holds nothing at run time. */
export interface ReplyType<Reply> {
  readonly type?: Reply;
}

/** One message: who may send it, the schema of its request, and the type of its reply. */
export interface Declaration<Sender extends 'page' | 'kintime', Schema, Reply> {
  readonly from: Sender;
  readonly request: Schema;
  readonly reply: ReplyType<Reply>;
}

type Strict<Entries extends v.ObjectEntries> = v.StrictObjectSchema<Entries, undefined>;

/** The type of a reply, for a declaration. */
export function reply<Reply>(): ReplyType<Reply> {
  return {};
}

/** Declares a message that a document of the measured site sends, through the content script. */
export function fromPage<Entries extends v.ObjectEntries, Reply = Empty>(
  entries: Entries,
  replyType: ReplyType<Reply> = reply(),
): Declaration<'page', Strict<Entries>, Reply> {
  return { from: 'page', request: v.strictObject(entries), reply: replyType };
}

/** Declares a message that only Kintime's own pages send. */
export function fromKintime<Entries extends v.ObjectEntries, Reply = Empty>(
  entries: Entries,
  replyType: ReplyType<Reply> = reply(),
): Declaration<'kintime', Strict<Entries>, Reply> {
  return { from: 'kintime', request: v.strictObject(entries), reply: replyType };
}
