import type { EpochMs } from '../../domain/time/units.ts';
import { readWholeSession, writeLatest } from '../storage/session-storage.ts';
import type { Frame } from './script-injection.ts';

/** The most frames of one tab that are remembered; a page may open thousands. */
const MAX_PER_TAB = 100;

/** Stores the frame of an embedded player: `tabs.query` does not find tabs of other sites. */
export async function registerEmbeddedFrame({ tab, frame }: Frame, wall: EpochMs): Promise<void> {
  await writeLatest(`embedded:${tab}:`, String(frame), wall, MAX_PER_TAB);
}

/** The frames of embedded players; some may be gone by now. */
export async function embeddedFrames(): Promise<readonly Frame[]> {
  return Object.keys(await readWholeSession()).flatMap((key) => {
    const [kind, tab, frame] = key.split(':');
    return kind === 'embedded' ? [{ tab: Number(tab), frame: Number(frame) }] : [];
  });
}
