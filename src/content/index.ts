import { machineClock as clock } from '../platform/clock.ts';
import { watchDocument } from './document-watcher.ts';
import { isExtensionGone } from './messaging/runtime.ts';

declare global {
  /** Set by the copy of this script that watches the document, in its isolated world only. */
  var kintimeIsWatching: (() => boolean) | undefined;
}

// On installation or update Firefox injects declared scripts into open pages and the background
// does so elsewhere. A second copy stops here if the first is alive, and takes over from an orphan.
if (globalThis.kintimeIsWatching?.() !== true) {
  const controller = new AbortController();
  globalThis.kintimeIsWatching = () => !controller.signal.aborted && !isExtensionGone();
  watchDocument(clock, controller);
}
