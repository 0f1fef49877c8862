import { machineClock as clock } from '../platform/clock.ts';
import { watchDocument } from './document-watcher.ts';
import { isOrphan } from './messaging/runtime.ts';

declare global {
  /** Set by the copy of this script that watches the document; survives in its own world only. */
  var kintimeIsWatching: (() => boolean) | undefined;
}

// Firefox puts declared scripts into open pages by itself, the background does so elsewhere:
// whichever comes second finds the first alive, or an orphan to take over from.
if (globalThis.kintimeIsWatching?.() !== true) {
  const controller = new AbortController();
  globalThis.kintimeIsWatching = () => !controller.signal.aborted && !isOrphan();
  watchDocument(clock, controller);
}
