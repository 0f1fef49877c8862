import type { EpochMs } from '../../domain/time/units.ts';
import { readWholeSession, writeSession } from '../storage/session-storage.ts';
import type { Frame } from './script-injection.ts';

/** Stores the frame of an embedded player: `tabs.query` does not find tabs of other sites. */
export async function registerEmbeddedFrame({ tab, frame }: Frame, wall: EpochMs): Promise<void> {
  await writeSession(`embedded:${tab}:${frame}`, wall);
}

/** The frames of embedded players; some may be gone by now. */
export async function embeddedFrames(): Promise<readonly Frame[]> {
  return Object.keys(await readWholeSession()).flatMap((key) => {
    const [kind, tab, frame] = key.split(':');
    return kind === 'embedded' ? [{ tab: Number(tab), frame: Number(frame) }] : [];
  });
}
