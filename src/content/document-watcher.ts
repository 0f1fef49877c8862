import type { Clock } from '../domain/time/clock.ts';
import type { Feed } from '../domain/tracking/feeds.ts';
import { feedAt, siteOfHost } from '../domain/tracking/sites.ts';
import type { PageLocation } from '../messages/index.ts';
import { PlaybackBlocker } from './blocking/playback-blocker.ts';
import { KeepAlivePort } from './messaging/keep-alive-port.ts';
import { captureEvents } from './observers/capture-events.ts';
import { AttentionTracker } from './observers/attention-tracker.ts';
import { Reporter } from './messaging/reporter.ts';
import { isExtensionGone, onNotice } from './messaging/runtime.ts';
import { EMBEDDED, isPrerendering } from './observers/page-state.ts';

/** Tracks and blocks one document until the controller aborts or the extension is gone. */
export function watchDocument(clock: Clock, controller: AbortController): void {
  const { signal } = controller;
  const stop = (): void => controller.abort();
  let current = readLocation(undefined);
  const reporter = new Reporter(
    {
      clock,
      location: () => current,
      onStatus: ({ system, verdict }) => {
        tracker.handle({ kind: 'system', system });
        blocker.setVerdict(verdict);
        if (tracker.isAttended) keepAlivePort.open();
      },
      onDue: () => {
        // Documents that are not attended get a notice instead.
        if (tracker.isAttended) tracker.tick();
      },
      onOrphaned: stop,
    },
    signal,
  );
  const keepAlivePort = new KeepAlivePort(() => {
    if (isExtensionGone()) stop();
    else void reporter.flush();
  }, signal);
  const blocker = new PlaybackBlocker(
    {
      clock,
      isAttended: () => tracker.isAttended,
      onCover: (covered) => tracker.handle({ kind: 'cover', covered }),
      onLastVideoEnd: () => void reporter.finished(),
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
      currentFeed: () => {
        const now = readLocation(current.feed);
        if (now.feed !== current.feed || now.making !== current.making) {
          current = now;
          void reporter.moved();
        }
        return current.feed;
      },
      onMedia: (element) => blocker.onMedia(element),
      onMeasured: (batch) => reporter.enqueue(batch),
      onEnd: () => reporter.reportSoon(() => !tracker.isAttended),
      onTick: () => {
        if (isExtensionGone()) stop();
        else reporter.tick();
      },
      isDue: () => reporter.isDue,
      onShow: () => void hello(),
      onLeave: () => reporter.reportNow(tracker.touchedAgoMs),
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
        // The verdict for all documents does not cover the opening pause, which depends on the
        // location (rule A10).
        if (blocker.isOpeningPause && notice.verdict.state === 'open') await reporter.moved();
        else blocker.setVerdict(notice.verdict);
        break;
      case 'hand-over':
        await reporter.flush();
    }
  }, signal);
  // Media that played before this script was injected may go on until the first verdict.
  if (document.readyState === 'loading' && !isPrerendering()) blocker.waitForVerdict();
  const onPageShow = (event: Event): void => {
    if (event instanceof PageTransitionEvent && event.persisted) blocker.waitForVerdict();
  };
  captureEvents(window, ['pageshow'], onPageShow, signal);
  if (!isPrerendering()) void hello();
}

/** The location of the document; an embedded player belongs to no part of the site (rule C4). */
function readLocation(before: Feed | undefined): PageLocation {
  const site = siteOfHost(location.hostname);
  const own = EMBEDDED ? undefined : site;
  const { pathname } = location;
  return {
    feed: own === undefined ? 'other' : feedAt(own, pathname, before),
    making: own?.isUpload(pathname) === true,
    embedded: EMBEDDED,
  };
}
