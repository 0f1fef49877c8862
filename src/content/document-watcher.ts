import type { Clock } from '../domain/time/clock.ts';
import type { Feed } from '../domain/tracking/feeds.ts';
import { feedAt, siteOfHost } from '../domain/tracking/sites.ts';
import type { PageLocation } from '../messages/index.ts';
import { PlaybackBlocker } from './blocking/playback-blocker.ts';
import { KeepAlivePort } from './messaging/keep-alive-port.ts';
import { AttentionTracker } from './tracking/attention-tracker.ts';
import { Reporter } from './messaging/reporter.ts';
import { isOrphan, onNotice } from './messaging/runtime.ts';
import { EMBEDDED, isPrerendering } from './tracking/page-state.ts';

/** Watches one document from its start until the extension goes. */
export function watchDocument(clock: Clock, controller: AbortController): void {
  const { signal } = controller;
  const end = (): void => controller.abort();
  let place = placeNow(undefined);
  const reporter = new Reporter(
    {
      clock,
      location: () => place,
      onStatus: ({ system, verdict }) => {
        tracker.handle({ kind: 'system', system });
        blocker.setVerdict(verdict);
        if (tracker.attended) keepAlivePort.open();
      },
      due: () => {
        // Others hear of it by notice.
        if (tracker.attended) tracker.tick();
      },
      orphaned: end,
    },
    signal,
  );
  const keepAlivePort = new KeepAlivePort(() => {
    if (isOrphan()) end();
    else void reporter.handOver();
  }, signal);
  const blocker = new PlaybackBlocker(
    {
      clock,
      attended: () => tracker.attended,
      covered: (covered) => tracker.handle({ kind: 'cover', covered }),
      finished: () => void reporter.finished(),
      answer: async (answer) => reporter.answer(answer),
    },
    signal,
  );
  const hello = async (): Promise<void> => {
    const agoMs = await reporter.hello();
    blocker.stopWaiting();
    if (agoMs !== null) tracker.handle({ kind: 'input', agoMs });
  };
  const tracker = new AttentionTracker(
    {
      clock,
      feedNow: () => {
        const now = placeNow(place.feed);
        if (now.feed !== place.feed || now.making !== place.making) {
          place = now;
          void reporter.moved();
        }
        return place.feed;
      },
      onMedia: (element) => blocker.meet(element),
      onMeasured: (parcel) => reporter.enqueue(parcel),
      ended: () => reporter.soon(() => !tracker.attended),
      ticked: () => {
        if (isOrphan()) end();
        else reporter.tick();
      },
      isDue: () => reporter.isDue,
      shown: () => void hello(),
      left: () => reporter.now(tracker.touchedAgoMs),
    },
    signal,
  );
  onNotice(async (notice) => {
    switch (notice.notice) {
      case 'system':
        tracker.handle({ kind: 'system', system: notice.system });
        break;
      case 'counting':
        if (notice.counting) await hello();
        else reporter.setCounting(false);
        break;
      case 'verdict':
        // That the site is open to all is no word on the pause before it, which depends on the place.
        if (blocker.isOpeningPause && notice.verdict.state === 'open') await reporter.moved();
        else blocker.setVerdict(notice.verdict);
        break;
      case 'hand-over':
        await reporter.handOver();
    }
  }, signal);
  // What played before this script came is let be until the word is there.
  if (document.readyState === 'loading' && !isPrerendering()) blocker.waitForVerdict();
  addEventListener('pageshow', ({ persisted }) => persisted && blocker.waitForVerdict(), {
    signal,
  });
  if (!isPrerendering()) void hello();
}

/** Where the document is now. An embedded player is in no part of the site's own. */
function placeNow(before: Feed | undefined): PageLocation {
  const site = siteOfHost(location.hostname);
  const own = EMBEDDED ? undefined : site;
  const { pathname } = location;
  return {
    feed: own === undefined ? 'other' : feedAt(own, pathname, before),
    making: own?.isUpload(pathname) === true,
    embedded: EMBEDDED,
  };
}
