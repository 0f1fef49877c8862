import type { PageGap } from './gaps.ts';
import type { Claim } from './span.ts';

/** What a document has measured and the background has not acknowledged yet (rule C8). */
export interface Outbox {
  /** The number of the last report. */
  readonly sequence: number;
  /** Not sent yet. */
  readonly unsent: ReportBatch;
  /** The last report, if it was not acknowledged; it includes all earlier ones. */
  readonly pending: ReportBatch | null;
}

export interface ReportBatch {
  readonly claims: readonly Claim[];
  readonly gaps: readonly PageGap[];
}

/** The most claims, and the most gaps, in one report. */
export const MAX_BATCH_ITEMS = 1000;

const EMPTY: ReportBatch = { claims: [], gaps: [] };

export const EMPTY_OUTBOX: Outbox = { sequence: 0, unsent: EMPTY, pending: null };

/** Adds new measurements. */
export function enqueue(outbox: Outbox, batch: ReportBatch): Outbox {
  return { ...outbox, unsent: join(outbox.unsent, batch) };
}

/** Whether there is nothing to send or resend. */
export function isEmpty(outbox: Outbox): boolean {
  return outbox.pending === null && !hasUnsent(outbox);
}

/** Whether anything was never sent. */
export function hasUnsent({ unsent }: Outbox): boolean {
  return unsent.claims.length > 0 || unsent.gaps.length > 0;
}

/**
 * Makes the next report: everything unacknowledged, then what is unsent, up to the limit. Resending
 * is safe, since the background ignores repeats (rule C8).
 */
export function dispatch(outbox: Outbox): {
  outbox: Outbox;
  sequence: number;
  batch: ReportBatch;
} {
  const sequence = outbox.sequence + 1;
  const all = join(outbox.pending ?? EMPTY, outbox.unsent);
  const batch = slice(all, 0, MAX_BATCH_ITEMS);
  return {
    outbox: { sequence, unsent: slice(all, MAX_BATCH_ITEMS), pending: batch },
    sequence,
    batch,
  };
}

/** Drops the pending report if this acknowledges it; a late reply to an earlier one changes nothing. */
export function acknowledge(outbox: Outbox, sequence: number): Outbox {
  return sequence < outbox.sequence ? outbox : { ...outbox, pending: null };
}

function slice({ claims, gaps }: ReportBatch, from: number, to?: number): ReportBatch {
  return { claims: claims.slice(from, to), gaps: gaps.slice(from, to) };
}

/** Concatenates two batches, joining adjacent claims so that the outbox stays small while offline. */
function join(a: ReportBatch, b: ReportBatch): ReportBatch {
  const claims = [...a.claims];
  for (const claim of b.claims) {
    const last = claims.at(-1);
    if (last !== undefined && last.end === claim.start && last.feed === claim.feed) {
      claims[claims.length - 1] = { ...last, end: claim.end };
    } else {
      claims.push(claim);
    }
  }
  return { claims, gaps: [...a.gaps, ...b.gaps] };
}
