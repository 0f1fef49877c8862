import * as v from 'valibot';
import { ANSWERS, DECISION_MODES } from '../domain/agreement/agreement.ts';
import { fromKintime, reply } from './declaration.ts';
import { id } from '../domain/time/input.schema.ts';
import { dayKey, duration, extraMinutes, memberPin, pin, reason } from './primitives.schema.ts';
import { rulesSchema } from '../domain/limits/rules/rules.schema.ts';
import type { Rules } from '../domain/limits/rules/rules.schema.ts';
import type { AgreementView, PreviewView } from './views.ts';

/** Read-only, as everywhere else. */
const rules: v.GenericSchema<Rules> = rulesSchema;

/** Rules under consideration for a member. */
const draft = { member: id, way: v.picklist(DECISION_MODES), rules };
const draftSchema = v.strictObject(draft);
export type RulesDraft = Readonly<v.InferOutput<typeof draftSchema>>;

const givenReason = v.pipe(
  reason,
  v.check((text) => text.trim() !== ''),
);
const wish = v.strictObject({ by: id, dailyMs: v.nullable(duration), reason });

/** Agreements, proposals and extra time. */
export const agreementMessages = {
  agreement: fromKintime({ member: id }, reply<{ agreement: AgreementView }>()),
  /** What rules would mean for today. Changes nothing. */
  preview: fromKintime(draft, reply<{ preview: PreviewView }>()),
  'save-agreement': fromKintime(
    {
      ...draft,
      lookAgain: v.nullable(dayKey),
      wishes: v.pipe(v.array(wish), v.maxLength(10), v.readonly()),
      /** Whether it is to start as soon as possible, and not tomorrow. */
      atOnce: v.boolean(),
      /** Whether somebody says that they are the member; a parent's PIN counts for more. */
      forMyself: v.exactOptional(v.boolean()),
      memberPin,
    },
    reply<{ version: number; starts: 'now' | 'tomorrow' }>(),
  ),
  /**
   * The consent of the member, or of the unlocked parent, to the version they saw; only the latest
   * version accepts it.
   */
  consent: fromKintime({
    member: id,
    version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    as: v.picklist(['member', 'parent']),
    memberPin,
  }),
  /** The same for a no, with its reason. */
  refuse: fromKintime({
    member: id,
    version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
    as: v.picklist(['member', 'parent']),
    reason: givenReason,
    memberPin,
  }),
  propose: fromKintime({ member: id, rules, reason, memberPin }),
  /** Withdraws an unanswered proposal. */
  'withdraw-proposal': fromKintime({ id, memberPin }),
  /**
   * The answer to a proposal; "yes" turns it into the agreement, with its proposer's consent, and
   * with that of the parent if one gave their PIN.
   */
  'answer-proposal': fromKintime({
    id,
    answer: v.picklist(ANSWERS),
    reason,
    memberPin,
  }),

  /** Extra minutes for the current member, with a parent's PIN or authenticator code. */
  'extra-time': fromKintime(
    {
      minutes: extraMinutes,
      code: pin,
      pastBedtime: v.boolean(),
      reason,
    },
    /** The parent whose code it was. */
    reply<{ parent: string }>(),
  ),
  /** Asks for them instead: the request waits for its answer until the day ends. */
  'ask-extra-time': fromKintime({ minutes: extraMinutes, pastBedtime: v.boolean(), reason }),
  /**
   * The answer to a request for extra time: the minutes that are given, or `null` and a reason for a
   * no. `code` is as for `extra-time`, and empty for the unlocked parent or where there is no PIN.
   */
  'answer-extra-time': fromKintime({
    id,
    minutes: v.nullable(extraMinutes),
    code: pin,
    /** Of a no; empty for a yes. */
    reason: v.union([v.literal(''), givenReason]),
  }),
  'free-extension': fromKintime({}),
};
