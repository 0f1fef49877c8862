import type { Answer, MessageName, PageMessageName, Request } from '../../messages/index.ts';

/** The messages that only Kintime's own pages may send. */
export type OwnMessageName = Exclude<MessageName, PageMessageName>;

/** One handler for each message; a file that handles some of them returns a part of this. */
export type Handlers<N extends OwnMessageName = OwnMessageName> = {
  readonly [M in N]: (request: Request<M>) => Promise<Answer<M>>;
};
