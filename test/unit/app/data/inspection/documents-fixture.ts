import type { Inspection } from '../../../../../src/messages/inspection.ts';
import type { InspectedDocument } from '../../../../../src/platform/tabs/inspect-documents.ts';

const WATCHING: Inspection = {
  feed: 'for-you',
  visible: true,
  focused: true,
  state: 'open',
  playing: [{ kind: 'video', place: 'in-view' }],
  attended: true,
  reason: 'playing',
};

/** A document in the first tab in which a video plays, but for what is given. */
export function seen(
  change: Partial<Inspection> = {},
  place: Pick<InspectedDocument, 'tab' | 'frame' | 'place'> = { tab: 1, frame: 0, place: 'tab' },
): InspectedDocument {
  return { ...place, status: 'seen', inspection: { ...WATCHING, ...change } };
}
