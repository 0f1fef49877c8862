import { machineClock as clock } from '../platform/clock.ts';
import { watchDocument } from './document-watcher.ts';
import { isExtensionGone } from './messaging/runtime.ts';

// On installation or update Firefox injects declared scripts into open pages and the background
// does so elsewhere. A second copy stops here if the first is alive, and takes over from an orphan.
if (globalThis.kintimeIsWatching?.() !== true) {
  const controller = new AbortController();
  globalThis.kintimeIsWatching = () => !controller.signal.aborted && !isExtensionGone();
  watchDocument(clock, controller);
}
