import { sumBy } from '../../stats/sum.ts';
import type { EpochMs, Millis } from '../../time/units.ts';
import type { DayTotal } from './browser-file.schema.ts';
import type { SharedTime, SharedTimeStep } from './shared-time.schema.ts';

/** As many steps are kept for one browser and date. */
const MAX_STEPS = 30;

/**
 * The steps of one browser's date after it reported a total (rule H4): what is new in it counts from
 * now on. The largest total holds, so one that is smaller, old or repeated adds nothing. Time that
 * was reported as messages and turns out to be none is charged from now on, but not counted twice.
 * @param steps those so far, in the order in which they were heard of
 * @param at now, in recorded time
 * @param grantsAt when the member was given extra time; steps on both sides of one stay apart
 */
export function addTotal(
  steps: readonly SharedTimeStep[],
  total: Pick<DayTotal, 'ms' | 'messagesMs'>,
  at: EpochMs,
  grantsAt: readonly EpochMs[],
): readonly SharedTimeStep[] {
  const knownOther = sumBy(steps, (step) => step.otherMs);
  const knownMessages = sumBy(steps, (step) => step.messagesMs);
  const otherMs = Math.max(0, total.ms - total.messagesMs - knownOther);
  const allMs = Math.max(total.ms, knownOther + knownMessages);
  const more = Math.max(0, allMs - knownOther - otherMs) - knownMessages;
  if (otherMs === 0 && more === 0) return steps;
  const step = { at, otherMs, messagesMs: Math.max(0, more) };
  return joinOldest([...withoutMessages(steps, -more), step], grantsAt);
}

/** The steps with so much less in messages, the latest first. */
function withoutMessages(steps: readonly SharedTimeStep[], ms: Millis): SharedTimeStep[] {
  let left = Math.max(0, ms);
  return steps
    .toReversed()
    .map(({ at, otherMs, messagesMs }) => {
      const taken = Math.min(left, messagesMs);
      left -= taken;
      return { at, otherMs, messagesMs: messagesMs - taken };
    })
    .toReversed();
}

/**
 * Joins the oldest two steps between which nothing was given, if there are too many. They count
 * from the first of them on, so that no limit that was reached is reached again.
 */
function joinOldest(
  steps: readonly SharedTimeStep[],
  grantsAt: readonly EpochMs[],
): readonly SharedTimeStep[] {
  if (steps.length <= MAX_STEPS) return steps;
  const i = steps.findIndex((step, index) => {
    const next = steps[index + 1];
    return next !== undefined && !grantsAt.some((given) => step.at < given && given <= next.at);
  });
  const [a, b] = [steps[i], steps[i + 1]];
  if (a === undefined || b === undefined) return steps;
  const joined = {
    at: a.at,
    otherMs: a.otherMs + b.otherMs,
    messagesMs: a.messagesMs + b.messagesMs,
  };
  return [...steps.slice(0, i), joined, ...steps.slice(i + 2)];
}

/** How long a member watched in other browsers of the household. */
export function sharedMs(rows: readonly Pick<SharedTime, 'steps'>[]): Millis {
  return sumBy(
    rows.flatMap(({ steps }) => steps),
    ({ otherMs, messagesMs }) => otherMs + messagesMs,
  );
}
