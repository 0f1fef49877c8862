import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import type { Frame } from '../../platform/tabs/script-injection.ts';
import {
  readSession,
  removeFromSession,
  sessionKeys,
  writeSession,
} from '../../platform/storage/session-storage.ts';

/** How far back the first word of a document may place its beginning. */
const LONGEST_HEAD_START: Millis = 5 * MINUTE;

/** How long after the page before it a new page of the same tab may inherit its last touch. */
const NAVIGATION_WINDOW: Millis = MINUTE;

/** Documents not heard of for so long are gone. */
const DOCUMENT_LIFETIME: Millis = 7 * 24 * 60 * MINUTE;

/**
 * Takes note of a document, and returns the first moment of which it may speak. Its first
 * word decides; later ones cannot move it.
 */
export async function registerDocument(
  document: string,
  claimed: EpochMs,
  wall: EpochMs,
): Promise<EpochMs> {
  const known = await readSession(keyOf(document));
  if (typeof known === 'number') return known;
  const began = Math.max(claimed, wall - LONGEST_HEAD_START);
  await writeSession(keyOf(document), began);
  return began;
}

/** The first moment of which a document may speak; of one never heard of, only the last minutes. */
export async function documentStart(document: string, wall: EpochMs): Promise<EpochMs> {
  const known = await readSession(keyOf(document));
  return typeof known === 'number' ? known : wall - LONGEST_HEAD_START;
}

/** Keeps when a tab was last touched, for the page that comes next in it. */
export async function recordTouch(tab: number, at: EpochMs): Promise<void> {
  await writeSession(`touch:${tab}`, at);
}

/** How long ago the page before this one was touched, if that says anything about now. */
export async function touchedAgo(tab: number, wall: EpochMs): Promise<Millis | null> {
  const at = await readSession(`touch:${tab}`);
  if (typeof at !== 'number') return null;
  const ago = wall - at;
  return ago >= 0 && ago <= NAVIGATION_WINDOW ? ago : null;
}

/** Keeps where an embedded player lives: its tab is another site's and cannot be asked for. */
export async function registerEmbeddedFrame({ tab, frame }: Frame, wall: EpochMs): Promise<void> {
  await writeSession(`embedded:${tab}:${frame}`, wall);
}

/** Where embedded players were heard of; some may be gone. */
export async function embeddedFrames(): Promise<readonly Frame[]> {
  return (await sessionKeys(/^embedded:/)).map((key) => {
    const [, tab = '', frame = ''] = key.split(':');
    return { tab: Number(tab), frame: Number(frame) };
  });
}

/** Forgets documents and touches of long ago. */
export async function forgetOldDocuments(wall: EpochMs): Promise<void> {
  await removeFromSession(
    (key, value) =>
      /^(document|touch|embedded):/.test(key) &&
      typeof value === 'number' &&
      value < wall - DOCUMENT_LIFETIME,
  );
}

function keyOf(document: string): string {
  return `document:${document}`;
}
