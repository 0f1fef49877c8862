import * as v from 'valibot';
import { number } from '../../time/fields.schema.ts';
import type { TypeOf } from '../../time/fields.schema.ts';

/** What the current member has answered to Kintime's questions. */
export const answersSchema = v.object({
  /** "Continue" holds until then. */
  continuedUntil: number,
  /** When the opening pause was last completed. */
  pausePassedAt: number,
  /** The ending that is over early, since its video has finished. */
  endedKey: v.string(),
});

export type Answers = TypeOf<typeof answersSchema>;
