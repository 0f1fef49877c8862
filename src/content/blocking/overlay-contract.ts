import type { PageAnswer, Word } from '../../messages/index.ts';

/** What lies over the page, or stands at its edge. */
export type Screen = 'closed' | 'paused' | 'opening-pause' | 'ending' | 'notice';

/** What a person is to see of the word. */
export interface View {
  readonly screen: Screen;
  readonly word: Word;
  readonly notice: Word['notice'];
  readonly embedded: boolean;
}

/** What the keeper of a document offers to the script that draws. */
interface KeeperHandle {
  /** `null` where there is nothing to draw. */
  readonly view: () => View | null;
  /** To be told of each media element that only the drawing script finds. */
  readonly meet: (element: HTMLMediaElement) => void;
  /** Settles when the answer was taken, or could not be given. */
  readonly answer: (answer: PageAnswer) => Promise<void>;
  readonly dismiss: () => void;
}

/** What the script that draws offers to the keeper. */
interface ScreensHandle {
  /** Draws what is to be seen now; also puts back what the page took away. */
  readonly show: () => void;
  /** Whether the extension that this script belongs to is still there. */
  readonly isAlive: () => boolean;
}

declare global {
  /** Both scripts live in the same world of the document; whichever comes second finds the first. */
  var kintimeKeeper: KeeperHandle | undefined;
  var kintimeScreens: ScreensHandle | undefined;
}
