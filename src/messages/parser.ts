import * as v from 'valibot';
import { ANSWERS, DECISION_MODES } from '../domain/agreement/agreement.ts';
import { LONGEST_PIN } from '../domain/people/pin-attempts.ts';
import { isDayKey, isWallTime, WEEKDAYS } from '../domain/time/calendar.ts';
import { FEEDS } from '../domain/tracking/feeds.ts';
import { PAGE_GAP_REASONS } from '../domain/tracking/gaps.ts';
import { MAX_PIECES } from '../domain/tracking/outbox.ts';
import { EXTRA_CHOICES } from '../domain/limits/rules/extra-time.ts';
import { OPENING_PAUSES } from '../domain/people/members.ts';
import { PRIVACY_STEPS } from '../domain/settings/privacy-steps.ts';
import { QUESTIONS } from '../domain/household/week/conversation-questions.ts';
import { RETENTION_MONTHS } from '../domain/settings/retention.ts';
import { DAY, MINUTE } from '../domain/time/units.ts';
import type { DayKey, WallTime } from '../domain/time/units.ts';
import { LONGEST_NOTE } from '../domain/household/week/week-notes.ts';
import { id, timestamp, personName, shortText } from './primitives.schema.ts';
import { PAGE_ANSWERS } from './index.ts';
import type { MessageName, PageMessageName, Request } from './index.ts';
import { rulesSchema } from '../domain/limits/rules/rules.schema.ts';

const length = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(400 * DAY));
const documentId = v.pipe(v.string(), v.uuid());
const dayKey = v.custom<DayKey>(isDayKey);
const reason = shortText(500);
/** As it was typed; twice as long as one that is taken, so that what is too long is said in words. */
const pin = v.pipe(v.string(), v.maxLength(2 * LONGEST_PIN));
/** A tag such as `pt-BR`; whether there are words of it, the background knows. */
const language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/));
const ids = v.pipe(v.array(id), v.maxLength(50));
/** A pairing or a card as it was pasted; what it says is for its own parser. */
const pasted = v.pipe(v.string(), v.maxLength(100_000));
const place = {
  feed: v.picklist(FEEDS),
  making: v.boolean(),
  embedded: v.boolean(),
};
const draft = { member: id, way: v.picklist(DECISION_MODES), rules: rulesSchema };
const wish = v.strictObject({ by: id, dailyMs: v.nullable(length), reason });
const touchedAgo = v.nullable(length);

const claim = v.pipe(
  v.strictObject({ start: timestamp, end: timestamp, feed: v.picklist(FEEDS) }),
  v.check(({ start, end }) => start < end),
);

const gap = v.pipe(
  v.strictObject({ start: timestamp, end: timestamp, reason: v.picklist(PAGE_GAP_REASONS) }),
  v.check(({ start, end }) => start <= end),
);

const REQUESTS = {
  hello: v.strictObject({
    name: v.literal('hello'),
    document: documentId,
    began: timestamp,
    ...place,
  }),
  report: v.strictObject({
    name: v.literal('report'),
    document: documentId,
    sequence: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    claims: v.pipe(v.array(claim), v.maxLength(MAX_PIECES)),
    gaps: v.pipe(v.array(gap), v.maxLength(MAX_PIECES)),
    touchedAgoMs: touchedAgo,
    ...place,
  }),
  moved: v.strictObject({ name: v.literal('moved'), document: documentId, ...place }),
  finished: v.strictObject({ name: v.literal('finished'), document: documentId }),
  answer: v.strictObject({
    name: v.literal('answer'),
    document: documentId,
    answer: v.picklist(PAGE_ANSWERS),
    ...place,
  }),
  ready: v.strictObject({ name: v.literal('ready') }),
  'tracking-status': v.strictObject({ name: v.literal('tracking-status') }),
  usage: v.strictObject({
    name: v.literal('usage'),
    dates: v.pipe(v.array(dayKey), v.maxLength(62)),
  }),
  'week-details': v.strictObject({
    name: v.literal('week-details'),
    from: timestamp,
    to: timestamp,
    date: v.nullable(dayKey),
  }),
  'start-counting': v.strictObject({
    name: v.literal('start-counting'),
    memberName: personName,
    alone: v.optional(v.boolean()),
  }),
  'choose-language': v.strictObject({
    name: v.literal('choose-language'),
    language: v.nullable(language),
  }),
  export: v.strictObject({ name: v.literal('export') }),
  import: v.strictObject({ name: v.literal('import'), archive: v.unknown() }),
  'preview-import': v.strictObject({ name: v.literal('preview-import'), archive: v.unknown() }),
  'keep-days': v.strictObject({
    name: v.literal('keep-days'),
    months: v.nullable(v.picklist(RETENTION_MONTHS)),
  }),
  delete: v.union([
    v.strictObject({ name: v.literal('delete'), from: dayKey, to: dayKey }),
    v.strictObject({ name: v.literal('delete'), everything: v.literal(true) }),
  ]),
  'trust-clock': v.strictObject({ name: v.literal('trust-clock') }),
  profile: v.strictObject({ name: v.literal('profile') }),
  agreement: v.strictObject({ name: v.literal('agreement'), member: id }),
  preview: v.strictObject({ name: v.literal('preview'), ...draft }),
  'save-agreement': v.strictObject({
    name: v.literal('save-agreement'),
    ...draft,
    lookAgain: v.nullable(dayKey),
    wishes: v.pipe(v.array(wish), v.maxLength(10)),
    atOnce: v.boolean(),
  }),
  'say-yes': v.strictObject({
    name: v.literal('say-yes'),
    member: id,
    version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    as: v.picklist(['member', 'parent']),
  }),
  propose: v.strictObject({ name: v.literal('propose'), member: id, rules: rulesSchema, reason }),
  'withdraw-proposal': v.strictObject({ name: v.literal('withdraw-proposal'), id }),
  'answer-proposal': v.strictObject({
    name: v.literal('answer-proposal'),
    id,
    answer: v.picklist(ANSWERS),
    reason,
  }),
  unlock: v.strictObject({ name: v.literal('unlock'), pin, confirm: pin, parentName: personName }),
  lock: v.strictObject({ name: v.literal('lock') }),
  'add-parent': v.strictObject({
    name: v.literal('add-parent'),
    parentName: personName,
    pin,
    confirm: pin,
  }),
  'remove-parent': v.strictObject({ name: v.literal('remove-parent'), parent: id }),
  'change-pin': v.strictObject({ name: v.literal('change-pin'), pin, confirm: pin }),
  'ask-reset': v.strictObject({ name: v.literal('ask-reset') }),
  'cancel-reset': v.strictObject({ name: v.literal('cancel-reset') }),
  phone: v.strictObject({ name: v.literal('phone') }),
  'confirm-phone': v.strictObject({ name: v.literal('confirm-phone'), code: pin }),
  'remove-phone': v.strictObject({ name: v.literal('remove-phone'), parent: id }),
  'new-pin': v.strictObject({ name: v.literal('new-pin'), code: pin, pin, confirm: pin }),
  'extra-time': v.strictObject({
    name: v.literal('extra-time'),
    minutes: v.picklist(EXTRA_CHOICES.map((ms) => ms / MINUTE)),
    code: pin,
    pastBedtime: v.boolean(),
    reason,
  }),
  integrity: v.strictObject({ name: v.literal('integrity') }),
  'note-question': v.strictObject({
    name: v.literal('note-question'),
    week: dayKey,
    question: v.picklist(QUESTIONS.map((question) => question.id)),
  }),
  'write-note': v.strictObject({
    name: v.literal('write-note'),
    week: dayKey,
    text: shortText(LONGEST_NOTE),
  }),
  'tick-privacy': v.strictObject({
    name: v.literal('tick-privacy'),
    step: v.picklist(PRIVACY_STEPS),
    done: v.boolean(),
  }),
  'free-extension': v.strictObject({ name: v.literal('free-extension') }),
  'add-member': v.strictObject({ name: v.literal('add-member'), memberName: personName }),
  'rename-member': v.strictObject({
    name: v.literal('rename-member'),
    member: id,
    memberName: personName,
  }),
  'remove-member': v.strictObject({ name: v.literal('remove-member'), member: id }),
  'switch-member': v.strictObject({ name: v.literal('switch-member'), member: id, pin }),
  'set-member-pin': v.strictObject({
    name: v.literal('set-member-pin'),
    member: id,
    pin,
    confirm: pin,
    current: pin,
  }),
  'set-ideas': v.strictObject({
    name: v.literal('set-ideas'),
    member: id,
    ideas: v.pipe(v.array(shortText(120)), v.maxLength(3)),
  }),
  'set-opening-pause': v.strictObject({
    name: v.literal('set-opening-pause'),
    member: id,
    pauseMs: v.nullable(v.picklist(OPENING_PAUSES)),
  }),
  household: v.strictObject({ name: v.literal('household') }),
  'make-household': v.strictObject({
    name: v.literal('make-household'),
    householdName: personName,
    grownUps: ids,
  }),
  pairing: v.strictObject({ name: v.literal('pairing'), as: v.nullable(id) }),
  'read-pairing': v.strictObject({ name: v.literal('read-pairing'), pairing: pasted }),
  'join-household': v.strictObject({
    name: v.literal('join-household'),
    pairing: pasted,
    member: id,
    as: v.nullable(id),
    grownUps: ids,
  }),
  'leave-household': v.strictObject({ name: v.literal('leave-household') }),
  'renew-key': v.strictObject({ name: v.literal('renew-key') }),
  'set-grown-up': v.strictObject({
    name: v.literal('set-grown-up'),
    person: id,
    grownUp: v.boolean(),
  }),
  'remove-person': v.strictObject({ name: v.literal('remove-person'), person: id }),
  'week-card': v.strictObject({ name: v.literal('week-card'), member: id, week: dayKey }),
  'give-card': v.strictObject({ name: v.literal('give-card'), member: id, week: dayKey }),
  'receive-card': v.strictObject({ name: v.literal('receive-card'), content: pasted }),
  'set-phone-week': v.strictObject({
    name: v.literal('set-phone-week'),
    member: id,
    week: dayKey,
    ms: v.nullable(v.pipe(length, v.maxValue(7 * DAY))),
  }),
  'set-shows-skipped': v.strictObject({
    name: v.literal('set-shows-skipped'),
    member: id,
    shown: v.boolean(),
  }),
  'household-week': v.strictObject({ name: v.literal('household-week'), week: dayKey }),
  'set-weekly-reminder': v.strictObject({
    name: v.literal('set-weekly-reminder'),
    moment: v.nullable(
      v.strictObject({ weekday: v.picklist(WEEKDAYS), at: v.custom<WallTime>(isWallTime) }),
    ),
  }),
} satisfies Record<MessageName, v.GenericSchema>;

type Each<N extends MessageName> = {
  [M in N]: { readonly ok: true; readonly name: M; readonly request: Request<M> };
}[N];

/** A message that only a document of the site may send; all others are for our own pages. */
export type PageMessage = Each<PageMessageName>;
export type OwnMessage = Each<Exclude<MessageName, PageMessageName>>;
export type Parsed = PageMessage | OwnMessage;

const PAGE_MESSAGES = [
  'hello',
  'report',
  'moved',
  'finished',
  'answer',
] as const satisfies readonly PageMessageName[];

export function isPageMessage(message: Parsed): message is PageMessage {
  return PAGE_MESSAGES.some((one) => one === message.name);
}

/**
 * Reads a message as it came over the border. Total: whatever comes in, a message or the
 * reason why it is none comes out.
 */
export function parseMessage(message: unknown): Parsed | { ok: false; detail: string } {
  const name = nameOf(message);
  if (name === undefined) return { ok: false, detail: 'no message of ours' };
  const result = v.safeParse(REQUESTS[name], message);
  if (!result.success) return { ok: false, detail: describeIssues(result.issues) };
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
function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues;
  if (issue === undefined) return 'malformed';
  const path = v.getDotPath(issue) ?? 'message';
  return `${path}: ${issue.expected ?? issue.type}`;
}
