import type { EpochMs } from '../../domain/time/units.ts';
import { readWholeSession, writeLatest } from '../storage/session-storage.ts';
import type { Frame } from './script-injection.ts';

/** The most frames of one tab that are remembered; a page may open thousands. */
const MAX_PER_TAB = 100;

/**
 * Stores the frame of a document whose tab `siteTabs` does not list: a player embedded in another
 * site, or a window that a page of the site wrote itself.
 */
export async function registerUnlistedFrame({ tab, frame }: Frame, wall: EpochMs): Promise<void> {
  await writeLatest(`unlisted:${tab}:`, String(frame), wall, MAX_PER_TAB);
}

/** The frames of documents in tabs that are not listed; some may be gone by now. */
export async function unlistedFrames(): Promise<readonly Frame[]> {
  return Object.keys(await readWholeSession()).flatMap((key) => {
    const [kind, tab, frame] = key.split(':');
    return kind === 'unlisted' ? [{ tab: Number(tab), frame: Number(frame) }] : [];
  });
}
