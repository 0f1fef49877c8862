import { canonicalText } from '../../i18n/canonical-text.ts';
import type {
  SharedAnswer,
  SharedGrant,
  SharedParent,
  SharedVersion,
} from './browser-file.schema.ts';

/*
 * The texts that parents sign (rule H5). Each is over the household, what kind of thing it is, and
 * all of its content that never changes, so no signature fits anything else. All throw a RangeError
 * for content with more than 100,000 parts.
 */

type Unsigned<T> = Omit<T, 'signature'>;
type Kind = 'version' | 'grant' | 'answer' | 'consent' | 'parent';

/** Somebody's yes, as it is signed. */
export type SignedYes = Pick<SharedVersion['yeses'][number], 'by' | 'at' | 'device'>;

/**
 * What the parent signs who made a version.
 * @param tag the household's
 */
export function versionStatement(
  tag: string,
  version: Unsigned<Omit<SharedVersion, 'yeses'>>,
): string {
  const { id, person, way, rules, wishes, lookAgain, madeAt, madeBy, from } = version;
  const { version: number, basedOn, proposal, device } = version;
  const origin = { id, person, device, basedOn, proposal, madeAt, madeBy, version: number };
  return statement(tag, 'version', { ...origin, way, rules, wishes, lookAgain, from });
}

/** What a parent signs who gives extra time; without the reason, which is deleted with the day. */
export function grantStatement(tag: string, grant: Unsigned<Omit<SharedGrant, 'reason'>>): string {
  const { id, person, device, date, at, ms, pastBedtime, how, parent } = grant;
  return statement(tag, 'grant', { id, person, device, date, at, ms, pastBedtime, how, parent });
}

/** What a parent signs who answers a request or a suggestion from another browser. */
export function answerStatement(tag: string, shared: Unsigned<SharedAnswer>): string {
  const { to, person, date, at, answer, reason } = shared;
  return statement(tag, 'answer', { to, person, date, at, answer, reason });
}

/**
 * What a parent signs who says yes to a version.
 * @param version its id
 */
export function consentStatement(tag: string, version: string, yes: SignedYes): string {
  const { by, at, device } = yes;
  return statement(tag, 'consent', { version, by, at, device });
}

/** What a parent signs who lets another one in, or changes their own PIN. */
export function parentStatement(tag: string, parent: Unsigned<SharedParent>): string {
  const { id, name, changedAt } = parent;
  const { salt, rounds, verify, publicKey } = parent.pin;
  return statement(tag, 'parent', { id, name, changedAt, salt, rounds, verify, publicKey });
}

function statement(tag: string, kind: Kind, content: object): string {
  return canonicalText({ household: tag, kind, content });
}
