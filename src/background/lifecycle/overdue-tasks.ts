import type { EpochMs } from '../../domain/time/units.ts';
import { readSession, writeSession } from '../../platform/storage/session-storage.ts';

/** When a task was last not over at its deadline, on the wall clock. */
const OVERDUE = 'overdueAt';

/** Records for the diagnostics that a task was not over at its deadline. */
export async function recordOverdue(wall: EpochMs): Promise<void> {
  await writeSession(OVERDUE, wall);
}

/** When a task was last not over at its deadline, in this run of the browser; `null` for never. */
export async function lastOverdue(): Promise<EpochMs | null> {
  const at = await readSession(OVERDUE);
  return typeof at === 'number' ? at : null;
}
