import { machineClock as clock } from '../platform/clock.ts';
import { watchDocument } from './document-watcher.ts';
import { isOrphan } from './messaging/runtime.ts';

declare global {
  /** Set by the copy of this script that watches the document; survives in its own world only. */
  var kintimeWatches: (() => boolean) | undefined;
}

// Firefox puts declared scripts into open pages by itself, the background does so elsewhere:
// whichever comes second finds the first alive, or an orphan to take over from.
if (globalThis.kintimeWatches?.() !== true) {
  const controller = new AbortController();
  globalThis.kintimeWatches = () => !controller.signal.aborted && !isOrphan();
  watchDocument(clock, controller);
}
