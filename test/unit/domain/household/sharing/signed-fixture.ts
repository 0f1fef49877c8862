import type {
  SharedAnswer,
  SharedGrant,
  SharedParent,
  SharedVersion,
} from '../../../../../src/domain/household/sharing/browser-file.schema.ts';
import { NO_RULES } from '../../../../../src/domain/limits/rules/rules.ts';
import { MINUTE } from '../../../../../src/domain/time/units.ts';
import { moment } from '../../../../arbitraries.ts';

export const TAG = '0011223344556677';
const AT = moment('2026-05-06T12:00Z');

/** What Dad decides for Mia, each unsigned. */
export const VERSION: SharedVersion = {
  id: 'v2',
  person: '00000000000000aa',
  version: 2,
  way: 'together',
  rules: NO_RULES,
  madeAt: AT,
  madeBy: 'dad',
  from: AT,
  basedOn: ['v1'],
  yeses: [{ by: 'dad', at: AT, device: 'laptop', signature: null }],
  wishes: [],
  lookAgain: null,
  proposal: null,
  device: 'laptop',
  signature: null,
};

export const GRANT: SharedGrant = {
  id: 'g1',
  person: '00000000000000aa',
  date: '2026-05-06',
  at: AT,
  ms: 15 * MINUTE,
  pastBedtime: false,
  how: 'pin',
  parent: 'dad',
  reason: 'quiz',
  device: 'laptop',
  signature: null,
};

export const ANSWER: SharedAnswer = {
  to: 'r1',
  person: '00000000000000aa',
  date: '2026-05-06',
  at: AT,
  answer: { is: 'extra-time', ms: 15 * MINUTE, pastBedtime: false },
  reason: '',
  signature: null,
};

/** @param changedAt minutes after noon */
export function sharedParent(
  id: string,
  name: string,
  changedAt = 0,
  more: Partial<SharedParent> = {},
): SharedParent {
  const verify = `${id}${changedAt}`;
  const pin = { salt: 'c2FsdA==', rounds: 600_000, verify, publicKey: 'a2V5' };
  return { id, name, pin, changedAt: AT + changedAt * MINUTE, signature: null, ...more };
}
