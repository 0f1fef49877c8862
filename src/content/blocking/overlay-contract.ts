import type { PageAnswer, VerdictMessage } from '../../messages/index.ts';

export type OverlayKind =
  | 'closed'
  | 'paused'
  | 'opening-pause'
  | 'first-visit'
  | 'ending'
  | 'notice';

/** What the overlay has to show; the text follows from it in `overlay/content.ts`. */
export interface OverlayView {
  readonly kind: OverlayKind;
  readonly verdict: VerdictMessage;
  readonly notice: VerdictMessage['notice'];
  readonly embedded: boolean;
}

/** What `content.js` offers to `overlay.js`. */
export interface BlockerHandle {
  /** `null` if there is nothing to show. */
  readonly view: () => OverlayView | null;
  /** Reports a media element that only the overlay's deep search finds. */
  readonly onMedia: (element: HTMLMediaElement) => void;
  /** Resolves once the background has handled the answer, or could not be reached. */
  readonly answer: (answer: PageAnswer) => Promise<void>;
  readonly dismiss: () => void;
}

/** What `overlay.js` offers to `content.js`. */
interface OverlayHandle {
  /** Renders the current view and reattaches the overlay if the page removed it. */
  readonly show: () => void;
  /** What had the focus before the overlay took it. */
  readonly focusBefore: () => Element | null;
  /** False once the extension was reloaded or removed. */
  readonly isAlive: () => boolean;
}

declare global {
  /** Set by the copy of `content.js` that watches the document, in its isolated world only. */
  var kintimeIsWatching: (() => boolean) | undefined;
  /** Both scripts run in the same isolated world and may load in either order. */
  var kintimeBlocker: BlockerHandle | undefined;
  /** Until it is set, Chromium finds an element of the page here whose id this is. */
  var kintimeOverlay: Partial<OverlayHandle> | undefined;
}
