import type { Answer, MessageName, Request } from '../../messages/index.ts';
import { runtime } from '../browser.ts';

/** Who answers the questions of our own pages. */
export type Responder = (message: { readonly name: MessageName }) => Promise<unknown>;

let answerer: Responder = async (message) => runtime.sendMessage(message);

/** From now on somebody else answers on this page, and the background hears nothing of it. */
export function respondWith(other: Responder): void {
  answerer = other;
}

/**
 * Asks the background from one of our own pages. A failure is a value; a background that
 * cannot be reached is one too.
 */
export async function ask<N extends MessageName>(name: N, request: Request<N>): Promise<Answer<N>> {
  try {
    // Whoever answers knows what each message is answered with.
    // oxlint-disable-next-line no-unsafe-type-assertion
    return (await answerer({ name, ...request })) as Answer<N>;
  } catch (error) {
    return { ok: false, error: 'unexpected', detail: String(error) };
  }
}
