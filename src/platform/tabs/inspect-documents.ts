import type { Scripting } from 'webextension-polyfill';
import { SECOND } from '../../domain/time/units.ts';
import type { Millis } from '../../domain/time/units.ts';
import type { Inspection } from '../../messages/inspection.ts';
import { runtime, tabs } from '../browser.ts';
import { runInFrames } from './run-in-frames.ts';
import { unlistedFrames } from './unlisted-frames.ts';
import { MATCH_PATTERNS } from './match-patterns.ts';
import type { Frame } from './script-injection.ts';

/** A page may be frozen, hang, or be too busy. */
const TIMEOUT: Millis = 0.8 * SECOND;

/**
 * A document of the site in an open tab. `closed`: the tab shows Kintime's closed page instead.
 * `silent`: it did not answer in time. `absent`: the content script does not run there.
 */
export type InspectedDocument = {
  readonly tab: number;
  readonly frame: number;
  /** `inner`: a frame in a page of the site. `player`: embedded in another site. */
  readonly place: 'tab' | 'inner' | 'player';
} & (
  | { readonly status: 'seen'; readonly inspection: Inspection }
  | { readonly status: 'closed' | 'silent' | 'absent' }
);

type Answer = readonly { readonly frame: number; readonly inspection: Inspection | null }[];

/** Injections that have not returned yet: a page that hangs must not pile them up. */
const pending = new Map<string, Promise<Answer>>();

/**
 * What Kintime sees in each tab of the site, in the order of the tabs, and then in each player
 * embedded elsewhere. Stores nothing.
 */
export async function inspectDocuments(): Promise<readonly InspectedDocument[]> {
  const [open, closed, embedded] = await Promise.all([
    tabs.query({ url: [...MATCH_PATTERNS] }),
    // Not `getURL('closed.html')`, which in Chromium has a dynamic host that tabs never show.
    tabs.query({ url: `${runtime.getURL('')}closed.html` }),
    unlistedFrames(),
  ]);
  const ofSite = new Set(open.map(({ id }) => id));
  const inTabs = [...open, ...closed]
    .toSorted((a, b) => (a.windowId ?? 0) - (b.windowId ?? 0) || a.index - b.index)
    .map(async ({ id = -1 }): Promise<readonly InspectedDocument[]> =>
      ofSite.has(id) ? inspectTab(id) : [{ tab: id, frame: 0, place: 'tab', status: 'closed' }],
    );
  const elsewhere = embedded.filter(({ tab }) => !ofSite.has(tab)).map(inspectPlayer);
  return (await Promise.all([...inTabs, ...elsewhere])).flat();
}

/** The page in a tab, and those of its inner frames in which something plays. */
async function inspectTab(tab: number): Promise<readonly InspectedDocument[]> {
  const page = { tab, frame: 0, place: 'tab' } as const;
  const answer = await inject({ tabId: tab, allFrames: true });
  if (answer === 'silent') return [{ ...page, status: 'silent' }];
  const top = answer.find(({ frame }) => frame === 0)?.inspection ?? null;
  return [
    top === null ? { ...page, status: 'absent' } : { ...page, status: 'seen', inspection: top },
    ...answer.flatMap(({ frame, inspection }): InspectedDocument[] =>
      frame !== 0 && inspection !== null && inspection.playing.length > 0
        ? [{ tab, frame, place: 'inner', status: 'seen', inspection }]
        : [],
    ),
  ];
}

/** An embedded player, or a window that the site wrote itself; nothing once it is gone. */
async function inspectPlayer({ tab, frame }: Frame): Promise<readonly InspectedDocument[]> {
  const player = { tab, frame, place: frame === 0 ? 'tab' : 'player' } as const;
  const answer = await inject({ tabId: tab, frameIds: [frame] });
  if (answer === 'silent') return [{ ...player, status: 'silent' }];
  return answer.flatMap(({ inspection }): InspectedDocument[] =>
    inspection === null ? [] : [{ ...player, status: 'seen', inspection }],
  );
}

async function inject(target: Scripting.InjectionTarget): Promise<Answer | 'silent'> {
  const key = JSON.stringify(target);
  const answer = pending.get(key) ?? execute(target);
  pending.set(key, answer);
  void answer.finally(() => pending.delete(key));
  const timeout = new Promise<'silent'>((resolve) => setTimeout(resolve, TIMEOUT, 'silent'));
  return Promise.race([answer, timeout]);
}

async function execute(target: Scripting.InjectionTarget): Promise<Answer> {
  return (await runInFrames(['inspect.js'], target)).map(({ frame, result }) => ({
    frame,
    // The type of what `inspect.js` returns; `undefined` where it could not run.
    // oxlint-disable-next-line no-unsafe-type-assertion
    inspection: (result ?? null) as Inspection | null,
  }));
}
