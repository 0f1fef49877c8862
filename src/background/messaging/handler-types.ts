import type { Answer, MessageName, PageMessageName, Request } from '../../messages/index.ts';

/** The messages that only our own pages may send. */
export type OwnMessageName = Exclude<MessageName, PageMessageName>;

/** One answer for each message; a message without one does not compile. */
export type Handlers<N extends MessageName> = {
  readonly [M in N]: (request: Request<M>) => Promise<Answer<M>>;
};
