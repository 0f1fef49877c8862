import type { Answer, MessageName, PageMessageName, Request } from '../../messages/index.ts';

/** The messages that only Kintime's own pages may send. */
export type OwnMessageName = Exclude<MessageName, PageMessageName>;

/** One handler for each message; the compiler requires all of them. */
export type Handlers<N extends MessageName> = {
  readonly [M in N]: (request: Request<M>) => Promise<Answer<M>>;
};
