import { PAGE_GAP_REASONS } from '../tracking/gaps.ts';
import type { Gap, GapReason, PageGapReason } from '../tracking/gaps.ts';
import type { LogEntry } from '../agreement/change-log.ts';
import { sumBy } from '../stats/sum.ts';
import type { SealResult } from './seal.ts';
import type { EpochMs, Millis } from '../time/units.ts';

/** Gaps in which Kintime could not see the site; each is listed. */
const NOT_MEASURED = ['off', 'access'] as const satisfies readonly GapReason[];

/** Something that affects how far the numbers can be trusted. Moments are in recorded time. */
export type IntegrityFact =
  /** Earlier time is unknown, as after a new installation. */
  | { readonly what: 'counting-since'; readonly at: EpochMs }
  | {
      readonly what: 'not-measured';
      readonly reason: (typeof NOT_MEASURED)[number];
      readonly at: EpochMs;
      /** `null` while it is ongoing. */
      readonly to: EpochMs | null;
      readonly ms: Millis;
    }
  | { readonly what: 'clock-back' | 'clock-trusted'; readonly at: EpochMs; readonly byMs: Millis }
  | {
      readonly what: 'jumps';
      /** Normal use also causes these, as sleep does: they are listed as one sum per reason. */
      readonly reason: PageGapReason | 'clock-forward';
      readonly count: number;
      readonly ms: Millis;
      /** The start of the first, and `at` of the last. */
      readonly from: EpochMs;
      readonly at: EpochMs;
    }
  | { readonly what: 'private-windows'; readonly covered: boolean; readonly at: EpochMs }
  | {
      readonly what: 'deleted';
      readonly at: EpochMs;
      /** The dates that were deleted; `null` for all. */
      readonly dates: { readonly from: string; readonly to: string } | null;
      /** The name of the only member whose time was deleted; `null` for everybody's. */
      readonly whom: string | null;
    }
  | ({ readonly what: 'seal' } & SealResult)
  | { readonly what: 'no-seal'; readonly at: EpochMs }
  | {
      readonly what: 'pin-reset';
      readonly step: 'asked' | 'cancelled' | 'done' | 'by-phone';
      readonly at: EpochMs;
    };

/** The records that the facts are derived from. */
export interface IntegrityRecords {
  readonly countingSince: EpochMs | null;
  readonly device: string;
  /** In recorded time. */
  readonly now: EpochMs;
  readonly gaps: readonly Gap[];
  readonly log: readonly LogEntry[];
  readonly sealResult: SealResult | null;
  /** Whether the browser allows Kintime in private windows. */
  readonly privateWindows: boolean;
}

/**
 * The facts that affect how far this browser's numbers can be trusted, latest first. No
 * conclusions are drawn, since each can have an innocent reason.
 */
export function integrityFacts(records: IntegrityRecords): IntegrityFact[] {
  const { countingSince, now, sealResult, privateWindows } = records;
  if (countingSince === null) return [];
  const facts: IntegrityFact[] = [
    { what: 'counting-since', at: countingSince },
    { what: 'private-windows', covered: privateWindows, at: now },
    sealResult === null ? { what: 'no-seal', at: now } : { what: 'seal', ...sealResult },
    ...notMeasured(records),
    ...jumps(records),
    ...forwardJumps(records),
    ...records.log
      .filter((entry) => entry.fromFile !== true && !isLatestResult(entry, sealResult))
      .flatMap(factOf),
  ];
  return facts.toSorted((a, b) => b.at - a.at);
}

/** Whether a log entry repeats the latest seal result, which is listed already. */
function isLatestResult({ what, at }: LogEntry, sealResult: SealResult | null): boolean {
  return what === 'seal-broken' && at === sealResult?.at;
}

/** This device's gaps with that reason, one per start: every site records the same gap. */
function ownGaps({ gaps, device }: IntegrityRecords, reason: GapReason): Gap[] {
  const own = gaps.filter((gap) => gap.device === device && gap.reason === reason);
  return [...new Map(own.map((gap) => [gap.start, gap])).values()];
}

function notMeasured(records: IntegrityRecords): IntegrityFact[] {
  return NOT_MEASURED.flatMap((reason) =>
    ownGaps(records, reason).map(({ start, end }): IntegrityFact => {
      const ms = Math.max(0, (end ?? records.now) - start);
      return { what: 'not-measured', reason, at: start, to: end, ms };
    }),
  );
}

function jumps(records: IntegrityRecords): IntegrityFact[] {
  return PAGE_GAP_REASONS.flatMap((reason) =>
    jumpFact(
      reason,
      ownGaps(records, reason).map(({ start, end }) => ({
        at: start,
        ms: Math.max(0, (end ?? start) - start),
      })),
    ),
  );
}

/** What the running background saw of the clock, whether anybody watched or not. */
function forwardJumps({ log }: IntegrityRecords): IntegrityFact[] {
  const all = log.flatMap((entry) =>
    entry.what === 'clock-forward' && entry.fromFile !== true
      ? { at: entry.at, ms: entry.byMs }
      : [],
  );
  return jumpFact('clock-forward', all);
}

/** The jumps for one reason as one sum, if there are any. */
function jumpFact(
  reason: PageGapReason | 'clock-forward',
  all: readonly { readonly at: EpochMs; readonly ms: Millis }[],
): IntegrityFact[] {
  if (all.length === 0) return [];
  const moments = all.map(({ at }) => at);
  const [from, at] = [Math.min(...moments), Math.max(...moments)];
  return [{ what: 'jumps', reason, count: all.length, ms: sumBy(all, ({ ms }) => ms), from, at }];
}

const RESETS: Readonly<Record<string, 'asked' | 'cancelled' | 'done'>> = {
  'reset-asked': 'asked',
  'reset-cancelled': 'cancelled',
  'reset-done': 'done',
};

function factOf(entry: LogEntry): IntegrityFact | [] {
  const { at, what } = entry;
  if (what === 'clock-back' || what === 'clock-trusted') return { what, at, byMs: entry.byMs };
  if (what === 'deleted-everything') return { what: 'deleted', at, dates: null, whom: null };
  if (what === 'deleted-days') {
    const dates = { from: entry.fromDate, to: entry.toDate };
    return { what: 'deleted', at, dates, whom: entry.whom ?? null };
  }
  if (what === 'seal-broken') {
    return { what: 'seal', at, until: entry.until, fine: false, anew: false, found: [] };
  }
  if (what === 'pin-changed' && entry.how === 'code')
    return { what: 'pin-reset', step: 'by-phone', at };
  const step = RESETS[what];
  return step === undefined ? [] : { what: 'pin-reset', step, at };
}
