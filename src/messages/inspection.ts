import type { AttentionReason } from '../domain/tracking/attention-reason.ts';
import type { Feed } from '../domain/tracking/feeds.ts';
import type { VerdictMessage } from './document-status.ts';

/** A media element that plays. It says nothing about what plays. */
export interface PlayingMedia {
  readonly kind: 'video' | 'sound';
  readonly place: 'in-view' | 'off-screen' | 'picture-in-picture';
}

/** What Kintime sees in one document, as `inspect.js` returns it. */
export interface Inspection {
  /** `null` where the site is not for watching. */
  readonly feed: Feed | null;
  readonly visible: boolean;
  readonly focused: boolean;
  readonly state: VerdictMessage['state'];
  readonly playing: readonly PlayingMedia[];
  readonly attended: boolean;
  readonly reason: AttentionReason;
}
