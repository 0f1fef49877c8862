import type { Answer, MessageName, Request } from '../../messages/index.ts';
import { runtime } from '../browser.ts';

/** Replies to the messages of Kintime's own pages. */
export type Responder = (message: { readonly name: MessageName }) => Promise<unknown>;

let responder: Responder = async (message) => runtime.sendMessage(message);

/** Replaces the background on this page, for made-up data. */
export function setResponder(replacement: Responder): void {
  responder = replacement;
}

/**
 * Sends a message to the background from one of Kintime's own pages. Never rejects: an unreachable
 * background is a failure, too.
 */
export async function ask<N extends MessageName>(name: N, request: Request<N>): Promise<Answer<N>> {
  try {
    // The responder replies to each message with its declared reply.
    // oxlint-disable-next-line no-unsafe-type-assertion
    return (await responder({ name, ...request })) as Answer<N>;
  } catch (error) {
    return { ok: false, error: 'unexpected', detail: String(error) };
  }
}
