import type { PageGap } from './gaps.ts';
import type { Claim } from './span.ts';

/** What a document has yet to hand over, and what it handed over without an answer so far. */
export interface Outbox {
  /** Grows by one with each report; an answer names the report it answers. */
  readonly sequence: number;
  readonly fresh: ReportBatch;
  readonly unanswered: readonly (ReportBatch & { readonly sequence: number })[];
}

export interface ReportBatch {
  readonly claims: readonly Claim[];
  readonly gaps: readonly PageGap[];
}

/** How many claims, and how many gaps, one report may hold. */
export const MAX_BATCH_ITEMS = 1000;

const EMPTY: ReportBatch = { claims: [], gaps: [] };

export const EMPTY_OUTBOX: Outbox = { sequence: 0, fresh: EMPTY, unanswered: [] };

/** Adds what was just measured. */
export function enqueue(outbox: Outbox, parcel: ReportBatch): Outbox {
  return { ...outbox, fresh: join(outbox.fresh, parcel) };
}

/** Whether there is nothing to say, not even again. */
export function isEmpty(outbox: Outbox): boolean {
  return outbox.unanswered.length === 0 && !hasUnsent(outbox);
}

/** Whether there is something that was never said. */
export function hasUnsent({ fresh }: Outbox): boolean {
  return fresh.claims.length > 0 || fresh.gaps.length > 0;
}

/**
 * Seals what is new under the next sequence number and returns everything that awaits an
 * answer: a report repeats whatever was not acknowledged, and a repeat changes nothing
 * (design: Counting, rule 8). What is too much for one report stays new.
 */
export function dispatch(outbox: Outbox): {
  outbox: Outbox;
  sequence: number;
  parcel: ReportBatch;
} {
  const sequence = outbox.sequence + 1;
  const all = join(outbox.unanswered.reduce(join, EMPTY), outbox.fresh);
  const parcel = cut(all, 0, MAX_BATCH_ITEMS);
  return {
    outbox: { sequence, fresh: cut(all, MAX_BATCH_ITEMS), unanswered: [{ ...parcel, sequence }] },
    sequence,
    parcel,
  };
}

/** Forgets what this answer covers. */
export function acknowledge(outbox: Outbox, sequence: number): Outbox {
  return {
    ...outbox,
    unanswered: outbox.unanswered.filter((parcel) => parcel.sequence > sequence),
  };
}

function cut({ claims, gaps }: ReportBatch, from: number, to?: number): ReportBatch {
  return { claims: claims.slice(from, to), gaps: gaps.slice(from, to) };
}

/** Pieces that touch become one, so that a long silence of the background does not pile up. */
function join(a: ReportBatch, b: ReportBatch): ReportBatch {
  const claims = [...a.claims];
  for (const claim of b.claims) {
    const tail = claims.at(-1);
    if (tail !== undefined && tail.end === claim.start && tail.feed === claim.feed) {
      claims[claims.length - 1] = { ...tail, end: claim.end };
    } else {
      claims.push(claim);
    }
  }
  return { claims, gaps: [...a.gaps, ...b.gaps] };
}
