import type { EpochMs } from '../time/units.ts';

/** The household that this browser is paired with (rule H2). */
export interface Household {
  /** Empty after pairing by a text to read aloud, until another browser's file or card tells it. */
  readonly name: string;
  /** Identifies the household, whatever its current key. */
  readonly tag: string;
  /** Hexadecimal. Leaves this browser only in a pairing. */
  readonly key: string;
  /** Ids of former keys; cards encrypted with them are refused. */
  readonly oldKeys: readonly string[];
  /** The counter of the last card handed over. */
  readonly counter: number;
  /** The ids of parents who were removed here: no other browser brings them back (rule H5). */
  readonly removedParents?: readonly string[];
}

/**
 * The counter of the next card. It is at least the wall clock's Unix time in seconds, so that it
 * grows even after the database was restored from a backup.
 */
export function nextCounter({ counter }: Household, wall: EpochMs): number {
  return Math.max(counter + 1, Math.floor(wall / 1000));
}
