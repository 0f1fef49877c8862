import * as v from 'valibot';
import { wallTime } from '../time/fields.schema.ts';
import { DAY } from '../time/units.ts';
import { DECISION_MODES } from './agreement.ts';

const schema = v.strictObject({
  way: v.picklist(DECISION_MODES),
  /** Of every night; `null` for none. */
  bedtime: v.nullable(v.strictObject({ from: wallTime, to: wallTime })),
  /** The limit of every day; `null` for none. */
  dailyMs: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(DAY))),
  strength: v.picklist(['soft', 'firm']),
  /** Whether whoever is here says that they are the member (rule A3). */
  forMyself: v.boolean(),
});

/** What a family chooses for its first rules, one question at a time. */
export type FirstRules = Readonly<v.InferOutput<typeof schema>>;

/** Whether a value from elsewhere, such as the browser's history, is such a choice. */
export function isFirstRules(value: unknown): value is FirstRules {
  return v.is(schema, value);
}
