import type { PageAnswer, VerdictMessage } from '../../messages/index.ts';

/** What lies over the page, or stands at its edge. */
export type OverlayKind = 'closed' | 'paused' | 'opening-pause' | 'ending' | 'notice';

/** What a person is to see of the word. */
export interface OverlayView {
  readonly kind: OverlayKind;
  readonly verdict: VerdictMessage;
  readonly notice: VerdictMessage['notice'];
  readonly embedded: boolean;
}

/** What the keeper of a document offers to the script that draws. */
interface BlockerHandle {
  /** `null` where there is nothing to draw. */
  readonly view: () => OverlayView | null;
  /** To be told of each media element that only the drawing script finds. */
  readonly onMedia: (element: HTMLMediaElement) => void;
  /** Settles when the answer was taken, or could not be given. */
  readonly answer: (answer: PageAnswer) => Promise<void>;
  readonly dismiss: () => void;
}

/** What the script that draws offers to the keeper. */
interface OverlayHandle {
  /** Draws what is to be seen now; also puts back what the page took away. */
  readonly show: () => void;
  /** Whether the extension that this script belongs to is still there. */
  readonly isAlive: () => boolean;
}

declare global {
  /** Both scripts live in the same world of the document; whichever comes second finds the first. */
  var kintimeBlocker: BlockerHandle | undefined;
  var kintimeOverlay: OverlayHandle | undefined;
}
