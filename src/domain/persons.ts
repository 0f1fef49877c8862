import type { EpochMs } from './units.ts';

/** Somebody of the household, as this browser knows them; on other devices they have the same id. */
export interface Person {
  /** 16 hexadecimal digits, random. */
  readonly id: string;
  readonly name: string;
  /** Whether they said that they are a parent in this household. */
  readonly grownUp: boolean;
  readonly joinedAt: EpochMs;
  /** The member of this browser who they are; `null` for somebody who is counted elsewhere. */
  readonly member: string | null;
  /** Whether their cards say how often they turned away at the pause. */
  readonly showsSkipped: boolean;
}
