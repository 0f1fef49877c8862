import { answered, whoAnswers } from '../../agreement/extra-time-request.ts';
import type { ExtraTimeRequest } from '../../agreement/extra-time-request.ts';
import type { DecisionMode } from '../../agreement/agreement.ts';
import { NO_PIN } from '../../agreement/consent.ts';
import { compareText } from '../../i18n/compare-text.ts';
import {
  EXTRA_CHOICES,
  FREE_EXTENSION,
  grantedMs,
  isFreeTaken,
} from '../../limits/rules/extra-time.ts';
import type { Grant } from '../../limits/rules/extra-time.ts';
import { addDays } from '../../time/calendar.ts';
import type { DayKey, EpochMs } from '../../time/units.ts';
import type {
  BrowserFile,
  SharedAnswer,
  SharedGrant,
  SharedRequest,
} from './browser-file.schema.ts';

/** What is known here of a member's extra time. */
export interface ExtraTimeContext {
  readonly person: string;
  readonly member: string;
  /** Of this week. */
  readonly grants: readonly Grant[];
  /** The member's latest request of today. */
  readonly request: ExtraTimeRequest | undefined;
  /** Whether a parent has a PIN here. */
  readonly hasPin: boolean;
  readonly way: DecisionMode;
  /** Whether the rules in force have the free extension (rule A12). */
  readonly allowsFree: boolean;
  readonly today: DayKey;
  /** In recorded time. */
  readonly now: EpochMs;
}

export interface TakenExtraTime {
  /** New and changed ones. */
  readonly grants: readonly Grant[];
  /** What the member's request has become; `undefined` if there is none. */
  readonly request: ExtraTimeRequest | undefined;
  /** Whether extra time or an answer was refused: no parent signed it. */
  readonly isRefused: boolean;
}

/**
 * Takes over a member's extra time, request and answers from another browser (rules H4 and A9).
 * Extra time is for today, counts from now on, and needs a parent's signature where a parent has a
 * PIN; the free extension is there once a day. The newest request of a member holds everywhere.
 * @param file every signature in it is good
 * @param previous the file of that browser before
 */
export function takeOverExtraTime(
  file: BrowserFile,
  previous: BrowserFile | undefined,
  context: ExtraTimeContext,
): TakenExtraTime {
  const isTheirs = (one: { readonly person: string }): boolean => one.person === context.person;
  const before = previous?.requests.filter(isTheirs) ?? [];
  const requests = file.requests.filter((one) => isTheirs(one) && one.date === context.today);
  const state: State = {
    put: new Map(),
    request: newestRequest(
      withoutWithdrawn(context.request, before, file.requests),
      requests,
      context,
    ),
    isRefused: false,
  };
  const grants = file.grants.filter((one) => isTheirs(one) && one.date === context.today);
  for (const grant of grants.toSorted((a, b) => a.at - b.at || compareText(a.id, b.id)))
    takeGrant(state, grant, file.device, context);
  for (const answer of file.answers.filter(isTheirs))
    takeAnswer(state, answer, file.device, context);
  for (const { id, answer } of requests)
    if (answer !== null && isKnownAnswer(answer.ms, state, context))
      settle(state, id, answer.ms, answer.by, context.now, answer.reason);
  return { grants: [...state.put.values()], request: state.request, isRefused: state.isRefused };
}

interface State {
  readonly put: Map<string, Grant>;
  request: ExtraTimeRequest | undefined;
  isRefused: boolean;
}

/** An open request goes when the browser that made it no longer has it. */
function withoutWithdrawn(
  request: ExtraTimeRequest | undefined,
  before: readonly SharedRequest[],
  after: readonly SharedRequest[],
): ExtraTimeRequest | undefined {
  const isIn = (list: readonly SharedRequest[]): boolean =>
    list.some(({ id }) => id === request?.id);
  return request?.answer === null && isIn(before) && !isIn(after) ? undefined : request;
}

function newestRequest(
  known: ExtraTimeRequest | undefined,
  shared: readonly SharedRequest[],
  { member }: ExtraTimeContext,
): ExtraTimeRequest | undefined {
  const rows = shared.map(({ id, date, at, ms, pastBedtime, reason }) => {
    return { id, member, date, at, ms, pastBedtime, reason, answer: null };
  });
  const all = known === undefined ? rows : [known, ...rows.filter(({ id }) => id !== known.id)];
  return all.toSorted((a, b) => a.at - b.at || compareText(a.id, b.id)).at(-1);
}

function takeGrant(
  state: State,
  grant: SharedGrant,
  device: string,
  context: ExtraTimeContext,
): void {
  const known = knownGrants(state, context);
  if (known.some(({ id }) => id === grant.id)) return;
  const { member, now, today, allowsFree } = context;
  const { signature } = grant;
  const isFree = grant.how === 'free' && signature === null;
  if (isFree) {
    const isRight = grant.ms === FREE_EXTENSION && !grant.pastBedtime && grant.parent === null;
    if (!isRight || !allowsFree || isFreeTaken(known, today)) return;
  } else if (signature === null && !isGivenWithoutPin(grant.ms, context)) {
    state.isRefused = true;
    return;
  }
  const { id, date, ms, pastBedtime, reason } = grant;
  const row = { id, member, date, at: now, ms, pastBedtime, reason, device };
  if (isFree) {
    state.put.set(id, { ...row, how: 'free', parent: null });
    return;
  }
  state.put.set(id, { ...row, ...givenBy(signature) });
  // Extra time that was given meanwhile answers the request, unless that asks for more than it is for.
  const { request } = state;
  if (request !== undefined && (pastBedtime || !request.pastBedtime))
    settle(state, request.id, ms, signature?.parent ?? NO_PIN, now);
}

/** A parent's answer to a request: extra time with the request's id, or a no. */
function takeAnswer(
  state: State,
  { to, date, answer, reason, signature }: SharedAnswer,
  device: string,
  context: ExtraTimeContext,
): void {
  const { member, now, today } = context;
  if (answer.is !== 'extra-time' || date < today || date > addDays(today, 1)) return;
  const { ms, pastBedtime } = answer;
  if (signature === null && !isGivenWithoutPin(ms, context)) {
    state.isRefused = true;
    return;
  }
  // Of several answers to one request the one that gives most holds; each adds what is new in it.
  const known = knownGrants(state, context).filter(
    ({ id }) => id === to || id.startsWith(`${to}:`),
  );
  const more = ms - grantedMs(known);
  if (more > 0) {
    const id = known.length === 0 ? to : `${to}:${ms}`;
    const row = { id, member, date, at: now, ms: more, pastBedtime, reason: '', device };
    state.put.set(id, { ...row, ...givenBy(signature) });
  }
  settle(state, to, ms, signature?.parent ?? NO_PIN, now, reason);
}

function knownGrants({ put }: State, { member, grants }: ExtraTimeContext): Grant[] {
  const own = grants.filter((one) => one.member === member && !put.has(one.id));
  return [...own, ...put.values()];
}

function givenBy(
  signature: SharedGrant['signature'],
): Pick<Grant, 'how' | 'parent'> & Partial<Pick<Grant, 'signature'>> {
  if (signature === null) return { how: 'no-pin', parent: NO_PIN };
  return { how: 'pin', parent: signature.parent, signature };
}

/** Whether whoever was at the other browser could give it there and here (rule A9). */
function isGivenWithoutPin(ms: number, { way, hasPin }: ExtraTimeContext): boolean {
  return whoAnswers(way, hasPin) === 'anyone' && [0, ...EXTRA_CHOICES].includes(ms);
}

/** Whether what another browser says of a request can be said here: a no, or time that is known. */
function isKnownAnswer(ms: number, state: State, context: ExtraTimeContext): boolean {
  return ms === 0 || knownGrants(state, context).some((one) => one.ms === ms);
}

/** Answers the request with that id, if it waits or was given less. */
function settle(state: State, id: string, ms: number, by: string, at: EpochMs, reason = ''): void {
  const { request } = state;
  if (request?.id !== id || (request.answer !== null && request.answer.ms >= ms)) return;
  state.request = answered(request, ms, by, at, reason);
}
