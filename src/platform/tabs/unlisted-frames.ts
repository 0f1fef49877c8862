import type { EpochMs } from '../../domain/time/units.ts';
import { readWholeSession, writeLatest } from '../storage/session-storage.ts';
import type { Frame } from './script-injection.ts';

/**
 * Stores the frame of a document whose tab `siteTabs` does not list: a player embedded in another
 * site, or a window that a page of the site wrote itself.
 */
export async function registerUnlistedFrame({ tab, frame }: Frame, wall: EpochMs): Promise<void> {
  await writeLatest(`unlisted:${tab}:`, String(frame), wall);
}

/** The frames of documents in tabs that are not listed; some may be gone by now. */
export async function unlistedFrames(): Promise<readonly Frame[]> {
  return Object.keys(await readWholeSession()).flatMap((key) => {
    const [kind, tab, frame] = key.split(':');
    return kind === 'unlisted' ? [{ tab: Number(tab), frame: Number(frame) }] : [];
  });
}
