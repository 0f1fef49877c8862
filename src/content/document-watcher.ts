import type { Clock } from '../domain/time/clock.ts';
import type { Feed } from '../domain/tracking/feeds.ts';
import { feedAt } from '../domain/tracking/sites.ts';
import type { Millis } from '../domain/time/units.ts';
import type { PageLocation } from '../messages/index.ts';
import { PlaybackBlocker } from './blocking/playback-blocker.ts';
import { keepAlivePort } from './messaging/keep-alive-port.ts';
import { captureEvents } from './observers/capture-events.ts';
import { AttentionTracker } from './observers/attention-tracker.ts';
import { Reporter } from './messaging/reporter.ts';
import { isExtensionGone, onNotice } from './messaging/runtime.ts';
import { findMedia } from './observers/media-elements.ts';
import { EMBEDDED, isPrerendering } from './observers/page-state.ts';
import { openDocuments } from './observers/picture-in-picture.ts';
import { treesIn } from './observers/shadow-trees.ts';

/** How often to check whether media of the feed still plays once the address has left the site. */
const LEAVE_INTERVAL: Millis = 250;

/** Tracks and blocks one document until the controller aborts or the extension is gone. */
export function watchDocument(clock: Clock, controller: AbortController): void {
  const { signal } = controller;
  const stop = (): void => controller.abort();
  let current = readLocation(undefined);
  /** Where the document was before its address left the site, and the media that it had there. */
  let left: { readonly from: PageLocation; readonly media: HTMLMediaElement[] } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Pages make many frames without an address; these ask for a verdict with their first media. */
  let isSilent = location.host === '';
  const reporter = new Reporter(
    {
      clock,
      location: () => current,
      onStatus: ({ system, verdict }) => {
        tracker.handle({ kind: 'system', system });
        blocker.setVerdict(verdict);
        if (tracker.isAttended) openPort();
      },
      onDue: () => {
        // Documents that are not attended get a notice instead.
        if (tracker.isAttended) tracker.tick();
      },
      onOrphaned: stop,
    },
    signal,
  );
  const openPort = keepAlivePort(() => {
    tracker.tick();
    void reporter.flush();
  }, signal);
  const blocker = new PlaybackBlocker(
    {
      clock,
      isAttended: () => tracker.isAttended,
      onCover: (covered) => tracker.handle({ kind: 'cover', covered }),
      answer: async (answer) => reporter.answer(answer),
    },
    signal,
  );
  const hello = async (): Promise<void> => {
    const agoMs = current.feed === null || isSilent ? null : await reporter.hello();
    blocker.stopWaiting();
    if (agoMs !== null) tracker.handle({ kind: 'input', agoMs });
  };
  const begin = async (): Promise<void> => {
    blocker.waitForVerdict();
    return hello();
  };
  /** Follows navigation within the document. */
  const follow = (): void => {
    const { feed } = current;
    let now = readLocation(feed);
    clearTimeout(timer);
    if (now.feed !== null) left = undefined;
    else if (feed !== null) {
      left ??= { from: current, media: openDocuments().flatMap(treesIn).flatMap(findMedia) };
    }
    // A page can write any address, so while media of the feed still plays, it is the feed (rule C4).
    if (!signal.aborted && left?.media.some((one) => blocker.playsOrIsHeld(one))) {
      now = left.from;
      timer = setTimeout(follow, LEAVE_INTERVAL);
    }
    if (now.feed === feed) return;
    current = now;
    const track = (): void => tracker.handle({ kind: 'feed', feed: current.feed });
    if (feed === null) {
      // Nothing counts before the first verdict, or the opening pause would find a session.
      void begin().then(track);
      return;
    }
    track();
    if (now.feed === null) blocker.release();
    else void reporter.moved();
  };
  const tracker = new AttentionTracker(
    {
      clock,
      feed: current.feed,
      onMedia: (element) => {
        if (EMBEDDED || left !== undefined) follow();
        if (isSilent) {
          isSilent = false;
          void begin();
        }
        blocker.onMedia(element);
      },
      onMeasured: (batch) => reporter.enqueue(batch),
      onEnd: () => reporter.reportSoon(() => !tracker.isAttended),
      onTick: () => {
        if (isExtensionGone()) stop();
        else {
          // The page around a frame moves without an event in the frame.
          if (EMBEDDED) follow();
          reporter.tick();
        }
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
      case 'verdict': {
        if (current.feed === null) break;
        const verdict = current.feed === 'messages' ? notice.forMessages : notice.verdict;
        // The verdict for all documents does not cover the opening pause, which depends on the
        // location (rule A10).
        if (blocker.isOpeningPause && verdict.state === 'open') await reporter.moved();
        else blocker.setVerdict(verdict);
        break;
      }
      case 'hand-over':
        await reporter.flush();
    }
  }, signal);
  // Media that played before this script was injected may go on until the first verdict.
  if (!isPrerendering()) void (document.readyState === 'loading' ? begin() : hello());
  captureEvents(
    window,
    ['pageshow'],
    ({ persisted }) => persisted && current.feed !== null && blocker.waitForVerdict(),
    signal,
  );
  captureEvents(navigation, ['currententrychange'], follow, signal);
}

/**
 * The location of the document. A frame takes the feed of the page that it is in, if that has the
 * same origin; but what its own address shows counts even in messages or settings. A player in a
 * page of another site belongs to no part of the site (rule C4).
 */
function readLocation(before: Feed | null | undefined): PageLocation {
  // Documents that the site wrote itself, such as `about:blank`, have no address of their own.
  const feedIn = ({ host, href }: Location): Feed | null =>
    host === '' ? 'other' : feedAt(href, before);
  let feed = feedIn(location);
  try {
    const around = feedIn((top ?? window).location);
    if (location.host === '' || (around !== null && around !== 'messages')) feed = around;
  } catch {
    feed &&= 'other';
  }
  return { feed, embedded: EMBEDDED };
}
