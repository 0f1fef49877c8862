import * as v from 'valibot';
import type { ElsewhereAnswer, ElsewhereRecord } from '../domain/elsewhere/record.ts';
import type { SmallShare } from '../domain/elsewhere/share-here.ts';
import { isSteps } from '../domain/elsewhere/time-steps.ts';
import { DAY } from '../domain/time/units.ts';
import { fromKintime, reply } from './declaration.ts';
import { dayKey } from './primitives.schema.ts';

const shift = v.pipe(v.number(), v.integer(), v.minValue(-DAY), v.maxValue(DAY));

/** Time outside this browser, from TikTok's own record (rule C18). */
export const elsewhereMessages = {
  /** Stores the times of a record, for the current member. */
  'import-elsewhere': fromKintime(
    {
      steps: v.custom<number[]>(isSteps),
      /** What to add to the times, once somebody was asked; `null` to check them first. */
      shiftMs: v.nullable(shift),
    },
    reply<{ answer: ElsewhereAnswer }>(),
  ),
  /** Removes all of it, of every member. */
  'remove-elsewhere': fromKintime({}, reply<{ days: number }>()),
  /** What is known on some dates, for pages that cannot open the database. */
  elsewhere: fromKintime({ from: dayKey, to: dayKey }, reply<{ record: ElsewhereRecord }>()),
  /** Which share of the current member's time was in this browser; `null` if it is not known. */
  'share-here': fromKintime({}, reply<{ share: SmallShare | null }>()),
};
