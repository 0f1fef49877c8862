import type { VisitCause } from '../../domain/household/sharing/timing.ts';
import type { EpochMs } from '../../domain/time/units.ts';

/** The visits to the household's shared folder (rule H4). */
export interface FolderVisits {
  /**
   * Visits the folder if there is one and a visit is due. Of several that ask meanwhile, all share
   * the next one. Never throws because of the folder.
   */
  readonly visit: (cause: VisitCause) => Promise<void>;
  /** The same for a visit that nobody asked for, at an alarm or a start of the background. */
  readonly visitIfDue: () => Promise<void>;
  /** When the next visit is due by itself, on the wall clock; `Infinity` without a folder. */
  readonly nextVisitAt: () => Promise<EpochMs>;
  /**
   * Ends the visit that is under way, removes this browser's file, if the folder can be reached,
   * gives back the access to its host, and has the folder forgotten. No visit writes a file in between.
   * @param kept the pattern of a host to which access stays
   */
  readonly leave: (forget: () => Promise<void>, kept?: string) => Promise<void>;
}
