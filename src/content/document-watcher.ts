import type { Clock } from '../domain/time/clock.ts';
import type { Feed } from '../domain/tracking/feeds.ts';
import { feedAt, siteOfHost } from '../domain/tracking/sites.ts';
import type { Place } from '../messages/index.ts';
import { Keeper } from './blocking/playback-blocker.ts';
import { Lifeline } from './messaging/keep-alive-port.ts';
import { Observer } from './tracking/attention-tracker.ts';
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
      place: () => place,
      heard: ({ system, word }) => {
        observer.take({ kind: 'system', system });
        keeper.hear(word);
        if (observer.attended) lifeline.hold();
      },
      due: () => {
        // Others hear of it by notice.
        if (observer.attended) observer.tick();
      },
      orphaned: end,
    },
    signal,
  );
  const lifeline = new Lifeline(() => {
    if (isOrphan()) end();
    else void reporter.handOver();
  }, signal);
  const keeper = new Keeper(
    {
      clock,
      attended: () => observer.attended,
      covered: (covered) => observer.take({ kind: 'cover', covered }),
      finished: () => void reporter.finished(),
      answer: async (answer) => reporter.answer(answer),
    },
    signal,
  );
  const hello = async (): Promise<void> => {
    const agoMs = await reporter.hello();
    keeper.goOn();
    if (agoMs !== null) observer.take({ kind: 'touch', agoMs });
  };
  const observer = new Observer(
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
      met: (element) => keeper.meet(element),
      measured: (parcel) => reporter.stow(parcel),
      ended: () => reporter.soon(() => !observer.attended),
      ticked: () => {
        if (isOrphan()) end();
        else reporter.tick();
      },
      isDue: () => reporter.isDue,
      shown: () => void hello(),
      left: () => reporter.now(observer.touchedAgoMs),
    },
    signal,
  );
  onNotice(async (notice) => {
    switch (notice.notice) {
      case 'system':
        observer.take({ kind: 'system', system: notice.system });
        break;
      case 'counting':
        if (notice.counting) await hello();
        else reporter.count(false);
        break;
      case 'word':
        // That the site is open to all is no word on the pause before it, which depends on the place.
        if (keeper.pauses && notice.word.state === 'open') await reporter.moved();
        else keeper.hear(notice.word);
        break;
      case 'hand-over':
        await reporter.handOver();
    }
  }, signal);
  // What played before this script came is let be until the word is there.
  if (document.readyState === 'loading' && !isPrerendering()) keeper.wait();
  addEventListener('pageshow', ({ persisted }) => persisted && keeper.wait(), { signal });
  if (!isPrerendering()) void hello();
}

/** Where the document is now. An embedded player is in no part of the site's own. */
function placeNow(before: Feed | undefined): Place {
  const site = siteOfHost(location.hostname);
  const own = EMBEDDED ? undefined : site;
  const { pathname } = location;
  return {
    feed: own === undefined ? 'other' : feedAt(own, pathname, before),
    making: own?.isMaking(pathname) === true,
    embedded: EMBEDDED,
  };
}
