import type { Run } from './connection.ts';

/**
 * The start from which on a copied profile counts as a browser of its own (rule H4): its first one
 * that the file under its id does not know, if that file ends with a start that it does not know
 * itself. An older database that was put back counts as a copy, too: what was counted since is in
 * the file.
 * @param runs this browser's own starts, the newest last
 * @param runsInFile the starts in the file that has this browser's id, the newest last
 * @returns `null` if this browser is no copy, or has not been started since it was copied
 */
export function firstOwnRun(runs: readonly Run[], runsInFile: readonly string[]): Run | null {
  const last = runsInFile.at(-1);
  if (last === undefined || runs.some(({ id }) => id === last)) return null;
  const inFile = new Set(runsInFile);
  const lastShared = runs.findLastIndex(({ id }) => inFile.has(id));
  return runs[lastShared + 1] ?? null;
}
