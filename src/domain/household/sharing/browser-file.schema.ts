import * as v from 'valibot';
import { agreementSchema, proposalSchema } from '../../agreement/agreement.schema.ts';
import { extraTimeRequestSchema } from '../../agreement/extra-time-request.schema.ts';
import { grantSchema } from '../../limits/rules/extra-time.schema.ts';
import { personName } from '../../people/names.schema.ts';
import { FEWEST_PIN_ROUNDS } from '../../people/pin-rounds.ts';
import { dayKey, MAX_DAY } from '../../time/fields.schema.ts';
import type { TypeOf } from '../../time/fields.schema.ts';
import { id, shortText, timestamp } from '../../time/input.schema.ts';
import { weekCardSchema } from '../week/week-card.schema.ts';

/** Raised with every incompatible change to the file. */
export const FILE_VERSION = 1;

const MAX_PEOPLE = 30;
/** As many versions can be made at once and still be joined in a file. */
export const MAX_BASES = 32;
export const MAX_PROPOSALS = 100;
const list = <T extends v.GenericSchema>(item: T, most: number) =>
  v.pipe(v.array(item), v.maxLength(most));
const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{1,200}={0,2}$/));
const ms = v.pipe(v.number(), v.minValue(0), v.maxValue(MAX_DAY));
const counter = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** The id of a member in the whole household. */
const person = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** A parent's signature under something that loosens a rule (rule H5). */
const signature = v.strictObject({ parent: id, signature: base64 });
const signed = { signature: v.nullable(signature) };

/** A member of the browser that wrote the file. */
const sharedPerson = v.strictObject({
  id: person,
  name: personName,
  grownUp: v.boolean(),
  joinedAt: timestamp,
});

/** How long a member watched on one date in the browser that wrote the file. */
const dayTotal = v.strictObject({ date: dayKey, ms, messagesMs: ms });

const sharedTotals = v.strictObject({ person, days: list(dayTotal, 8) });

/** A parent with all that it takes to check their PIN and what they signed. */
const sharedParent = v.strictObject({
  id,
  name: personName,
  pin: v.strictObject({
    salt: base64,
    rounds: v.pipe(v.number(), v.integer(), v.minValue(FEWEST_PIN_ROUNDS), v.maxValue(10_000_000)),
    verify: base64,
    publicKey: base64,
  }),
  /** By the clock of the browser in which the PIN was set. */
  changedAt: timestamp,
  /** By a parent whom the others know already. */
  ...signed,
});

const {
  member: _1,
  yeses,
  noes: _2,
  earlier: _earlier,
  original: _original,
  ...version
} = agreementSchema.entries;

/** A version of a member's agreement. */
const sharedVersion = v.strictObject({
  ...version,
  id,
  person,
  /** The versions that it follows: none, one, or several that were made at once. */
  basedOn: list(id, MAX_BASES),
  /** A parent's yes carries a signature. */
  yeses: list(v.strictObject({ ...yeses.item.entries, ...signed }), 20),
  /** The suggestion that it answers, if any. */
  proposal: v.nullable(id),
  /** The browser in which it was made. */
  device: id,
  ...signed,
});

/** The versions of one member's agreement, the newest last. */
const sharedAgreement = v.strictObject({
  person,
  versions: list(sharedVersion, MAX_BASES),
  /** The ids of the versions before those. */
  earlier: list(id, 200),
});

const { member: _3, ...grant } = grantSchema.entries;
const sharedGrant = v.strictObject({ ...grant, id, person, device: id, ...signed });

const { member: _4, reason: _5, ...request } = extraTimeRequestSchema.entries;
const sharedRequest = v.strictObject({ ...request, id, person, reason: shortText(500) });

const { member: _6, reason: _7, ...proposal } = proposalSchema.entries;
const sharedProposal = v.strictObject({ ...proposal, id, person, reason: shortText(500) });

/** A parent's answer to a request or a suggestion of a member whose browser is another one. */
const sharedAnswer = v.strictObject({
  /** The id of the request or the suggestion. */
  to: id,
  person,
  /** The date until which it counts. */
  date: dayKey,
  at: timestamp,
  answer: v.variant('is', [
    /** Extra time; 0 ms for a no. */
    v.strictObject({ is: v.literal('extra-time'), ms, pastBedtime: v.boolean() }),
    /** To a suggestion. A yes comes with a version of the agreement. */
    v.strictObject({ is: v.picklist(['yes', 'no', 'talk']) }),
  ]),
  reason: shortText(500),
  ...signed,
});

/** What one browser tells the others of its household, in a file of its own (rule H4). */
export const browserFileSchema = v.strictObject({
  version: v.literal(FILE_VERSION),
  /** Of the browser that wrote it. */
  device: id,
  /** What the family calls that browser. */
  browser: personName,
  /** What that browser calls the household; files of earlier versions lack it. */
  household: v.exactOptional(personName),
  /** Grows with every write: of two files of a browser the higher one is the newer. */
  sequence: counter,
  /** The latest starts of that browser, the newest last; a copied profile is recognised by them. */
  runs: list(person, 60),
  people: list(sharedPerson, MAX_PEOPLE),
  totals: list(sharedTotals, MAX_PEOPLE),
  cards: list(weekCardSchema, 300),
  parents: list(sharedParent, 10),
  agreements: list(sharedAgreement, MAX_PEOPLE),
  grants: list(sharedGrant, 200),
  requests: list(sharedRequest, MAX_PEOPLE),
  proposals: list(sharedProposal, MAX_PROPOSALS),
  answers: list(sharedAnswer, 100),
});

export type Signature = TypeOf<typeof signature>;
export type DayTotal = TypeOf<typeof dayTotal>;
export type SharedParent = TypeOf<typeof sharedParent>;
export type SharedVersion = TypeOf<typeof sharedVersion>;
export type SharedAgreement = TypeOf<typeof sharedAgreement>;
export type SharedGrant = TypeOf<typeof sharedGrant>;
export type SharedRequest = TypeOf<typeof sharedRequest>;
export type SharedProposal = TypeOf<typeof sharedProposal>;
export type SharedAnswer = TypeOf<typeof sharedAnswer>;
export type BrowserFile = TypeOf<typeof browserFileSchema>;
