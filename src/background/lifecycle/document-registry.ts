import { MINUTE } from '../../domain/time/units.ts';
import type { EpochMs, Millis } from '../../domain/time/units.ts';
import {
  readSession,
  readWholeSession,
  removeFromSession,
  writeLatest,
  writeSession,
} from '../../platform/storage/session-storage.ts';

/** How far back the first message of a document may place its start. */
const MAX_HEAD_START: Millis = 5 * MINUTE;

/** For how long a new page in a tab may inherit the last input of the page before it. */
const NAVIGATION_WINDOW: Millis = MINUTE;

const DOCUMENT_LIFETIME: Millis = 7 * 24 * 60 * MINUTE;

/**
 * Registers a document. Its first message decides; later ones cannot move its start.
 * @param tab `null` if the browser does not report it
 * @returns the earliest wall time that the document may report
 */
export async function registerDocument(
  tab: number | null,
  document: string,
  claimed: EpochMs,
  wall: EpochMs,
): Promise<EpochMs> {
  const known = await readStart(tab, document);
  if (typeof known === 'number') return known;
  const start = Math.max(claimed, wall - MAX_HEAD_START);
  await writeLatest(prefixOf(tab), document, start);
  return start;
}

/** The earliest wall time that a document may report; the last minutes if it is unknown. */
export async function documentStart(
  tab: number | null,
  document: string,
  wall: EpochMs,
): Promise<EpochMs> {
  const known = await readStart(tab, document);
  return typeof known === 'number' ? known : wall - MAX_HEAD_START;
}

/** Firefox does not report the tab of the last message of a closing one. */
async function readStart(tab: number | null, document: string): Promise<unknown> {
  if (tab !== null) return readSession(prefixOf(tab) + document);
  const all = Object.entries(await readWholeSession());
  return all.find(([key]) => key.startsWith('document:') && key.endsWith(`:${document}`))?.[1];
}

/** Stores when a tab last had input, for the next page in it. */
export async function recordInput(tab: number, at: EpochMs): Promise<void> {
  await writeSession(`touch:${tab}`, at);
}

/** How long ago the previous page in a tab had input; `null` if that was too long ago to matter. */
export async function timeSinceInput(tab: number, wall: EpochMs): Promise<Millis | null> {
  const at = await readSession(`touch:${tab}`);
  if (typeof at !== 'number') return null;
  const ago = wall - at;
  return ago >= 0 && ago <= NAVIGATION_WINDOW ? ago : null;
}

/** Forgets documents, inputs and frames of long ago. */
export async function forgetOldDocuments(wall: EpochMs): Promise<void> {
  const old = Object.entries(await readWholeSession()).filter(
    ([key, value]) =>
      /^(document|touch|unlisted):/.test(key) &&
      typeof value === 'number' &&
      value < wall - DOCUMENT_LIFETIME,
  );
  await removeFromSession(old.map(([key]) => key));
}

function prefixOf(tab: number | null): string {
  return `document:${tab ?? ''}:`;
}
