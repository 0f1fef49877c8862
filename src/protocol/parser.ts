import * as v from 'valibot';
import { isDayKey } from '../domain/calendar.ts';
import { FEEDS } from '../domain/feeds.ts';
import { PAGE_GAP_REASONS } from '../domain/gaps.ts';
import { MOST_PIECES } from '../domain/outbox.ts';
import { DAY } from '../domain/units.ts';
import type { DayKey } from '../domain/units.ts';
import type { MessageName, PageMessageName, Request } from './messages.ts';

/** Moments between 2001 and 2128: what lies outside was not read from a clock. */
const moment = v.pipe(v.number(), v.integer(), v.minValue(1e12), v.maxValue(5e12));
const length = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400 * DAY));
const documentId = v.pipe(v.string(), v.uuid());
const dayKey = v.custom<DayKey>(isDayKey);
/** What a household's own export would take back: no address, and no longer than a name. */
const memberName = v.pipe(
  v.string(),
  v.maxLength(60),
  v.check((name) => !name.includes('://') && !name.includes('/@')),
);
const touchedAgo = v.nullable(length);

const claim = v.pipe(
  v.strictObject({ start: moment, end: moment, feed: v.picklist(FEEDS) }),
  v.check(({ start, end }) => start < end),
);

const gap = v.pipe(
  v.strictObject({ start: moment, end: moment, reason: v.picklist(PAGE_GAP_REASONS) }),
  v.check(({ start, end }) => start <= end),
);

const REQUESTS = {
  hello: v.strictObject({ name: v.literal('hello'), document: documentId, began: moment }),
  report: v.strictObject({
    name: v.literal('report'),
    document: documentId,
    sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    claims: v.pipe(v.array(claim), v.maxLength(MOST_PIECES)),
    gaps: v.pipe(v.array(gap), v.maxLength(MOST_PIECES)),
    touchedAgoMs: touchedAgo,
  }),
  ready: v.strictObject({ name: v.literal('ready') }),
  condition: v.strictObject({ name: v.literal('condition') }),
  read: v.strictObject({
    name: v.literal('read'),
    dates: v.pipe(v.array(dayKey), v.maxLength(62)),
  }),
  'start-counting': v.strictObject({ name: v.literal('start-counting'), memberName }),
  export: v.strictObject({ name: v.literal('export') }),
  import: v.strictObject({ name: v.literal('import'), archive: v.unknown() }),
  delete: v.union([
    v.strictObject({ name: v.literal('delete'), from: dayKey, to: dayKey }),
    v.strictObject({ name: v.literal('delete'), everything: v.literal(true) }),
  ]),
  'trust-clock': v.strictObject({ name: v.literal('trust-clock') }),
} satisfies Record<MessageName, v.GenericSchema>;

type Each<N extends MessageName> = {
  [M in N]: { readonly ok: true; readonly name: M; readonly request: Request<M> };
}[N];

/** A message that only a document of the site may send; all others are for our own pages. */
export type PageMessage = Each<PageMessageName>;
export type OwnMessage = Each<Exclude<MessageName, PageMessageName>>;
export type Parsed = PageMessage | OwnMessage;

export function isPageMessage(message: Parsed): message is PageMessage {
  return message.name === 'hello' || message.name === 'report';
}

/**
 * Reads a message as it came over the border. Total: whatever comes in, a message or the
 * reason why it is none comes out.
 */
export function parseMessage(message: unknown): Parsed | { ok: false; detail: string } {
  const name = nameOf(message);
  if (name === undefined) return { ok: false, detail: 'no message of ours' };
  const result = v.safeParse(REQUESTS[name], message);
  if (!result.success) return { ok: false, detail: wordsFor(result.issues) };
  const { name: _, ...request } = result.output;
  // The schema of each name gives the request of that name; the map loses that connection.
  // oxlint-disable-next-line no-unsafe-type-assertion
  return { ok: true, name, request } as unknown as Parsed;
}

function nameOf(message: unknown): MessageName | undefined {
  if (typeof message !== 'object' || message === null || !('name' in message)) return undefined;
  const { name } = message;
  return isName(name) ? name : undefined;
}

function isName(name: unknown): name is MessageName {
  return typeof name === 'string' && Object.hasOwn(REQUESTS, name);
}

/** Where it is wrong and how, without repeating what was sent. */
function wordsFor(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'malformed';
  const path = v.getDotPath(issue) ?? 'message';
  return `${path}: ${issue.expected ?? issue.type}`;
}
