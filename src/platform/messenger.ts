import type { Answer, MessageName, Request } from '../protocol/messages.ts';
import { runtime } from './browser.ts';

/**
 * Asks the background from one of our own pages. A failure is a value; a background that
 * cannot be reached is one too.
 */
export async function ask<N extends MessageName>(name: N, request: Request<N>): Promise<Answer<N>> {
  try {
    return await runtime.sendMessage({ name, ...request });
  } catch (error) {
    return { ok: false, error: 'unexpected', detail: String(error) };
  }
}
