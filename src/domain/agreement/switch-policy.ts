import { WAYS } from './agreement.ts';
import type { Change } from './agreement.ts';
import { lookAhead } from '../limits/evaluation/forecast.ts';
import type { Ahead } from '../limits/evaluation/forecast.ts';
import { compareRules } from '../limits/rules/compare.ts';
import { NO_ANSWERS } from '../limits/evaluation/context.ts';
import type { Situation } from '../limits/evaluation/context.ts';
import type { EpochMs } from '../time/units.ts';
import { hearRules, STATES } from '../limits/evaluation/evaluate-rules.ts';
import type { Heard, Reason, State } from '../limits/evaluation/evaluate-rules.ts';

/** One member as a switch sees them. */
export interface Limited extends Pick<Change, 'way'> {
  readonly situation: Situation;
  /** What was decided already and has yet to begin; `null` where nothing was. */
  readonly coming: (Change & { readonly from: EpochMs }) | null;
}

/**
 * Whether somebody who switches from one member to another is less limited afterwards, now or as
 * far ahead as can be seen: by agreements that are looser, by any one rule that says less or says
 * it later, or because the site opens earlier. One rule at a time, since the one that speaks now
 * may hide another: both are asleep at bedtime, and only one has used up the week.
 */
export function isLessLimited(from: Limited, to: Limited): boolean {
  const before = from.situation;
  // Whoever switches has answered none of Kintime's own questions.
  const after = { ...to.situation, answers: NO_ANSWERS };
  return (
    isAgreedLooser(from, to) ||
    isHeardLess(hearRules(before), hearRules(after), before.now) ||
    isEarlierOpen(from, { ...to, situation: after })
  );
}

/** By what is agreed now, and by what is agreed from tomorrow on. */
function isAgreedLooser(from: Limited, to: Limited): boolean {
  const { now, calendar } = from.situation;
  const moments = [now, ...[from, to].flatMap(({ coming }) => coming?.from ?? [])];
  return moments.some((at) => {
    const [was, is] = [agreedAt(from, at), agreedAt(to, at)];
    return (
      WAYS.indexOf(is.way) < WAYS.indexOf(was.way) ||
      compareRules(was.rules, is.rules, calendar.dayStart).looser
    );
  });
}

function agreedAt({ situation, way, coming }: Limited, at: EpochMs): Change {
  return coming !== null && coming.from <= at ? coming : { rules: situation.rules, way };
}

/** What one rule says: how strictly, how long, and when it says something next. */
interface Saying {
  readonly state: State;
  readonly until: EpochMs;
  readonly comes: EpochMs;
}

type Kind = Exclude<Reason, 'who' | 'opening' | 'quiet'>;
const KINDS: readonly Kind[] = ['bedtime', 'session', 'daily', 'weekly'];

function isHeardLess(before: readonly Heard[], after: readonly Heard[], now: EpochMs): boolean {
  return KINDS.some((kind) => {
    const [was, is] = [sayingOf(before, kind, now), sayingOf(after, kind, now)];
    const rank = STATES.indexOf(is.state) - STATES.indexOf(was.state);
    if (rank < 0 || is.comes > was.comes) return true;
    // A quiet time ends where another one goes on; which ones there are is in the rules.
    return kind !== 'bedtime' && rank === 0 && is.until < was.until;
  });
}

/** A rule that speaks comes at once; windows are heard as one. */
function sayingOf(heard: readonly Heard[], kind: Kind, now: EpochMs): Saying {
  const isOfKind = (one: { readonly reason: Reason } | null): boolean =>
    one !== null && (one.reason === 'quiet' ? 'bedtime' : one.reason) === kind;
  const voices = heard.flatMap(({ voice }) => (isOfKind(voice) ? (voice ?? []) : []));
  const comings = heard.flatMap(({ coming }) => (isOfKind(coming) ? (coming ?? []) : []));
  const ranks = voices.map(({ state }) => STATES.indexOf(state));
  return {
    state: STATES[Math.max(0, ...ranks)] ?? 'open',
    until: Math.max(now, ...voices.map(({ until }) => until)),
    comes: voices.length > 0 ? now : Math.min(Infinity, ...comings.map(({ at }) => at)),
  };
}

/** Whether anything is looser at any moment ahead at which nobody has watched on. */
function isEarlierOpen(from: Limited, to: Limited): boolean {
  const was = lookAhead(from.situation, (at) => agreedAt(from, at).rules);
  const is = lookAhead(to.situation, (at) => agreedAt(to, at).rules);
  const moments = [...was, ...is].map(({ at }) => at);
  return moments.some((at) => rankAt(is, at) < rankAt(was, at));
}

function rankAt(ahead: readonly Ahead[], at: EpochMs): number {
  return STATES.indexOf(ahead.findLast((one) => one.at <= at)?.state ?? 'open');
}
