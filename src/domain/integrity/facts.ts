import type { Gap, GapReason } from '../tracking/gaps.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import type { SealResult } from './seal.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** Stretches in which Kintime could not see the site, each of which is named. */
const UNSEEN = ['off', 'access'] as const satisfies readonly GapReason[];

/** What clocks and machines do by themselves, and somebody can do, too: only their sum is named. */
const JUMPS = ['asleep', 'stopped', 'clock-back', 'nobody'] as const satisfies readonly GapReason[];

/** One thing that bears on whether the numbers can be trusted. Moments are in recorded time. */
export type IntegrityFact =
  /** Earlier time is not known, as after a new installation. */
  | { readonly what: 'counting-since'; readonly at: EpochMs }
  | {
      readonly what: 'not-measured';
      readonly reason: (typeof UNSEEN)[number];
      readonly at: EpochMs;
      /** `null` while it lasts. */
      readonly to: EpochMs | null;
      readonly ms: Millis;
    }
  | { readonly what: 'clock-back' | 'clock-trusted'; readonly at: EpochMs; readonly byMs: Millis }
  | {
      readonly what: 'jumps';
      readonly reason: (typeof JUMPS)[number];
      readonly count: number;
      readonly ms: Millis;
      /** The first and the last of them. */
      readonly from: EpochMs;
      readonly at: EpochMs;
    }
  | { readonly what: 'private-windows'; readonly covered: boolean; readonly at: EpochMs }
  | {
      readonly what: 'deleted';
      readonly at: EpochMs;
      /** The dates that were deleted; `null` for all. */
      readonly dates: { readonly from: string; readonly to: string } | null;
    }
  | ({ readonly what: 'seal' } & SealResult)
  | { readonly what: 'no-seal'; readonly at: EpochMs }
  | {
      readonly what: 'pin-reset';
      readonly step: 'asked' | 'cancelled' | 'done' | 'by-phone';
      readonly at: EpochMs;
    };

/** What the facts are found in. */
export interface IntegrityRecords {
  readonly countingSince: EpochMs | null;
  readonly device: string;
  /** In recorded time. */
  readonly now: EpochMs;
  readonly gaps: readonly Gap[];
  readonly log: readonly LogEntry[];
  readonly sealResult: SealResult | null;
  /** Whether the browser lets Kintime see its private windows. */
  readonly privateWindows: boolean;
}

/**
 * What was seen that bears on whether the numbers of this browser can be trusted, the latest
 * first. It lists, and draws no conclusion: each has an innocent reason, too.
 */
export function integrityFacts(records: IntegrityRecords): IntegrityFact[] {
  const { countingSince, now, sealResult, privateWindows } = records;
  if (countingSince === null) return [];
  const facts: IntegrityFact[] = [
    { what: 'counting-since', at: countingSince },
    { what: 'private-windows', covered: privateWindows, at: now },
    sealResult === null ? { what: 'no-seal', at: now } : { what: 'seal', ...sealResult },
    ...unseen(records),
    ...jumps(records),
    ...records.log.flatMap((line) =>
      isOwn(line) && !isSaid(line, sealResult) ? factOf(line) : [],
    ),
  ];
  return facts.toSorted((a, b) => b.at - a.at);
}

/** What a file tells is of another browser, or of before; what it says of clocks is not about this one. */
function isOwn({ fromFile }: LogEntry): boolean {
  return fromFile !== true;
}

/** The last check stands for its own line. */
function isSaid({ what, at }: LogEntry, sealResult: SealResult | null): boolean {
  return what === 'seal-broken' && at === sealResult?.at;
}

/** Every site has a gap of its own for the same stretch; one is enough. */
function ownGaps({ gaps, device }: IntegrityRecords, reason: GapReason): Gap[] {
  const own = gaps.filter((gap) => gap.device === device && gap.reason === reason);
  return [...new Map(own.map((gap) => [gap.start, gap])).values()];
}

function unseen(records: IntegrityRecords): IntegrityFact[] {
  return UNSEEN.flatMap((reason) =>
    ownGaps(records, reason).map(({ start, end }): IntegrityFact => {
      const ms = Math.max(0, (end ?? records.now) - start);
      return { what: 'not-measured', reason, at: start, to: end, ms };
    }),
  );
}

function jumps(records: IntegrityRecords): IntegrityFact[] {
  return JUMPS.flatMap((reason): IntegrityFact[] => {
    const all = ownGaps(records, reason);
    if (all.length === 0) return [];
    const starts = all.map(({ start }) => start);
    const ms = all.reduce((sum, { start, end }) => sum + Math.max(0, (end ?? start) - start), 0);
    return [
      {
        what: 'jumps',
        reason,
        count: all.length,
        ms,
        from: Math.min(...starts),
        at: Math.max(...starts),
      },
    ];
  });
}

const RESETS: Readonly<Record<string, 'asked' | 'cancelled' | 'done'>> = {
  'reset-asked': 'asked',
  'reset-cancelled': 'cancelled',
  'reset-done': 'done',
};

function factOf(line: LogEntry): IntegrityFact | [] {
  const { at, what } = line;
  if (what === 'clock-back' || what === 'clock-trusted') return { what, at, byMs: line.byMs };
  if (what === 'deleted-everything') return { what: 'deleted', at, dates: null };
  if (what === 'deleted-days') {
    return { what: 'deleted', at, dates: { from: line.fromDate, to: line.toDate } };
  }
  if (what === 'seal-broken') {
    return { what: 'seal', at, until: line.until, fine: false, anew: false, found: [] };
  }
  if (what === 'pin-changed' && line.how === 'code')
    return { what: 'pin-reset', step: 'by-phone', at };
  const step = RESETS[what];
  return step === undefined ? [] : { what: 'pin-reset', step, at };
}
