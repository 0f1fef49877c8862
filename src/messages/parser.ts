import * as v from 'valibot';
import { MESSAGES } from './index.ts';
import type { MessageName, PageMessageName, Request } from './index.ts';

type Parsed<N extends MessageName> = {
  [M in N]: { readonly ok: true; readonly name: M; readonly request: Request<M> };
}[N];

export type PageMessage = Parsed<PageMessageName>;
export type OwnMessage = Parsed<Exclude<MessageName, PageMessageName>>;

/** Whether only a document of the site may send this message, or else only Kintime's own pages. */
export function isPageMessage(message: PageMessage | OwnMessage): message is PageMessage {
  return MESSAGES[message.name].from === 'page';
}

/**
 * Validates a message from outside the background. Never throws; `detail` says what is wrong
 * without repeating any of the message.
 */
export function parseMessage(
  message: unknown,
): PageMessage | OwnMessage | { readonly ok: false; readonly detail: string } {
  if (typeof message !== 'object' || message === null || !('name' in message)) {
    return { ok: false, detail: 'no message of ours' };
  }
  const { name, ...request } = message;
  if (!isName(name)) return { ok: false, detail: 'no message of ours' };
  const result = v.safeParse(MESSAGES[name].request, request);
  if (!result.success) return { ok: false, detail: describeIssues(result.issues) };
  // The declaration of each name has the schema of its request; the lookup loses that connection.
  // oxlint-disable-next-line no-unsafe-type-assertion
  return { ok: true, name, request: result.output } as PageMessage | OwnMessage;
}

function isName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(MESSAGES, name);
}

function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'malformed';
  const path = v.getDotPath(issue) ?? 'message';
  return `${path}: ${issue.expected ?? issue.type}`;
}
