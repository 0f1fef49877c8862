import type { Household } from '../../domain/household/household.ts';
import type { BrowserFile } from '../../domain/household/sharing/browser-file.schema.ts';
import type { EpochMs } from '../../domain/time/units.ts';
import { takeOver } from '../../store/household/take-over.ts';
import type { TakenOver } from '../../store/household/take-over.ts';
import { readSettings } from '../../store/settings.ts';
import { checkSignatures } from '../security/check-file.ts';
import { takeOverParents } from '../security/known-parents.ts';
import type { BackgroundServices } from '../services.ts';

/** Takes over another browser's file: first its parents, whose signatures then count. */
export async function takeOverFile(
  services: Pick<BackgroundServices, 'connection' | 'clock' | 'pinGuard' | 'sealService'>,
  { tag }: Household,
  file: BrowserFile,
  wall: EpochMs,
): Promise<TakenOver> {
  const { connection } = services;
  const before = await connection.read(readSettings);
  await takeOverParents(services, [await checkSignatures(file, before.parents, tag)]);
  const { parents } = await connection.read(readSettings);
  return connection.write(takeOver, file, await checkSignatures(file, parents, tag), wall);
}
