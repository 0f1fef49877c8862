import type { Clock } from '../domain/clock.ts';
import type { Feed } from '../domain/feeds.ts';
import { feedAt, siteOfHost } from '../domain/sites.ts';
import { Lifeline } from './lifeline.ts';
import { Observer } from './observer.ts';
import { Reporter } from './reporter.ts';
import { isOrphan, onNotice } from './runtime.ts';
import { EMBEDDED, isPrerendering } from './scene.ts';

/** Watches one document from its start until the extension goes. */
export function watchDocument(clock: Clock, controller: AbortController): void {
  const { signal } = controller;
  const end = (): void => controller.abort();
  const reporter = new Reporter(
    {
      clock,
      heard: ({ system }) => {
        observer.take({ kind: 'system', system });
        if (observer.attended) lifeline.hold();
      },
      orphaned: end,
    },
    signal,
  );
  const lifeline = new Lifeline(() => {
    if (isOrphan()) end();
    else void reporter.handOver();
  }, signal);
  const hello = async (): Promise<void> => {
    const agoMs = await reporter.hello();
    if (agoMs !== null) observer.take({ kind: 'touch', agoMs });
  };
  const observer = new Observer(
    {
      clock,
      feedNow,
      measured: (parcel) => reporter.stow(parcel),
      ended: () => reporter.soon(() => !observer.attended),
      ticked: () => {
        if (isOrphan()) end();
        else reporter.tick();
      },
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
      case 'hand-over':
        await reporter.handOver();
    }
  }, signal);
  if (!isPrerendering()) void hello();
}

/** The feed that the document shows now. An embedded player is none of the site's own. */
function feedNow(before: Feed | undefined): Feed {
  const site = siteOfHost(location.hostname);
  return EMBEDDED || site === undefined ? 'other' : feedAt(site, location.pathname, before);
}
