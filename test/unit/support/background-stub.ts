import { vi } from 'vitest';
import type { Answer, Failure, MessageName } from '../../../src/messages/index.ts';
import { runtime } from './browser-stub.ts';

/** An answer for each message, or what makes one. */
export type Answers = Partial<{ [N in MessageName]: Answer<N> | (() => Answer<N>) }>;

/** What the background answers to each message, and a refusal to any other; everything that was sent. */
export function answering(answers: Answers): unknown[] {
  const sent: unknown[] = [];
  const byName = new Map<string, unknown>(Object.entries(answers));
  vi.spyOn(runtime, 'sendMessage').mockImplementation(async (message) => {
    sent.push(message);
    const { name } = message as { name: string };
    const refusal: Failure = { ok: false, error: 'unexpected', detail: name };
    const answer: unknown = byName.get(name) ?? refusal;
    return typeof answer === 'function' ? (answer as () => unknown)() : answer;
  });
  return sent;
}
