import type { EpochMs } from '../time/units.ts';

/** The household that this browser is paired with. */
export interface Household {
  /** Empty until a card tells, where it was joined by a text. */
  readonly name: string;
  /** Tells this household from others, under whatever key. */
  readonly tag: string;
  /** Hexadecimal. It leaves this browser in a pairing and in nothing else. */
  readonly key: string;
  /** The ids of the keys that it had before; their cards are refused. */
  readonly oldKeys: readonly string[];
  /** That of the last card which was given. */
  readonly counter: number;
}

/**
 * The counter of the next card: higher than any before, also where the database was put back to
 * an earlier state, since it goes by the clock as well.
 */
export function nextCounter({ counter }: Household, wall: EpochMs): number {
  return Math.max(counter + 1, Math.floor(wall / 1000));
}
