import * as v from 'valibot';
import { storedRulesSchema } from '../limits/rules/rules.schema.ts';
import { number, storedFields } from '../time/fields.schema.ts';
import type { TypeOf } from '../time/fields.schema.ts';
import { ANSWERS, DECISION_MODES } from './agreement.ts';

const { moment, date } = storedFields;

/** What a parent signed with the key from their PIN (rule H5). */
const storedSignature = v.object({ parent: v.string(), signature: v.string() });

/** Somebody's yes to an agreement (rule A3). */
const consent = v.object({
  /** A parent's id, or `MEMBER`. */
  by: v.string(),
  at: moment,
  /** The browser in which it was said: the member's own or this one. Rows of earlier versions lack it. */
  device: v.exactOptional(v.string()),
  /** A parent's. */
  signature: v.exactOptional(storedSignature),
});

/** Somebody's no to an agreement, which a later yes replaces (rule A3). */
const refusal = v.object({ ...consent.entries, reason: v.string() });

/** What somebody thought would be fair, before both saw it. */
const wish = v.object({ by: v.string(), dailyMs: v.nullable(number), reason: v.string() });

/** One version of one member's rules. A version is never edited, apart from the
 * yeses and noes that are added. */
export const agreementSchema = v.object({
  id: v.string(),
  member: v.string(),
  /** Counts up from 1. */
  version: number,
  way: v.picklist(DECISION_MODES),
  rules: storedRulesSchema,
  madeAt: moment,
  /** A parent's id, or as `authorshipOf` says. */
  madeBy: v.string(),
  /** From when it holds, in recorded time. */
  from: moment,
  yeses: v.array(consent),
  /** Rows of earlier versions lack it. */
  noes: v.exactOptional(v.array(refusal)),
  wishes: v.array(wish),
  /** The day to look at it again. */
  lookAgain: v.nullable(date),
  /** The versions it follows, by id. Rows of earlier versions lack it: they follow the one before. */
  basedOn: v.exactOptional(v.array(v.string())),
  /** The browser in which it was made; left out for this one. */
  device: v.exactOptional(v.string()),
  /** Of the parent who made it, if their PIN was given for it (rule H5). */
  signature: v.exactOptional(storedSignature),
  /** The suggestion that it answers. */
  proposal: v.exactOptional(v.string()),
  /** Versions before it that are known here by their ids alone. */
  earlier: v.exactOptional(v.array(v.string())),
  /** When it was made and holds from by the clock of the browser that made it, as it was signed. */
  original: v.exactOptional(v.object({ madeAt: moment, from: moment })),
});

/** A change that a member would like (rule A3). */
export const proposalSchema = v.object({
  id: v.string(),
  member: v.string(),
  at: moment,
  rules: storedRulesSchema,
  reason: v.string(),
  answer: v.nullable(v.picklist(ANSWERS)),
  answerReason: v.string(),
  answeredBy: v.nullable(v.string()),
  answeredAt: v.nullable(moment),
});

export type Wish = TypeOf<typeof wish>;
export type Agreement = TypeOf<typeof agreementSchema>;
export type Proposal = TypeOf<typeof proposalSchema>;
