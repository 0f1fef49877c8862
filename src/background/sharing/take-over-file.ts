import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import { freshnessOfFile } from '../../domain/household/sharing/known-files.ts';
import { isOlderThanGone } from '../../domain/household/sharing/gone-browsers.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { readBrowserFiles } from '../../store/household/folder.ts';
import { readSettings } from '../../store/settings.ts';
import { replayedFile, takeOver } from '../../store/household/take-over.ts';
import type { TakenOver } from '../../store/household/take-over.ts';
import { adoptNames } from '../household/adopt-names.ts';
import type { ToldNames } from '../household/adopt-names.ts';
import { takeOverParents } from '../security/known-parents.ts';
import type { ParentServices } from '../security/known-parents.ts';

/**
 * Takes over another browser's file: first its parents, whose signatures then count. A file that is
 * older than the known one changes nothing.
 * @param seen the files of all other browsers, as far as they are known
 */
export async function takeOverFile(
  services: ParentServices,
  file: BrowserFile,
  seen: readonly BrowserFile[],
  wall: EpochMs,
): Promise<TakenOver> {
  const { connection } = services;
  const files = await connection.read(readBrowserFiles);
  const { folderState } = await connection.read(readSettings);
  const known = files.find(({ device }) => device === file.device);
  if (freshnessOfFile(known, file) === 'older' || isOlderThanGone(folderState.gone, file))
    return replayedFile(file);
  const checked = await takeOverParents(services, file);
  const taken = await connection.write(takeOver, file, checked, seen, wall);
  await adoptNames(services, namesIn(file), wall);
  return taken;
}

function namesIn({ household = '', people }: BrowserFile): ToldNames {
  return { householdName: household, people };
}
